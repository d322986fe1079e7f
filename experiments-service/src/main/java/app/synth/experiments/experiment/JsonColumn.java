package app.synth.experiments.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/**
 * A JSON column as text, because Hibernate Reactive's own JSON type knows objects only, no arrays.
 *
 * @param <T> the field
 * @param <J> what its JSON is read as: maps, lists, texts and numbers, or records of those
 */
abstract class JsonColumn<T, J> implements AttributeConverter<T, String> {
    /** How each such column is written: a parameter that Postgres took for jsonb would be stored as a JSON string. */
    static final String WRITE = "?::text::jsonb";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TypeReference<J> type;

    JsonColumn(TypeReference<J> type) {
        this.type = type;
    }

    abstract J json(T field);

    abstract T field(J json);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T field) {
        try {
            return field == null ? null : JSON.writeValueAsString(json(field));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What came as JSON is none", e);
        }
    }

    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String json) {
        try {
            return json == null ? null : field(JSON.readValue(json, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored JSON is not what was stored", e);
        }
    }
}
