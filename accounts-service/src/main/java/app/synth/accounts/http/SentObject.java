package app.synth.accounts.http;

import app.synth.accounts.client.problem.Problems;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body that is one JSON object and holds nothing that is not asked for. The first thing that is wrong ends the reading
 * with 400, which names the field.
 */
public final class SentObject {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES) // numbers are kept as they were sent
            .build();

    private final ObjectNode object;

    private SentObject(ObjectNode object) {
        this.object = object;
    }

    /** @param fields all that it may hold */
    public static SentObject read(byte[] body, Set<String> fields) {
        try {
            return only(JSON.readTree(body), fields);
        } catch (IOException noJson) {
            throw malformed();
        }
    }

    /** The same for text. */
    public static SentObject read(String body, Set<String> fields) {
        try {
            return only(JSON.readTree(body), fields);
        } catch (IOException noJson) {
            throw malformed();
        }
    }

    /** The same where no body at all is an empty object. */
    public static SentObject readIfAny(byte[] body, Set<String> fields) {
        return body.length == 0 ? new SentObject(JSON.createObjectNode()) : read(body, fields);
    }

    private static SentObject only(@Nullable JsonNode sent, Set<String> fields) {
        if (!(sent instanceof ObjectNode object)) {
            throw Problems.badField("body", "The body is not a JSON object");
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw Problems.badField(
                        shown(name),
                        "This cannot be set here; what can is "
                                + String.join(", ", fields.stream().sorted().toList()));
            }
        });
        return new SentObject(object);
    }

    private static String shown(String name) {
        return name.length() <= 64 && SentText.isStorable(name) ? name : "body";
    }

    private static RuntimeException malformed() {
        return Problems.of(Status.BAD_REQUEST, "malformed_json", "The body is not JSON that can be read")
                .build();
    }

    /** The names of what was sent. */
    public List<String> fields() {
        return List.copyOf(object.propertyStream().map(Map.Entry::getKey).toList());
    }

    /** What was sent, null as a node; nothing where the field was not. */
    public @Nullable JsonNode node(String field) {
        return object.get(field);
    }

    /** One line of text that must be there. */
    public String line(String field, int longest) {
        return SentText.line(field, text(field), longest);
    }

    /** Text of several lines; null where none, or null, was sent. */
    public @Nullable String paragraphIfAny(String field, int longest) {
        return isMissing(field) ? null : SentText.paragraph(field, text(field), longest);
    }

    /** A UUID that must be there. */
    public UUID uuid(String field) {
        return QueryParameter.uuid(field, text(field));
    }

    /** An object that must be there, read with the same strictness. */
    public SentObject object(String field, Set<String> fields) {
        JsonNode sent = object.get(field);
        if (sent == null || !sent.isObject()) {
            throw Problems.badField(field, "It is a JSON object");
        }
        return only(sent, fields);
    }

    /** Addresses; none where none were sent. */
    public List<String> httpsUrls(String field, int atMost) {
        JsonNode sent = object.get(field);
        if (sent == null || sent.isNull()) {
            return List.of();
        }
        if (!sent.isArray() || sent.size() > atMost) {
            throw Problems.badField(field, "It is a list of at most " + atMost);
        }
        List<String> urls = new ArrayList<>();
        for (JsonNode url : sent) {
            urls.add(SentText.httpsUrl(field, url.isTextual() ? url.textValue() : ""));
        }
        return urls;
    }

    private boolean isMissing(String field) {
        JsonNode sent = object.get(field);
        return sent == null || sent.isNull();
    }

    private String text(String field) {
        JsonNode sent = object.get(field);
        if (sent == null || !sent.isTextual()) {
            throw Problems.badField(field, sent == null ? "It is missing" : "It is text");
        }
        return sent.textValue();
    }
}
