package app.synth.accounts.client.request;

import app.synth.accounts.client.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the next one begins behind it, whatever has come or gone meanwhile.
 *
 * @param key the values of the page's last row that the list is ordered by; only the last may have slashes
 */
public record Cursor(List<String> key) {
    private static final String BETWEEN = "/";

    public static Cursor of(Object... key) {
        return new Cursor(Arrays.stream(key).map(String::valueOf).toList());
    }

    /** The cursor that a client sent, with as many values as there must be; null where it sent none. */
    public static @Nullable Cursor ifAny(@Nullable String text, int values) {
        return text == null ? null : parse(text, values);
    }

    /**
     * What leads to the next page; null where this is the last.
     *
     * @param found a page, and one more where there is another page
     */
    public static <T> @Nullable String next(List<T> found, int limit, Function<T, Cursor> end) {
        return found.size() > limit ? end.apply(found.get(limit - 1)).text() : null;
    }

    private static Cursor parse(String text, int values) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> parts = List.of(key.split(BETWEEN, values));
            if (parts.size() == values && SentText.isStorable(key)) {
                return new Cursor(parts);
            }
        } catch (IllegalArgumentException notOurs) {
            throw unusable();
        }
        throw unusable();
    }

    /** As a client carries it: opaque. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        key.stream().collect(Collectors.joining(BETWEEN)).getBytes(StandardCharsets.UTF_8));
    }

    public String word(int place) {
        return key.get(place);
    }

    /** A time that a column may hold, as {@link SentText#time} takes them. */
    public Instant time(int place) {
        try {
            Instant time = Instant.parse(key.get(place));
            if (SentText.isWithinReach(time)) {
                return time;
            }
        } catch (DateTimeException notOurs) {
            throw unusable();
        }
        throw unusable();
    }

    public UUID uuid(int place) {
        return SentText.uuid(key.get(place)).orElseThrow(Cursor::unusable);
    }

    public long number(int place) {
        try {
            return Long.parseLong(key.get(place));
        } catch (NumberFormatException notOurs) {
            throw unusable();
        }
    }

    /** 400 {@code invalid_field}: of another question, or no cursor at all. */
    private static RuntimeException unusable() {
        return Problems.badField("cursor", "cursor is not the next of an earlier answer to the same question");
    }
}
