package app.synth.tracking.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A rule of the tracking plan, compiled. */
final class Rule {
    private static final int LONGEST_DETAIL = 200;

    private final RuleKey key;
    private final String keyText;
    private final int version;
    private final Schema schema;

    Rule(RuleKey key, int version, JsonNode schema) {
        this.key = key;
        this.keyText = key.text();
        this.version = version;
        this.schema = RuleSchemas.compile(schema);
    }

    RuleKey key() {
        return key;
    }

    int version() {
        return version;
    }

    /** Each field and keyword at most once, however often the metadata repeats itself. */
    List<Violation> violations(JsonNode metadata) {
        List<Error> errors = schema.validate(metadata);
        return errors.isEmpty() ? List.of() : distinct(errors);
    }

    private List<Violation> distinct(List<Error> errors) {
        Map<String, Violation> byPlace = new LinkedHashMap<>();
        for (Error error : errors) {
            String field = SchemaField.of(error);
            byPlace.computeIfAbsent(field + ' ' + error.getKeyword(), place -> violation(field, error));
        }
        return List.copyOf(byPlace.values());
    }

    private Violation violation(String field, Error error) {
        String detail = field + ": " + error.getMessage();
        return new Violation(
                keyText,
                version,
                field,
                error.getKeyword(),
                detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail);
    }
}
