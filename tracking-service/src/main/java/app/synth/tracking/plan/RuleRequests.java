package app.synth.tracking.plan;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.action.EventType;
import app.synth.tracking.http.Words;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what an administrator asks for; what is not as it must be is a problem that names the field. */
@ApplicationScoped
class RuleRequests {
    private static final int LONGEST_ENTITY_TYPE = 64;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final long largestSchema;

    RuleRequests(TrackingPlanConfig config) {
        this.largestSchema = config.largestSchema().asLongValue();
    }

    RuleKey key(String eventType, String entityType, @Nullable String action) {
        EventType type = Words.eventType("event_type", eventType);
        if (entityType.isBlank()
                || entityType.length() > LONGEST_ENTITY_TYPE
                || entityType.chars().anyMatch(Character::isISOControl)) {
            throw Problems.badField("entity_type", "entity_type has 1 to 64 characters, or is *");
        }
        return new RuleKey(type, entityType, action == null ? null : Words.action("action", action));
    }

    /** A schema that may become a rule. */
    JsonNode schema(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw malformed("The body is empty; it is a JSON Schema");
        }
        if (body.length > largestSchema) {
            throw Problems.of(
                            Status.REQUEST_ENTITY_TOO_LARGE,
                            "too_large",
                            "A schema has at most " + largestSchema + " bytes")
                    .build();
        }
        JsonNode schema = read(body);
        String objection = SchemaGuard.objection(schema);
        if (objection != null) {
            throw Problems.badField("schema", objection);
        }
        return schema;
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            throw malformed("The body is not JSON, or has the same key twice: " + noJson.getOriginalMessage());
        } catch (IOException noText) {
            throw malformed("The body is not UTF-8");
        }
    }

    private static HttpProblem malformed(String detail) {
        return Problems.of(Status.BAD_REQUEST, "malformed_json", detail).build();
    }
}
