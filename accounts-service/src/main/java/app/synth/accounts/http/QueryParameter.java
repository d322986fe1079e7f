package app.synth.accounts.http;

import app.synth.accounts.client.problem.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands in an address. What cannot be read is 400, which names the parameter. */
public final class QueryParameter {
    /** How many items a page has unless asked otherwise. */
    public static final String DEFAULT_LIMIT = "50";

    private static final int LARGEST_PAGE = 200;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private QueryParameter() {}

    /** How many items a page may have. */
    public static int limit(int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Problems.badField("limit", "limit is between 1 and " + LARGEST_PAGE);
        }
        return limit;
    }

    public static UUID uuid(String name, String text) {
        return uuid(text).orElseThrow(() -> Problems.badField(name, name + " is not a UUID"));
    }

    /** The UUID that a text is, in the usual form; shorter ones, which Java would fill up, are none. */
    public static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** A UUID; null where there is none. */
    public static @Nullable UUID uuidIfAny(String name, @Nullable String text) {
        return text == null ? null : uuid(name, text);
    }

    /** One of the codes that {@code known} knows; null where there is none. */
    public static <T> @Nullable T codeIfAny(String name, @Nullable String text, Function<String, Optional<T>> known) {
        return text == null
                ? null
                : known.apply(text).orElseThrow(() -> Problems.badField(name, name + " has no such value"));
    }

    /** Text that can be compared with what is stored; null where there is none. */
    public static @Nullable String textIfAny(String name, @Nullable String text) {
        return text == null ? null : SentText.line(name, text, 500);
    }

    public static @Nullable Boolean truthIfAny(String name, @Nullable String text) {
        return codeIfAny(name, text, code -> switch (code) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** An RFC 3339 time with a zone; null where there is none. */
    public static @Nullable Instant timeIfAny(String name, @Nullable String text) {
        return text == null ? null : time(name, text);
    }

    public static Instant time(String name, String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeException notOne) {
            throw Problems.badField(name, name + " is not an RFC 3339 time with a zone");
        }
        throw Problems.badField(name, name + " is not a time between 1970 and 9999");
    }
}
