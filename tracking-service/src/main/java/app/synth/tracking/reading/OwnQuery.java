package app.synth.tracking.reading;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.http.TimeParameter;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What may be asked about one's own interactions, as it stands in the address. */
public class OwnQuery {
    private static final int MOST = 500;

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
    @Parameter(example = "event")
    @Nullable
    String entityType;

    @QueryParam("entity_id")
    @Nullable
    String entityId;

    @QueryParam("cursor")
    @Parameter(description = "The next of the page before; the other parameters stay as they were")
    @Nullable
    String cursor;

    @QueryParam("limit")
    @DefaultValue("100")
    @Parameter(description = "1 to 500")
    int limit;

    /** For one's own. */
    InteractionFilter ownFilter() {
        Instant since = from == null ? TimeParameter.EARLIEST : TimeParameter.parse("from", from);
        Instant until = to == null ? TimeParameter.LATEST : TimeParameter.parse("to", to);
        return inside(new InteractionFilter(
                since,
                until,
                null,
                null,
                null,
                text("action", action),
                text("event_type", eventType),
                text("entity_type", entityType),
                text("entity_id", entityId),
                null));
    }

    /** A page that follows keeps the range of the first. */
    final InteractionFilter inside(InteractionFilter filter) {
        PageEnd after = after();
        InteractionFilter within = after == null ? filter : filter.within(after);
        if (!within.from().isBefore(within.to())) {
            throw Problems.badField("from", "from is not before to");
        }
        return within;
    }

    final @Nullable PageEnd after() {
        return cursor == null ? null : PageEnd.parse(cursor);
    }

    final int boundedLimit() {
        if (limit < 1 || limit > MOST) {
            throw Problems.badField("limit", "limit is between 1 and " + MOST);
        }
        return limit;
    }

    /** No stored text holds a NUL character, and Postgres takes none in a question. */
    static @Nullable String text(String name, @Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw Problems.badField(name, name + " has a NUL character");
        }
        return text;
    }
}
