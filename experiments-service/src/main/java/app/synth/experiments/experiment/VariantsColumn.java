package app.synth.experiments.experiment;

import app.synth.experiments.assignment.Variant;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import java.util.List;

/** The variants as JSON text, because Hibernate Reactive's own JSON type knows objects only, no arrays. */
class VariantsColumn implements AttributeConverter<List<Variant>, String> {
    /** As the column is read and written: a parameter that Postgres took for jsonb would be stored as a JSON string. */
    static final String READ = "variants::text";

    static final String WRITE = "?::text::jsonb";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(List<Variant> variants) {
        try {
            return JSON.writeValueAsString(variants);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Variants came as JSON and are none", e);
        }
    }

    @Override
    public List<Variant> convertToEntityAttribute(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored variants are not what was stored", e);
        }
    }
}
