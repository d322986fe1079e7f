package app.synth.accounts.sent;

import app.synth.accounts.client.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Where a page ended, as a client carries it: opaque. The next page begins behind it, whatever has come or gone meanwhile. */
public final class Cursor {
    private static final String BETWEEN = "\n";

    private Cursor() {}

    /** @param key the values of the last row that the list is ordered by */
    public static String of(String... key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, key).getBytes(StandardCharsets.UTF_8));
    }

    /** The values again, as many as there must be; whether each is one is the reader's to see. */
    public static List<String> key(String cursor, int values) {
        try {
            List<String> key = List.of(
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(BETWEEN, -1));
            if (key.size() == values && key.stream().noneMatch(value -> value.indexOf('\0') >= 0)) {
                return key;
            }
        } catch (IllegalArgumentException notOurs) {
            throw notOne();
        }
        throw notOne();
    }

    /** What a cursor is refused with that no list has given out. */
    public static RuntimeException notOne() {
        return Problems.badField("cursor", "cursor is not the next_cursor of an earlier answer");
    }
}
