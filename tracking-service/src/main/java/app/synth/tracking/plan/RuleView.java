package app.synth.tracking.plan;

import app.synth.tracking.action.Action;
import app.synth.tracking.action.EventType;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version of a rule.
 *
 * @param rule its name, as violations give it
 * @param entityType {@code *} for every entity type without a rule of its own
 * @param action the canonical action that the rule is narrowed to; null for all
 * @param active false where this version withdraws the rule
 * @param createdBy the user who wrote it; null for the rules that came with the service
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RuleView(
        String rule,
        String eventType,
        String entityType,
        @Nullable String action,
        int version,
        boolean active,

        @Schema(type = SchemaType.OBJECT, description = "JSON Schema 2020-12 of the metadata")
        JsonNode schema,

        Instant createdAt,
        @Nullable UUID createdBy) {

    /** What the rule is about; nothing where a later version of this service wrote it, with a word that is new. */
    @JsonIgnore
    Optional<RuleKey> key() {
        Optional<Action> narrowed = Optional.ofNullable(action).flatMap(Action::named);
        if (action != null && narrowed.isEmpty()) {
            return Optional.empty();
        }
        return EventType.named(eventType).map(type -> new RuleKey(type, entityType, narrowed.orElse(null)));
    }
}
