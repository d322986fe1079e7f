package app.synth.tracking.reading;

import app.synth.tracking.http.TimeRange;
import app.synth.tracking.http.Words;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What may be asked about one's own interactions, as it stands in the address. */
public class OwnQuery {

    @QueryParam("from")
    @Parameter(description = "RFC 3339: when it happened, at the earliest")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "RFC 3339, not included")
    @Nullable
    String to;

    @QueryParam("action")
    @Parameter(description = "The canonical action", example = "detail_view")
    @Nullable
    String action;

    @QueryParam("event_type")
    @Parameter(description = "As it was sent", example = "view")
    @Nullable
    String eventType;

    @QueryParam("entity_type")
    @Parameter(description = "What they are about: event, artist, venue, review, feed, …", example = "event")
    @Nullable
    String entityType;

    @QueryParam("entity_id")
    @Parameter(description = "Which of these, exactly as it was sent", example = "3941")
    @Nullable
    String entityId;

    /** For one's own. A page that follows keeps the range of the first. */
    InteractionFilter ownFilter(@Nullable PageEnd after) {
        return filter(after == null ? TimeRange.of(from, to) : after.range());
    }

    /** What one's own may be narrowed by. */
    final InteractionFilter filter(TimeRange happened) {
        return new InteractionFilter(
                happened,
                null,
                null,
                null,
                action == null ? null : Words.action("action", action),
                eventType == null ? null : Words.eventType("event_type", eventType),
                entityType,
                entityId,
                null);
    }
}
