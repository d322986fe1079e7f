package app.synth.accounts.http;

import app.synth.accounts.client.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last row of a page, newest first: the next page begins behind it, whatever has come or gone meanwhile.
 *
 * @param id tells apart what happened at the same time
 */
public record Cursor(Instant at, String id) {

    /** The cursor that a client sent; null where it sent none. */
    public static @Nullable Cursor ifAny(@Nullable String text) {
        return text == null ? null : parse(text);
    }

    private static Cursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/", 2);
            return new Cursor(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException notOurs) {
            throw unusable();
        }
    }

    /** As a client carries it: opaque. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + "/" + id).getBytes(StandardCharsets.US_ASCII));
    }

    public UUID uuid() {
        return QueryParameter.uuid(id).orElseThrow(Cursor::unusable);
    }

    public long number() {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException notOurs) {
            throw unusable();
        }
    }

    private static RuntimeException unusable() {
        return Problems.badField("cursor", "cursor is not the next of an earlier answer to the same question");
    }
}
