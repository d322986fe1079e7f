package app.synth.accounts.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Both matrices.
 *
 * @param holders the account types that hold a permission
 */
record AccessMatrix(List<AccessRule> rules, Map<String, Set<String>> holders) {
    static final List<String> ACCOUNT_TYPES =
            List.of("user", "artist", "venue", "admin", "promoter", "ad_account", "venue_manager", "label", "media");

    /** @throws IllegalArgumentException if a line names a permission that the other file does not know */
    AccessMatrix {
        for (AccessRule rule : rules) {
            if (rule.entrance() instanceof Entrance.Holding(var anyOf)
                    && !holders.keySet().containsAll(anyOf)) {
                throw new IllegalArgumentException(rule.operation() + ": no such permissions as " + anyOf);
            }
        }
    }

    static AccessMatrix written() {
        Map<String, Set<String>> holders = new LinkedHashMap<>();
        for (String line : lines("/seed-matrix.txt")) {
            String[] columns = line.split("\\|");
            holders.put(columns[0].strip(), Set.of(columns[1].strip().split(" ")));
        }
        return new AccessMatrix(
                lines("/access-matrix.txt").stream().map(AccessRule::read).toList(), holders);
    }

    Set<String> permissionsOf(String accountType) {
        Set<String> permissions = new HashSet<>();
        holders.forEach((permission, types) -> {
            if (types.contains(accountType)) {
                permissions.add(permission);
            }
        });
        return permissions;
    }

    private static List<String> lines(String resource) {
        try (InputStream file = Objects.requireNonNull(AccessMatrix.class.getResourceAsStream(resource))) {
            return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
