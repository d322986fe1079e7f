package app.synth.analytics.figures;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.analytics.rollup.RollupConfig;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Daily figures. Days are cut in the reporting zone of the deployment; both ends of a range are included. */
@Path("/api/v1/analytics")
@Authenticated
public class FiguresResource {
    private final Caller caller;
    private final PgFigures figures;
    private final RollupConfig rollup;

    FiguresResource(Caller caller, PgFigures figures, RollupConfig rollup) {
        this.caller = caller;
        this.figures = figures;
        this.rollup = rollup;
    }

    /** What the caller did, day by day. One's own figures need no permission. */
    @GET
    @Path("/users/me/daily")
    public Uni<UserFigures> mine(@RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        return figures.ofUser(caller.userId(), range(from, to));
    }

    /** What happened to an event, day by day. 404 when neither the catalogue nor the figures know it. */
    @GET
    @Path("/events/{event_id}/daily")
    @RequiresPermission({"view_event_analytics", "view_all_analytics"})
    public Uni<EventFigures> event(
            @RestPath("event_id") String eventId, @RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        return figures.ofEvent(eventId, range(from, to))
                .map(found -> found.orElseThrow(() -> Problems.notFound("No event has the id " + eventId)));
    }

    private DateRange range(@Nullable String from, @Nullable String to) {
        return DateRange.parse(from, to, LocalDate.now(rollup.reportingZone()));
    }
}
