package app.synth.accounts.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MatrixTest {
    private static final Cell WITHHELD = new Cell(false, Cell.NOTHING.minimumTier(), false);

    private final Matrix matrix = new Matrix(
            new TreeMap<>(Map.of(
                    "comment", new PermissionKey("comment", "Say something.", null),
                    "fly", new PermissionKey("fly", "Nobody does.", null),
                    "manage_users", new PermissionKey("manage_users", "Manage people.", null))),
            new TreeMap<>(Map.of(
                    "admin",
                            new TreeMap<>(Map.of(
                                    "comment", Cell.WITHOUT_CONDITIONS, "manage_users", Cell.WITHOUT_CONDITIONS)),
                    "media", new TreeMap<>(Map.of("comment", Cell.WITHOUT_CONDITIONS, "manage_users", WITHHELD)),
                    "user", new TreeMap<>(Map.of("comment", WITHHELD)))));

    @Test
    void whatIsNotThereIsNotGranted() {
        assertThat(matrix.cell("user", "manage_users").granted()).isFalse();
        assertThat(matrix.cell("robot", "comment").granted()).isFalse();
    }

    @Test
    void ofWhatATypeIsNotGrantedItNamesTheTypesThatAre() {
        assertThat(matrix.grantedToOthers("user"))
                .isEqualTo(
                        Map.of("comment", Set.of("admin", "media"), "fly", Set.of(), "manage_users", Set.of("admin")));
        assertThat(matrix.grantedToOthers("media")).isEqualTo(Map.of("fly", Set.of(), "manage_users", Set.of("admin")));
    }
}
