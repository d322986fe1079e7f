package app.synth.tracking.source;

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
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A body that is one JSON object and holds nothing that is not asked for. The first thing that is wrong ends the reading
 * with 400, which names the field.
 */
final class SentObject {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Control characters are no text for people, and halves of surrogate pairs are none at all. */
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]+");

    private static final int LONGEST_TEXT = 300;
    private static final int LARGEST_NUMBER = 10_000_000;

    private final ObjectNode object;

    private SentObject(ObjectNode object) {
        this.object = object;
    }

    /** @param fields all that it may hold */
    static SentObject read(byte[] body, Set<String> fields) {
        try {
            if (!(JSON.readTree(body) instanceof ObjectNode object)) {
                throw Problems.badField("body", "The body is not a JSON object");
            }
            object.fieldNames().forEachRemaining(name -> {
                if (!fields.contains(name)) {
                    throw Problems.badField(
                            name, "There is no such field here; there are " + String.join(", ", fields));
                }
            });
            return new SentObject(object);
        } catch (IOException noJson) {
            throw Problems.of(Status.BAD_REQUEST, "malformed_json", "The body is not JSON that can be read")
                    .build();
        }
    }

    /** JSON that this class or the database has checked before. */
    static JsonNode trusted(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean has(String field) {
        return object.has(field);
    }

    String text(String field) {
        return text(field, object.get(field));
    }

    boolean truth(String field) {
        JsonNode sent = object.get(field);
        if (sent == null || !sent.isBoolean()) {
            throw Problems.badField(field, "It is true or false");
        }
        return sent.booleanValue();
    }

    /** A whole number from 1; null where null was sent. */
    @Nullable
    Integer number(String field) {
        JsonNode sent = object.get(field);
        if (sent == null || sent.isNull()) {
            return null;
        }
        if (!sent.isIntegralNumber()
                || !sent.canConvertToInt()
                || sent.intValue() < 1
                || sent.intValue() > LARGEST_NUMBER) {
            throw Problems.badField(field, "It is a whole number from 1 to " + LARGEST_NUMBER + ", or null");
        }
        return sent.intValue();
    }

    List<String> texts(String field, int atMost) {
        JsonNode sent = object.get(field);
        if (sent == null || !sent.isArray() || sent.size() > atMost) {
            throw Problems.badField(field, "It is a list of at most " + atMost);
        }
        List<String> texts = new ArrayList<>();
        sent.forEach(item -> texts.add(text(field, item)));
        return texts;
    }

    /** @param bytesAtMost of its shortest form */
    JsonNode object(String field, int bytesAtMost) {
        JsonNode sent = object.get(field);
        if (sent == null || !sent.isObject()) {
            throw Problems.badField(field, "It is a JSON object");
        }
        byte[] json = json(field, sent);
        if (json.length > bytesAtMost) {
            throw Problems.badField(field, "It has at most " + bytesAtMost + " bytes");
        }
        return sent;
    }

    /** An RFC 3339 time; null where none, or null, was sent. */
    @Nullable
    Instant time(String field) {
        if (isMissing(field)) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text(field)).toInstant();
        } catch (DateTimeException notOne) {
            throw Problems.badField(field, "It is an RFC 3339 time with a zone, such as 2026-11-01T20:15:00Z");
        }
    }

    /** An ISO 8601 duration; null where none, or null, was sent. */
    @Nullable
    Duration duration(String field) {
        if (isMissing(field)) {
            return null;
        }
        try {
            return Duration.parse(text(field));
        } catch (DateTimeException notOne) {
            throw Problems.badField(field, "It is an ISO 8601 duration, such as PT24H or P7D");
        }
    }

    private boolean isMissing(String field) {
        JsonNode sent = object.get(field);
        return sent == null || sent.isNull();
    }

    private static String text(String field, @Nullable JsonNode sent) {
        String text = sent == null ? null : sent.textValue();
        if (text == null
                || text.isBlank()
                || text.length() > LONGEST_TEXT
                || !TEXT.matcher(text).matches()) {
            throw Problems.badField(field, "It is text of 1 to " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static byte[] json(String field, JsonNode sent) {
        try {
            return JSON.writeValueAsBytes(sent);
        } catch (IOException unwritable) {
            throw unstorable(field);
        }
    }

    static HttpProblem unstorable(String field) {
        return Problems.badField(field, "It holds something that cannot be stored");
    }
}
