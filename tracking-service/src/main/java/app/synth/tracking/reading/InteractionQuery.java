package app.synth.tracking.reading;

import app.synth.accounts.client.request.SentText;
import app.synth.tracking.http.TimeRange;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
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
    @Parameter(description = "The client's session", example = "s-81")
    @Nullable
    String sessionId;

    /** A page that follows keeps the range of the first. */
    InteractionFilter filter(@Nullable PageEnd after, Instant now) {
        InteractionFilter own =
                filter(after == null ? TimeRange.ending(now.plus(AHEAD), DEFAULT_RANGE, from, to) : after.range());
        return new InteractionFilter(
                own.happened().atMost(LONGEST_RANGE),
                userId == null ? null : SentText.uuid("user_id", userId),
                anonymousId,
                source,
                own.action(),
                own.eventType(),
                own.entityType(),
                own.entityId(),
                sessionId);
    }
}
