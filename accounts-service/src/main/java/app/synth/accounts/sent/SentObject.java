package app.synth.accounts.sent;

import app.synth.accounts.client.problem.Problems;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that holds nothing that is not asked for. The first thing that is wrong ends the reading with 400, which
 * names the field by its path ({@code business_info.genres[2]}).
 */
public final class SentObject {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Control characters are no text for people, and halves of surrogate pairs are none at all. */
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]+");

    private static final int LAST_YEAR = 9999;
    private static final int REASON = 500;

    private final String path;
    private final ObjectNode object;

    private SentObject(String path, ObjectNode object) {
        this.path = path;
        this.object = object;
    }

    /** @param fields all that it may hold */
    public static SentObject read(byte[] body, String... fields) {
        try {
            if (!(JSON.readTree(body) instanceof ObjectNode object)) {
                throw Problems.badField("body", "The body is not a JSON object");
            }
            var sent = new SentObject("", object);
            sent.holdsOnly(List.of(fields));
            return sent;
        } catch (IOException noJson) {
            throw Problems.of(Status.BAD_REQUEST, "malformed_json", "The body is not JSON that can be read")
                    .build();
        }
    }

    /** Refuses every field that is not among these. */
    public void holdsOnly(Collection<String> fields) {
        object.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw wrong(name, "There is no such field here; there are " + String.join(", ", fields));
            }
        });
    }

    /** Whether there is a value; null is none. */
    public boolean has(String field) {
        return object.hasNonNull(field);
    }

    /** An object within; required. */
    public SentObject object(String field) {
        if (!(object.get(field) instanceof ObjectNode inner)) {
            throw wrong(field, "It is required, and a JSON object");
        }
        return new SentObject(path + field + ".", inner);
    }

    /** Text that is not blank, without the space around it. */
    public String text(String field, int atMost) {
        return text(field, object.get(field), atMost);
    }

    /** Text, or null where none or null was sent. */
    public @Nullable String textIfAny(String field, int atMost) {
        return has(field) ? text(field, atMost) : null;
    }

    /** Why an admin does something, in up to 500 characters; required. */
    public String reason() {
        return text("reason", REASON);
    }

    /** The same, where it need not be given. */
    public @Nullable String reasonIfAny() {
        return has("reason") ? reason() : null;
    }

    /** A list of different texts. */
    public List<String> texts(String field, int itemsAtMost, int atMost) {
        JsonNode sent = object.get(field);
        if (sent == null || !sent.isArray() || sent.isEmpty() || sent.size() > itemsAtMost) {
            throw wrong(field, "It is a list of 1 to " + itemsAtMost);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            String place = field + "[" + i + "]";
            String text = text(place, sent.get(i), atMost);
            if (texts.contains(text)) {
                throw wrong(place, "It stands there twice");
            }
            texts.add(text);
        }
        return texts;
    }

    /** A whole number. */
    public int number(String field, int atLeast, int atMost) {
        JsonNode sent = object.get(field);
        if (sent == null
                || !sent.isIntegralNumber()
                || !sent.canConvertToInt()
                || sent.intValue() < atLeast
                || sent.intValue() > atMost) {
            throw wrong(field, "It is a whole number from " + atLeast + " to " + atMost);
        }
        return sent.intValue();
    }

    /** A user's or a row's id. */
    public UUID id(String field) {
        String text = text(field, 36);
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException notOne) {
            throw wrong(field, "It is a UUID");
        }
        throw wrong(field, "It is a UUID");
    }

    /** An RFC 3339 time; null where none, or null, was sent. */
    public @Nullable Instant timeIfAny(String field) {
        if (!has(field)) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text(field, 40));
            if (time.getYear() > 0 && time.getYear() < LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException notOne) {
            throw wrong(field, "It is an RFC 3339 time with a zone, such as 2026-11-01T20:15:00Z");
        }
        throw wrong(field, "It is not of this age");
    }

    /** One of a few words. */
    public <E extends Enum<E>> E one(
            String field, Class<E> words, Function<String, Optional<E>> named, Function<E, String> code) {
        JsonNode sent = object.get(field);
        return Optional.ofNullable(sent == null ? null : sent.textValue())
                .flatMap(named)
                .orElseThrow(() -> wrong(
                        field,
                        "It is one of "
                                + Stream.of(words.getEnumConstants()).map(code).collect(Collectors.joining(", "))));
    }

    /** What a field is refused with. */
    public HttpProblem wrong(String field, String detail) {
        return Problems.badField(path + field, detail);
    }

    private String text(String place, @Nullable JsonNode sent, int atMost) {
        String text = sent == null || sent.textValue() == null
                ? null
                : sent.textValue().strip();
        if (text == null
                || text.isEmpty()
                || text.length() > atMost
                || !TEXT.matcher(text).matches()) {
            throw wrong(place, "It is text of 1 to " + atMost + " characters");
        }
        return text;
    }
}
