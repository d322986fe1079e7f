package app.synth.analytics.live;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** The last minute, as server-sent events, for as long as somebody watches. */
@Path("/api/v1/analytics/live")
@Authenticated
@SecurityRequirement(name = "bearer")
@Tag(name = "Live", description = "What happens at this moment")
public class LiveResource {
    private final Watchers watchers;
    private final LiveFeed feed;
    private final Caller caller;

    LiveResource(Watchers watchers, LiveFeed feed, Caller caller) {
        this.watchers = watchers;
        this.feed = feed;
        this.caller = caller;
    }

    /** An event a second, until the client leaves or may not watch any more. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RequiresPermission("view_all_analytics")
    @Operation(summary = "Watch live", operationId = "watchLive", description = """
                    Interactions per second by action, and the events with the most interactions of the last minute: what
                    arrived in it, and did not happen more than an hour before. An event a second, each with all there is to
                    know, so that one that is missed costs nothing; a client that reads too slowly misses some. Everybody
                    who watches gets the same, and the database is asked once for all of them.

                    `figures` has the last minute. `stale` comes instead while the database cannot be asked: the figures
                    shown are those of `since`; figures go on by themselves. `closed` is the last event, where the server
                    ends: its `code` is unauthenticated (the token has ended: come again with another), permission_denied,
                    permissions_unavailable or stopping (come again). Lines that begin with a colon say that the connection
                    is alive.

                    The EventSource of browsers cannot send the Authorization header: read the body of a fetch() piece by
                    piece instead, or `curl -N -H "Authorization: Bearer $TOKEN" …/api/v1/analytics/live`.
                    Needs view_all_analytics.""")
    @APIResponse(
            responseCode = "200",
            description = "The events; the schema is of the data of figures",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = LiveFigures.class),
                            examples = {
                                @ExampleObject(name = "figures", value = LiveExamples.FIGURES),
                                @ExampleObject(name = "stale", value = LiveExamples.STALE),
                                @ExampleObject(name = "closed", value = LiveExamples.CLOSED)
                            }))
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(
            responseCode = "503",
            description = "too_many_watchers: as many watch this replica as may; Retry-After says when again")
    public Uni<Void> watch(@Context SseEventSink sink, @Context ServerRequestContext request) {
        // Proxies that collect an answer before they pass it on are asked not to.
        request.serverResponse().setResponseHeader("Cache-Control", "no-store");
        request.serverResponse().setResponseHeader("X-Accel-Buffering", "no");
        feed.greet(watchers.admit(sink, caller.credential()));
        return Uni.createFrom().voidItem();
    }
}
