package app.synth.tracking.reading;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.http.TimeParameter;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What may be asked about anybody's interactions, as it stands in the address. */
public class InteractionQuery extends OwnQuery {
    private static final Duration DEFAULT_RANGE = Duration.ofHours(24);
    private static final Duration LONGEST_RANGE = Duration.ofDays(92);

    /** Clocks ahead of ours are accepted, up to this. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    @QueryParam("user_id")
    @Parameter(description = "Whom they belong to, a UUID")
    @Nullable
    String userId;

    @QueryParam("anonymous_id")
    @Parameter(
            description = "The visitor: what happened while nobody was logged in. Beside user_id: the device that the"
                    + " user was on")
    @Nullable
    String anonymousId;

    @QueryParam("source")
    @Parameter(description = "The key of the app that sent them", example = "web")
    @Nullable
    String source;

    @QueryParam("session_id")
    @Nullable
    String sessionId;

    InteractionFilter filter(Instant now) {
        Instant until = to == null ? now.plus(AHEAD) : TimeParameter.parse("to", to);
        Instant since = from == null ? until.minus(DEFAULT_RANGE) : TimeParameter.parse("from", from);
        InteractionFilter filter = inside(new InteractionFilter(
                since,
                until,
                userId == null ? null : user(userId),
                text("anonymous_id", anonymousId),
                text("source", source),
                text("action", action),
                text("event_type", eventType),
                text("entity_type", entityType),
                text("entity_id", entityId),
                text("session_id", sessionId)));
        if (Duration.between(filter.from(), filter.to()).compareTo(LONGEST_RANGE) > 0) {
            throw Problems.badField("from", "more than " + LONGEST_RANGE.toDays() + " days at a time");
        }
        return filter;
    }

    private static UUID user(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw Problems.badField("user_id", "user_id is not a UUID");
        }
    }
}
