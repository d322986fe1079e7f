package app.synth.accounts.http;

import app.synth.accounts.client.request.SentText;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what stands in an address. What cannot be read is 400, which names the parameter. */
public final class QueryParameter {
    private static final int LONGEST_TEXT = 500;

    private QueryParameter() {}

    /** A UUID; null where there is none. */
    public static @Nullable UUID uuidIfAny(String name, @Nullable String text) {
        return text == null ? null : SentText.uuid(name, text);
    }

    /** One of the codes of an enum ({@link SentText#one}); null where there is none. */
    public static <E extends Enum<E>> @Nullable E oneIfAny(
            String name,
            @Nullable String text,
            Class<E> type,
            Function<String, Optional<E>> find,
            Function<E, String> code) {
        return text == null ? null : SentText.one(name, text, type, find, code);
    }

    /** Text that can be compared with what is stored; null where there is none. */
    public static @Nullable String textIfAny(String name, @Nullable String text) {
        return text == null ? null : SentText.line(name, text, LONGEST_TEXT);
    }

    public static @Nullable Boolean truthIfAny(String name, @Nullable String text) {
        return text == null ? null : SentText.truth(name, text);
    }

    /** An RFC 3339 time with a zone; null where there is none. */
    public static @Nullable Instant timeIfAny(String name, @Nullable String text) {
        return text == null ? null : SentText.time(name, text);
    }
}
