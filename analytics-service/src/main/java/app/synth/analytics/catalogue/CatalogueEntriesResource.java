package app.synth.analytics.catalogue;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import app.synth.analytics.rollup.PgUnresolvedNames;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Single entries of the catalogue, as a bulk write would send them; and the names that it does not know. */
@Path("/api/v1/catalogue")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue", description = "What the app's events, artists and venues are")
@RequiresPermission("manage_catalogue")
@APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
public class CatalogueEntriesResource {
    private static final Set<String> NAMED = Set.of("artist", "venue");
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_LIST = 500;
    private static final String GONE =
            "What its interactions were counted for is restated, for the days that still have them.";

    private final PgCatalogue catalogue;
    private final PgUnresolvedNames names;

    CatalogueEntriesResource(PgCatalogue catalogue, PgUnresolvedNames names) {
        this.catalogue = catalogue;
        this.names = names;
    }

    /** An event of the catalogue. */
    @GET
    @Path("/events/{event_id}")
    @Operation(summary = "An event", operationId = "catalogueEvent", description = "Needs manage_catalogue.")
    @APIResponse(
            responseCode = "200",
            description = "The event",
            content = @Content(schema = @Schema(implementation = CatalogueEntry.Event.class), example = """
                    {"event_id": "concert-001", "title": "The Band live", "artist_ids": ["the-band"], "venue_id": "the-hall",
                     "starts_at": "2026-12-05T19:30:00Z", "zone": "America/New_York", "genres": ["rock"],
                     "price_range": "$20-45", "ticket_urls": ["https://tickets.example/1"], "created_by": null}"""))
    @APIResponse(responseCode = "400", description = "No event can have such an id")
    @APIResponse(responseCode = "404", description = "The catalogue has no such event")
    public Uni<CatalogueEntry.Event> event(@RestPath("event_id") String id) {
        return find(CatalogueKind.EVENTS, CatalogueEntry.Event.class, id);
    }

    /** An artist of the catalogue. */
    @GET
    @Path("/artists/{artist_id}")
    @Operation(summary = "An artist", operationId = "catalogueArtist", description = "Needs manage_catalogue.")
    @APIResponse(
            responseCode = "200",
            description = "The artist",
            content = @Content(schema = @Schema(implementation = CatalogueEntry.Artist.class), example = """
                    {"artist_id": "the-band", "name": "The Band", "genres": ["rock"]}"""))
    @APIResponse(responseCode = "400", description = "No artist can have such an id")
    @APIResponse(responseCode = "404", description = "The catalogue has no such artist")
    public Uni<CatalogueEntry.Artist> artist(@RestPath("artist_id") String id) {
        return find(CatalogueKind.ARTISTS, CatalogueEntry.Artist.class, id);
    }

    /** A venue of the catalogue. */
    @GET
    @Path("/venues/{venue_id}")
    @Operation(summary = "A venue", operationId = "catalogueVenue", description = "Needs manage_catalogue.")
    @APIResponse(
            responseCode = "200",
            description = "The venue",
            content = @Content(schema = @Schema(implementation = CatalogueEntry.Venue.class), example = """
                    {"venue_id": "the-hall", "name": "The Hall", "city": "Brooklyn", "state": "NY", "latitude": 40.7,
                     "longitude": -73.9, "zone": "America/New_York", "capacity": 900}"""))
    @APIResponse(responseCode = "400", description = "No venue can have such an id")
    @APIResponse(responseCode = "404", description = "The catalogue has no such venue")
    public Uni<CatalogueEntry.Venue> venue(@RestPath("venue_id") String id) {
        return find(CatalogueKind.VENUES, CatalogueEntry.Venue.class, id);
    }

    /** Removes an event: artists and the venue lose what it gave them. */
    @DELETE
    @Path("/events/{event_id}")
    @Operation(
            summary = "Remove an event",
            operationId = "removeCatalogueEvent",
            description = GONE + " Needs manage_catalogue.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "400", description = "No event can have such an id")
    @APIResponse(responseCode = "404", description = "The catalogue has no such event")
    public Uni<Void> removeEvent(@RestPath("event_id") String id) {
        return remove(CatalogueKind.EVENTS, id);
    }

    /** Removes an artist: its name means nobody any more, or the other one who is called so. */
    @DELETE
    @Path("/artists/{artist_id}")
    @Operation(
            summary = "Remove an artist",
            operationId = "removeCatalogueArtist",
            description = GONE + " Needs manage_catalogue.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "400", description = "No artist can have such an id")
    @APIResponse(responseCode = "404", description = "The catalogue has no such artist")
    public Uni<Void> removeArtist(@RestPath("artist_id") String id) {
        return remove(CatalogueKind.ARTISTS, id);
    }

    /** Removes a venue: its name means nowhere any more, and events without a zone of their own lose its zone. */
    @DELETE
    @Path("/venues/{venue_id}")
    @Operation(
            summary = "Remove a venue",
            operationId = "removeCatalogueVenue",
            description = GONE + " Needs manage_catalogue.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "400", description = "No venue can have such an id")
    @APIResponse(responseCode = "404", description = "The catalogue has no such venue")
    public Uni<Void> removeVenue(@RestPath("venue_id") String id) {
        return remove(CatalogueKind.VENUES, id);
    }

    /** Names of artists and venues that were sent and mean nobody, or several. */
    @GET
    @Path("/unresolved")
    @Operation(
            summary = "Names that the catalogue does not know",
            operationId = "unresolvedNames",
            description =
                    "Of the 5,000 newest that profile visits and follows named, the most frequent first. They are resolved"
                            + " when the catalogue learns them. Needs manage_catalogue.")
    @Parameter(
            name = "kind",
            description = "artist or venue; both if absent",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"artist", "venue"}))
    @Parameter(
            name = "limit",
            description = "How many, 1 to 500",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
    @APIResponse(
            responseCode = "200",
            description = "The names",
            content = @Content(schema = @Schema(implementation = UnresolvedNames.class), example = """
                    {"items": [{"kind": "venue", "sent": "The Hall", "city": "brooklyn", "state": null, "times": 112,
                                "last_seen": "2026-11-26", "reason": "ambiguous"}]}"""))
    @APIResponse(responseCode = "400", description = "The kind or the limit is not valid; field names it")
    public Uni<UnresolvedNames> unresolved(
            @RestQuery @Nullable String kind, @RestQuery @DefaultValue("50") String limit) {
        if (kind != null && !NAMED.contains(kind)) {
            throw Problems.badField("kind", "kind is artist or venue");
        }
        return names.most(kind, SentText.number("limit", limit, 1, LONGEST_LIST))
                .map(UnresolvedNames::new);
    }

    private <E extends CatalogueEntry> Uni<E> find(CatalogueKind kind, Class<E> type, String id) {
        return catalogue.find(kind, type, readable(id)).map(found -> found.orElseThrow(() -> unknown(kind, id)));
    }

    private Uni<Void> remove(CatalogueKind kind, String id) {
        return catalogue
                .remove(kind, readable(id))
                .invoke(there -> {
                    if (!there) {
                        throw unknown(kind, id);
                    }
                })
                .replaceWithVoid();
    }

    private static String readable(String id) {
        if (id.length() > LONGEST_ID || !SentText.isStorable(id)) {
            throw Problems.badField("id", "An id has at most " + LONGEST_ID + " characters, and none of them is NUL");
        }
        return id;
    }

    private static RuntimeException unknown(CatalogueKind kind, String id) {
        return Problems.notFound("None of the " + kind.code() + " of the catalogue has the id " + id);
    }
}
