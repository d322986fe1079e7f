package app.synth.analytics.figures;

import app.synth.accounts.client.apikey.AllowsApiKey;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.OwnedResource;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.analytics.rollup.RollupConfig;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Daily figures. Days are cut in the reporting zone of the deployment; both ends of a range are included. */
@Path("/api/v1/analytics")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures", description = "Daily figures, in the reporting zone of the deployment")
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
    @Operation(summary = "My days", description = "What the caller did, one entry for every day asked for.")
    @Parameter(name = "from", description = "First day, like 2026-11-01; the 29th before the last day if absent")
    @Parameter(name = "to", description = "Last day, included; today if absent. At most 400 days")
    @APIResponse(
            responseCode = "200",
            description = "The caller's days",
            content = @Content(schema = @Schema(implementation = UserFigures.class), example = """
                                    {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "from": "2026-11-01", "to": "2026-11-01",
                                     "days": [{"date": "2026-11-01", "events_viewed": 4, "events_clicked": 6,
                                               "events_interested": 1, "ticket_links_clicked": 1, "reviews_written": 0,
                                               "reviews_liked": 2, "reviews_commented": 0, "friends_added": 0,
                                               "messages_sent": 3, "shares_sent": 0, "sessions_count": 2,
                                               "total_time_seconds": 1260, "avg_session_duration_seconds": 630,
                                               "searches_performed": 2}]}"""))
    @APIResponse(responseCode = "400", description = "A date or the range is not valid; field names it")
    public Uni<UserFigures> mine(@RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        return figures.ofUser(caller.userId(), range(from, to));
    }

    /** What happened to an event, day by day, for its owners. 404 when neither the catalogue nor the figures know it. */
    @GET
    @Path("/events/{event_id}/daily")
    @AllowsApiKey
    @RequiresPermission({"view_event_analytics", "view_all_analytics"})
    @Operation(
            summary = "An event's days",
            description =
                    "What happened to an event, one entry for every day asked for."
                            + " Needs view_event_analytics and to be an owner of the event, or view_all_analytics. Also with an X-API-Key.")
    @Parameter(name = "from", description = "First day, like 2026-11-01; the 29th before the last day if absent")
    @Parameter(name = "to", description = "Last day, included; today if absent. At most 400 days")
    @APIResponse(
            responseCode = "200",
            description = "The event's days",
            content = @Content(schema = @Schema(implementation = EventFigures.class), example = """
                                    {"event_id": "concert-001", "from": "2026-11-01", "to": "2026-11-01",
                                     "days": [{"date": "2026-11-01", "impressions": 120, "unique_viewers": 31, "clicks": 40,
                                               "click_through_rate": 0.3333, "interested_count": 7, "review_count": 2,
                                               "avg_rating": 4.5, "likes_count": 9, "comments_count": 1, "shares_count": 3,
                                               "ticket_link_clicks": 8, "ticket_conversion_rate": 0.2258}]}"""))
    @APIResponse(responseCode = "400", description = "A date or the range is not valid; field names it")
    @APIResponse(
            responseCode = "403",
            description = "The permission is missing, or the event is not the caller's; reason says which")
    @APIResponse(responseCode = "404", description = "Neither the catalogue nor the figures know the event")
    public Uni<EventFigures> event(
            @OwnedResource("event") @RestPath("event_id") String eventId,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to) {
        return figures.ofEvent(eventId, range(from, to))
                .map(found -> found.orElseThrow(() -> Problems.notFound("No event has the id " + eventId)));
    }

    private DateRange range(@Nullable String from, @Nullable String to) {
        return DateRange.parse(from, to, LocalDate.now(rollup.reportingZone()));
    }
}
