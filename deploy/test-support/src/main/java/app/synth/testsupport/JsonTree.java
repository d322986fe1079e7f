package app.synth.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks through JSON as it was read; what is not there, or is something else, is empty. */
final class JsonTree {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonTree() {}

    @SuppressWarnings("unchecked") // JSON has no other objects
    static Map<String, Object> map(@Nullable Object json) {
        return json instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    static Map<String, Object> map(@Nullable Object json, String... path) {
        Map<String, Object> reached = map(json);
        for (String step : path) {
            reached = map(reached.get(step));
        }
        return reached;
    }

    static List<Object> list(@Nullable Object json) {
        return json instanceof Collection<?> all ? List.copyOf(all) : List.of();
    }

    /** The object that a text is. */
    static Map<String, Object> read(String text) {
        try {
            return map(JSON.readValue(text, Object.class));
        } catch (JsonProcessingException noJson) {
            return Map.of();
        }
    }

    static String write(Object json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
