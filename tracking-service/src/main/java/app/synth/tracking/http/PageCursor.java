package app.synth.tracking.http;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where a page ended, as a client carries it to the next: opaque, and made of fields that have no slash but the last. */
public final class PageCursor {
    private static final String NAME = "cursor";
    private static final String SEPARATOR = "/";

    private PageCursor() {}

    /** The fields as text for an address. */
    public static String text(Object... fields) {
        String text = Arrays.stream(fields).map(String::valueOf).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads them again.
     *
     * @param shape makes of the fields what they were; may fail as {@link #time} and {@link #id} do, and as parsers
     * @throws HttpProblem as {@link #unusable()} where these are not as many fields, or not such
     */
    public static <T> T parse(String text, int fields, Function<String[], T> shape) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(SEPARATOR, fields);
            if (parts.length == fields) {
                return shape.apply(parts);
            }
        } catch (IllegalArgumentException notOurs) {
            throw unusable();
        }
        throw unusable();
    }

    /** A time in it, such as Postgres knows. */
    public static Instant time(String field) {
        try {
            return SentText.time(NAME, field);
        } catch (HttpProblem notOurs) {
            throw unusable();
        }
    }

    /** An id in it. */
    public static UUID id(String field) {
        return SentText.uuid(field).orElseThrow(PageCursor::unusable);
    }

    /** 400 {@code invalid_field}: of another question, or no cursor at all. */
    public static HttpProblem unusable() {
        return Problems.badField(NAME, "cursor is not the next of an earlier answer to the same question");
    }
}
