package app.synth.tracking.segment;

import app.synth.tracking.ingest.RawJson;
import app.synth.tracking.source.EventMapping.Choice;
import app.synth.tracking.source.EventMapping.Constant;
import app.synth.tracking.source.EventMapping.Path;
import app.synth.tracking.source.EventMapping.Selector;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message as it was sent, as far as it could be read.
 *
 * @param sent the whole of it, without what is withheld
 * @param fields all of it
 * @param type in lower case; empty where it says none
 * @param name the event's, or the page's or screen's
 * @param occurredAt by the client's clock
 * @param malformed the first thing that is wrong with it; null when all is well
 */
record SegmentMessage(
        RawJson sent,
        JsonNode fields,
        String type,
        @Nullable String messageId,
        @Nullable String name,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable String previousId,
        @Nullable String sessionId,
        @Nullable Instant occurredAt,
        @Nullable String malformed) {

    /** What was sent under a name; an empty node for nothing. */
    JsonNode at(String... steps) {
        JsonNode at = fields;
        for (String step : steps) {
            at = at.isArray() && isIndex(step) ? at.path(Integer.parseInt(step)) : at.path(step);
        }
        return at;
    }

    /** The first choice that the message has; null for none. */
    @Nullable
    JsonNode select(Selector selector) {
        for (Choice choice : selector.choices()) {
            JsonNode found = switch (choice) {
                case Path(var steps) -> at(steps.toArray(String[]::new));
                case Constant(JsonNode value) -> value;
            };
            if (!found.isMissingNode()
                    && !found.isNull()
                    && !(found.isTextual() && found.textValue().isBlank())) {
                return found;
            }
        }
        return null;
    }

    private static boolean isIndex(String step) {
        return step.length() < 6 && step.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
