package app.synth.analytics.catalogue;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Bulk writes of the catalogue: newline-delimited JSON, an entry a line, at most 4 MiB a request. An entry replaces the one
 * of the same id, unless it is the same already. A bad line is reported with its number and costs no other line.
 */
@Path("/api/v1/catalogue")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue", description = "What the app's events, artists and venues are")
@Consumes({"application/x-ndjson", "application/jsonl"})
public class CatalogueResource {
    private static final String REPORT = """
            {"received": 4, "stored": 1, "unchanged": 2, "rejected_count": 1,
             "rejected": [{"line": 2, "field": "starts_at", "detail": "must be from 1800 to 2199"}]}""";

    private static final String UNREAD = "invalid_body: the body is not UTF-8";

    private static final String RULES =
            "An entry a line. It replaces the one of the same id; the last of a request counts where an id comes twice; what is"
                    + " the same already is left as it is. Needs manage_catalogue.";

    private final CatalogueLines lines;
    private final PgZones zones;
    private final PgCatalogue catalogue;

    CatalogueResource(CatalogueLines lines, PgZones zones, PgCatalogue catalogue) {
        this.lines = lines;
        this.zones = zones;
        this.catalogue = catalogue;
    }

    /** Writes events: event_id, title, artist_ids, venue_id, starts_at, zone, genres, price_range, ticket_urls, created_by. */
    @POST
    @Path("/events")
    @RequiresPermission("manage_catalogue")
    @Operation(summary = "Write events", operationId = "writeCatalogueEvents", description = RULES)
    @APIResponse(
            responseCode = "200",
            description = "What became of the lines",
            content = @Content(schema = @Schema(implementation = CatalogueReport.class), example = REPORT))
    @APIResponse(responseCode = "400", description = UNREAD)
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "413", description = "More than 4 MiB")
    @APIResponse(responseCode = "415", description = "Not sent as newline-delimited JSON")
    public Uni<CatalogueReport> events(
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.STRING), example = """
                    {"event_id": "concert-001", "title": "The Band live", "artist_ids": ["the-band"], "venue_id": "the-hall", "starts_at": "2026-12-05T19:30:00Z", "zone": "America/New_York", "price_range": "$20-45", "ticket_urls": ["https://tickets.example/1"]}
                    """))
                    byte @Nullable [] body) {
        return write(CatalogueKind.EVENTS, body);
    }

    /** Writes artists: artist_id, name, genres. */
    @POST
    @Path("/artists")
    @RequiresPermission("manage_catalogue")
    @Operation(summary = "Write artists", operationId = "writeCatalogueArtists", description = RULES)
    @APIResponse(
            responseCode = "200",
            description = "What became of the lines",
            content = @Content(schema = @Schema(implementation = CatalogueReport.class), example = REPORT))
    @APIResponse(responseCode = "400", description = UNREAD)
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "413", description = "More than 4 MiB")
    @APIResponse(responseCode = "415", description = "Not sent as newline-delimited JSON")
    public Uni<CatalogueReport> artists(
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.STRING), example = """
                    {"artist_id": "the-band", "name": "The Band", "genres": ["rock"]}
                    """))
                    byte @Nullable [] body) {
        return write(CatalogueKind.ARTISTS, body);
    }

    /** Writes venues: venue_id, name, city, state, latitude, longitude, zone, capacity. */
    @POST
    @Path("/venues")
    @RequiresPermission("manage_catalogue")
    @Operation(summary = "Write venues", operationId = "writeCatalogueVenues", description = RULES)
    @APIResponse(
            responseCode = "200",
            description = "What became of the lines",
            content = @Content(schema = @Schema(implementation = CatalogueReport.class), example = REPORT))
    @APIResponse(responseCode = "400", description = UNREAD)
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "413", description = "More than 4 MiB")
    @APIResponse(responseCode = "415", description = "Not sent as newline-delimited JSON")
    public Uni<CatalogueReport> venues(
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.STRING), example = """
                    {"venue_id": "the-hall", "name": "The Hall", "city": "Brooklyn", "state": "NY", "zone": "America/New_York", "capacity": 900}
                    """))
                    byte @Nullable [] body) {
        return write(CatalogueKind.VENUES, body);
    }

    private Uni<CatalogueReport> write(CatalogueKind kind, byte @Nullable [] body) {
        String text = text(body);
        return zones.known()
                .map(known -> lines.parse(text, kind.entry(), known))
                .chain(parsed -> catalogue
                        .store(kind, parsed.entries())
                        .map(stored -> new CatalogueReport(
                                parsed.received(),
                                stored,
                                parsed.entries().size() - stored,
                                parsed.rejectedCount(),
                                parsed.rejected())));
    }

    /** What is no text would be stored with question marks in it. */
    private static String text(byte @Nullable [] body) {
        if (body == null) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw Problems.of(Status.BAD_REQUEST, "invalid_body", "The body is not UTF-8")
                    .build();
        }
    }
}
