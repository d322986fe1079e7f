package app.synth.analytics.figures;

import app.synth.accounts.client.apikey.AllowsApiKey;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.OwnedResource;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.analytics.period.AllowedRange;
import app.synth.analytics.period.DateRange;
import app.synth.analytics.rollup.RollupConfig;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
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
    private final Permissions permissions;

    FiguresResource(Caller caller, PgFigures figures, RollupConfig rollup, Permissions permissions) {
        this.caller = caller;
        this.figures = figures;
        this.rollup = rollup;
        this.permissions = permissions;
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
                    "What happened to an event, one entry for every day shown. Free shows the last 7 days, premium 90."
                            + " Needs view_event_analytics and to be an owner of the event, or view_all_analytics. Also with an X-API-Key.")
    @Parameter(name = "from", description = "First day, like 2026-11-01; the 29th before the last day if absent")
    @Parameter(name = "to", description = "Last day, included; today if absent. At most 400 days")
    @APIResponse(
            responseCode = "200",
            description = "The event's days",
            content = @Content(schema = @Schema(implementation = EventFigures.class), example = """
                                    {"event_id": "concert-001", "from": "2026-11-01", "to": "2026-11-01",
                                     "clamped": null, "days": [{"date": "2026-11-01", "impressions": 120, "unique_viewers": 31, "clicks": 40,
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
        return allowed(from, to)
                .chain(allowed -> figures.ofEvent(eventId, allowed))
                .map(found -> found.orElseThrow(() -> Problems.notFound("No event has the id " + eventId)));
    }

    /** What happened to an artist, day by day, for its owners. 404 when neither the catalogue nor the figures know it. */
    @GET
    @Path("/artists/{artist_id}/daily")
    @AllowsApiKey
    @RequiresPermission({"view_artist_analytics", "view_all_analytics"})
    @Operation(
            summary = "An artist's days",
            description =
                    "What happened to an artist, one entry for every day shown. Needs view_artist_analytics and to be an owner of the"
                            + " artist, or view_all_analytics. Free shows the last 7 days, premium 90. Also with an X-API-Key.")
    @Parameter(name = "from", description = "First day, like 2026-11-01; the 29th before the last day if absent")
    @Parameter(name = "to", description = "Last day, included; today if absent. At most 400 days")
    @APIResponse(
            responseCode = "200",
            description = "The artist's days",
            content = @Content(schema = @Schema(implementation = ArtistFigures.class), example = """
                    {"artist_id": "the-band", "from": "2026-11-01", "to": "2026-11-01", "clamped": null,
                     "days": [{"date": "2026-11-01", "profile_views": 80, "new_followers": 3, "total_followers": 412,
                               "active_events": 5, "event_impressions": 900, "event_clicks": 120, "reviews_received": 2,
                               "avg_rating": 4.5, "total_engagement": 31}]}"""))
    @APIResponse(responseCode = "400", description = "A date or the range is not valid; field names it")
    @APIResponse(
            responseCode = "403",
            description = "The permission is missing, or the artist is not the caller's; reason says which")
    @APIResponse(responseCode = "404", description = "Neither the catalogue nor the figures know the artist")
    public Uni<ArtistFigures> artist(
            @OwnedResource("artist") @RestPath("artist_id") String artistId,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to) {
        return allowed(from, to)
                .chain(allowed -> figures.ofArtist(artistId, allowed))
                .map(found -> found.orElseThrow(() -> Problems.notFound("No artist has the id " + artistId)));
    }

    /** What happened to a venue, day by day, for its owners. 404 when neither the catalogue nor the figures know it. */
    @GET
    @Path("/venues/{venue_id}/daily")
    @AllowsApiKey
    @RequiresPermission({"view_venue_analytics", "view_all_analytics"})
    @Operation(
            summary = "A venue's days",
            description =
                    "What happened to a venue, one entry for every day shown. Needs view_venue_analytics and to be an owner of the"
                            + " venue, or view_all_analytics. Free shows the last 7 days, premium 90. Also with an X-API-Key.")
    @Parameter(name = "from", description = "First day, like 2026-11-01; the 29th before the last day if absent")
    @Parameter(name = "to", description = "Last day, included; today if absent. At most 400 days")
    @APIResponse(
            responseCode = "200",
            description = "The venue's days",
            content = @Content(schema = @Schema(implementation = VenueFigures.class), example = """
                    {"venue_id": "the-hall", "from": "2026-11-01", "to": "2026-11-01", "clamped": null,
                     "days": [{"date": "2026-11-01", "profile_views": 44, "new_followers": 1, "total_followers": 97,
                               "events_hosted": 1, "event_impressions": 510, "event_attendance": 63,
                               "reviews_received": 4, "avg_venue_rating": 4.25}]}"""))
    @APIResponse(responseCode = "400", description = "A date or the range is not valid; field names it")
    @APIResponse(
            responseCode = "403",
            description = "The permission is missing, or the venue is not the caller's; reason says which")
    @APIResponse(responseCode = "404", description = "Neither the catalogue nor the figures know the venue")
    public Uni<VenueFigures> venue(
            @OwnedResource("venue") @RestPath("venue_id") String venueId,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to) {
        return allowed(from, to)
                .chain(allowed -> figures.ofVenue(venueId, allowed))
                .map(found -> found.orElseThrow(() -> Problems.notFound("No venue has the id " + venueId)));
    }

    /** What somebody did, day by day, for those who may see everything. */
    @GET
    @Path("/users/{user_id}/daily")
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "Somebody's days",
            description = "What a user did, one entry for every day asked for. Needs view_all_analytics.")
    @Parameter(name = "from", description = "First day, like 2026-11-01; the 29th before the last day if absent")
    @Parameter(name = "to", description = "Last day, included; today if absent. At most 400 days")
    @APIResponse(
            responseCode = "200",
            description = "The user's days; of a user whom nobody knows, days without anything",
            content = @Content(schema = @Schema(implementation = UserFigures.class), example = """
                    {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "from": "2026-11-01", "to": "2026-11-01",
                     "days": [{"date": "2026-11-01", "events_viewed": 4, "events_clicked": 6, "events_interested": 1,
                               "ticket_links_clicked": 1, "reviews_written": 0, "reviews_liked": 2,
                               "reviews_commented": 0, "friends_added": 0, "messages_sent": 3, "shares_sent": 0,
                               "sessions_count": 2, "total_time_seconds": 1260, "avg_session_duration_seconds": 630,
                               "searches_performed": 2}]}"""))
    @APIResponse(responseCode = "400", description = "A date or the range is not valid; field names it")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "404", description = "The id is no UUID")
    public Uni<UserFigures> user(
            @RestPath("user_id") UUID userId, @RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        return figures.ofUser(userId, range(from, to));
    }

    private Uni<AllowedRange> allowed(@Nullable String from, @Nullable String to) {
        DateRange asked = range(from, to);
        return permissions
                .of(caller)
                .map(holds -> AllowedRange.of(asked, holds, LocalDate.now(rollup.reportingZone())));
    }

    private DateRange range(@Nullable String from, @Nullable String to) {
        return DateRange.parse(from, to, LocalDate.now(rollup.reportingZone()));
    }
}
