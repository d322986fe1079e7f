package app.synth.accounts.client.request;

import app.synth.accounts.client.problem.Problems;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that was sent, read strictly: it holds nothing that is not asked for, no field twice, nothing stands behind
 * it, and its texts are such as can be stored and shown ({@link SentText}). The first thing that is wrong ends the reading
 * with 400: {@code malformed_json} where it is no JSON, else {@code invalid_field}, which names the field by its path
 * ({@code checks[2].resource.id}).
 *
 * <p>Methods without {@code IfAny} want the field to be there. A field that is null counts as not there.
 */
public final class SentObject {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES) // numbers are kept as they were sent
            .build();

    private static final int LONGEST_NAME_SHOWN = 64;
    private static final String BODY = "body";

    private final String path;
    private final ObjectNode object;

    private SentObject(String path, ObjectNode object) {
        this.path = path;
        this.object = object;
    }

    /** A reader of JSON, which fails as such readers do. */
    private interface Reading {
        @Nullable
        JsonNode read() throws IOException;
    }

    /**
     * @param body null is none at all, which is no object
     * @param fields all that it may hold
     */
    public static SentObject read(byte @Nullable [] body, Set<String> fields) {
        byte[] sent = body == null ? new byte[0] : body;
        return read(() -> JSON.readTree(sent), fields);
    }

    /** The same for text. */
    public static SentObject read(String text, Set<String> fields) {
        return read(() -> JSON.readTree(text), fields);
    }

    /** The same where no body at all is an empty object. */
    public static SentObject readIfAny(byte @Nullable [] body, Set<String> fields) {
        return body == null || body.length == 0 ? new SentObject("", JSON.createObjectNode()) : read(body, fields);
    }

    private static SentObject read(Reading reading, Set<String> fields) {
        try {
            return of(reading.read(), BODY, "", fields);
        } catch (IOException noJson) {
            throw Problems.of(Status.BAD_REQUEST, "malformed_json", "The body is not JSON that can be read")
                    .build();
        }
    }

    private static SentObject of(@Nullable JsonNode sent, String place, String path, Set<String> fields) {
        if (!(sent instanceof ObjectNode object)) {
            throw Problems.badField(
                    place, place.equals(BODY) ? "The body is not a JSON object" : "It is a JSON object");
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw Problems.badField(
                        isShowable(name) ? path + name : place,
                        "There is no such field here; there are "
                                + fields.stream().sorted().collect(Collectors.joining(", ")));
            }
        });
        return new SentObject(path, object);
    }

    private static boolean isShowable(String name) {
        return name.length() <= LONGEST_NAME_SHOWN && SentText.isStorable(name);
    }

    /** Whether it holds the field, and not as null. */
    public boolean has(String field) {
        return object.hasNonNull(field);
    }

    /** The names of what was sent, of nulls too. */
    public List<String> fields() {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    /** What was sent, null as a node; nothing where the field was not. Whoever asks checks it. */
    public @Nullable JsonNode node(String field) {
        return object.get(field);
    }

    /** One line, without the blanks around it. */
    public String text(String field, int longest) {
        return SentText.line(name(field), string(field), longest);
    }

    /** The same; null where none was sent. */
    public @Nullable String textIfAny(String field, int longest) {
        return has(field) ? text(field, longest) : null;
    }

    /** One line that is looked up and not kept: blanks around it are part of it. */
    public String exactText(String field, int longest) {
        return SentText.exact(name(field), string(field), longest);
    }

    /** Text of several lines; null where none was sent. */
    public @Nullable String paragraphIfAny(String field, int longest) {
        return has(field) ? SentText.paragraph(name(field), string(field), longest) : null;
    }

    /** A list of 1 to so many different lines. */
    public List<String> texts(String field, int atMost, int longest) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(field, atMost)) {
            String place = name(field) + "[" + texts.size() + "]";
            String text = SentText.line(place, string(place, item), longest);
            if (texts.contains(text)) {
                throw Problems.badField(place, "It stands there twice");
            }
            texts.add(text);
        }
        return texts;
    }

    /** The same where there may be none: an empty list, or nothing at all. */
    public List<String> textsIfAny(String field, int atMost, int longest) {
        JsonNode sent = object.path(field);
        return !has(field) || sent.isArray() && sent.isEmpty() ? List.of() : texts(field, atMost, longest);
    }

    public UUID uuid(String field) {
        return SentText.uuid(name(field), string(field));
    }

    /** An RFC 3339 time; null where none was sent. */
    public @Nullable Instant timeIfAny(String field) {
        return has(field) ? SentText.time(name(field), string(field)) : null;
    }

    /** True or false, and what is taken where neither was sent. */
    public boolean truth(String field, boolean otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        JsonNode sent = object.path(field);
        if (!sent.isBoolean()) {
            throw wrong(field, "It is true or false");
        }
        return sent.booleanValue();
    }

    /** A whole number. */
    public int number(String field, int atLeast, int atMost) {
        JsonNode sent = object.path(field);
        if (!sent.isIntegralNumber()
                || !sent.canConvertToInt()
                || sent.intValue() < atLeast
                || sent.intValue() > atMost) {
            throw wrong(field, "It is a whole number from " + atLeast + " to " + atMost);
        }
        return sent.intValue();
    }

    /**
     * One of a few words.
     *
     * @param named the word of a code
     * @param code the code of a word, for the problem
     */
    public <E extends Enum<E>> E one(
            String field, Class<E> words, Function<String, Optional<E>> named, Function<E, String> code) {
        return Optional.ofNullable(object.path(field).textValue())
                .flatMap(named)
                .orElseThrow(() -> wrong(
                        field,
                        "It is one of "
                                + Stream.of(words.getEnumConstants()).map(code).collect(Collectors.joining(", "))));
    }

    /** @param fields all that it may hold */
    public SentObject object(String field, Set<String> fields) {
        return of(object.path(field), name(field), name(field) + ".", fields);
    }

    /**
     * A list of 1 to so many objects.
     *
     * @param fields all that each may hold
     */
    public List<SentObject> objects(String field, int atMost, Set<String> fields) {
        List<SentObject> objects = new ArrayList<>();
        for (JsonNode item : list(field, atMost)) {
            String place = name(field) + "[" + objects.size() + "]";
            objects.add(of(item, place, place + ".", fields));
        }
        return objects;
    }

    /** The field as it is called in a problem. */
    public String name(String field) {
        return path + field;
    }

    /** What a field is refused with. */
    public HttpProblem wrong(String field, String detail) {
        return Problems.badField(name(field), detail);
    }

    private JsonNode list(String field, int atMost) {
        JsonNode sent = object.path(field);
        if (!sent.isArray() || sent.isEmpty() || sent.size() > atMost) {
            throw wrong(field, "It is a list of 1 to " + atMost);
        }
        return sent;
    }

    private String string(String field) {
        if (!has(field)) {
            throw wrong(field, "It is missing");
        }
        return string(name(field), object.path(field));
    }

    private static String string(String place, JsonNode sent) {
        if (!sent.isTextual()) {
            throw Problems.badField(place, "It is text");
        }
        return sent.textValue();
    }
}
