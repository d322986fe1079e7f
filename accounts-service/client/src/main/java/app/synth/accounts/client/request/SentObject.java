package app.synth.accounts.client.request;

import app.synth.accounts.client.problem.Problems;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A JSON object that was sent and holds nothing that is not asked for. The first thing that is wrong ends the reading with
 * 400, which names the field ({@code checks[2].permission}).
 */
public final class SentObject {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Control characters are no text for people, and halves of surrogate pairs are none at all. */
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]+");

    private final String path;
    private final ObjectNode object;

    private SentObject(String path, ObjectNode object) {
        this.path = path;
        this.object = object;
    }

    /** @param fields all that it may hold */
    public static SentObject read(byte[] body, Set<String> fields) {
        try {
            return of(JSON.readTree(body), "body", "", fields);
        } catch (IOException noJson) {
            throw Problems.of(Status.BAD_REQUEST, "malformed_json", "The body is not JSON that can be read")
                    .build();
        }
    }

    /** Whether it holds the field, and not as null. */
    public boolean has(String field) {
        return object.hasNonNull(field);
    }

    public String text(String field, int atMost) {
        return text(name(field), object.path(field), atMost);
    }

    public boolean truth(String field, boolean otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        JsonNode sent = object.path(field);
        if (!sent.isBoolean()) {
            throw Problems.badField(name(field), "It is true or false");
        }
        return sent.booleanValue();
    }

    /** An RFC 3339 time. */
    public Optional<Instant> time(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(object.path(field).asText()).toInstant());
        } catch (DateTimeException notOne) {
            throw Problems.badField(name(field), "It is an RFC 3339 time with a zone, such as 2026-11-01T20:15:00Z");
        }
    }

    public List<String> texts(String field, int atMost, int longest) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(field, atMost)) {
            texts.add(text(name(field), item, longest));
        }
        return texts;
    }

    /** @param fields all that each may hold */
    public List<SentObject> objects(String field, int atMost, Set<String> fields) {
        List<SentObject> objects = new ArrayList<>();
        for (JsonNode item : list(field, atMost)) {
            String place = name(field) + "[" + objects.size() + "]";
            objects.add(of(item, place, place + ".", fields));
        }
        return objects;
    }

    /** @param fields all that it may hold */
    public SentObject object(String field, Set<String> fields) {
        return of(object.path(field), name(field), name(field) + ".", fields);
    }

    /** The field as it is called in a problem. */
    public String name(String field) {
        return path + field;
    }

    private JsonNode list(String field, int atMost) {
        JsonNode sent = object.path(field);
        if (!sent.isArray() || sent.isEmpty() || sent.size() > atMost) {
            throw Problems.badField(name(field), "It is a list of 1 to " + atMost);
        }
        return sent;
    }

    private static SentObject of(JsonNode sent, String place, String path, Set<String> fields) {
        if (!(sent instanceof ObjectNode object)) {
            throw Problems.badField(place, "It is a JSON object");
        }
        object.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw Problems.badField(
                        path + field, "There is no such field here; there are " + String.join(", ", fields));
            }
        });
        return new SentObject(path, object);
    }

    private static String text(String name, JsonNode sent, int atMost) {
        String text = sent.textValue();
        if (text == null
                || text.isBlank()
                || text.length() > atMost
                || !TEXT.matcher(text).matches()) {
            throw Problems.badField(name, "It is text of 1 to " + atMost + " characters");
        }
        return text;
    }
}
