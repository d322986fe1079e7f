package app.synth.analytics.catalogue;

import app.synth.accounts.client.permission.RequiresPermission;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/**
 * Bulk writes of the catalogue: newline-delimited JSON, an entry a line, at most 4 MiB a request. An entry replaces the one
 * of the same id. A bad line is reported with its number and costs no other line.
 */
@Path("/api/v1/catalogue")
@Authenticated
@Consumes({"application/x-ndjson", "application/jsonl"})
public class CatalogueResource {
    private final CatalogueLines lines;
    private final PgCatalogue catalogue;

    CatalogueResource(CatalogueLines lines, PgCatalogue catalogue) {
        this.lines = lines;
        this.catalogue = catalogue;
    }

    /** Writes events: event_id, title, artist_ids, venue_id, starts_at, zone, genres, price_range, ticket_urls, created_by. */
    @POST
    @Path("/events")
    @RequiresPermission("manage_catalogue")
    public Uni<CatalogueReport> events(String body) {
        return write(CatalogueKind.EVENTS, body);
    }

    /** Writes artists: artist_id, name, genres. */
    @POST
    @Path("/artists")
    @RequiresPermission("manage_catalogue")
    public Uni<CatalogueReport> artists(String body) {
        return write(CatalogueKind.ARTISTS, body);
    }

    /** Writes venues: venue_id, name, city, state, latitude, longitude, zone, capacity. */
    @POST
    @Path("/venues")
    @RequiresPermission("manage_catalogue")
    public Uni<CatalogueReport> venues(String body) {
        return write(CatalogueKind.VENUES, body);
    }

    private Uni<CatalogueReport> write(CatalogueKind kind, String body) {
        CatalogueLines.Parsed parsed = lines.parse(body, kind.entry());
        return catalogue
                .store(kind, parsed.entries())
                .map(stored -> new CatalogueReport(parsed.received(), stored, parsed.rejected()));
    }
}
