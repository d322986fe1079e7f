package app.synth.analytics.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Writes catalogue entries, all of a request in one statement. */
@ApplicationScoped
class PgCatalogue {
    private static final String EVENTS = """
            insert into events (event_id, title, artist_ids, venue_id, starts_at, zone, genres, price_range, ticket_urls, created_by)
            select event_id, title, coalesce(artist_ids, '{}'), venue_id, starts_at, zone,
                   coalesce(genres, '{}'), price_range, coalesce(ticket_urls, '{}'), created_by
            from jsonb_to_recordset($1::text::jsonb) as entry (
                event_id text, title text, artist_ids text[], venue_id text, starts_at timestamptz, zone text,
                genres text[], price_range text, ticket_urls text[], created_by uuid)
            order by event_id
            on conflict (event_id) do update set
                title = excluded.title, artist_ids = excluded.artist_ids, venue_id = excluded.venue_id,
                starts_at = excluded.starts_at, zone = excluded.zone, genres = excluded.genres,
                price_range = excluded.price_range, ticket_urls = excluded.ticket_urls,
                created_by = excluded.created_by, updated_at = now()
            """;

    private static final String ARTISTS = """
            insert into artists (artist_id, name, genres)
            select artist_id, name, coalesce(genres, '{}')
            from jsonb_to_recordset($1::text::jsonb) as entry (artist_id text, name text, genres text[])
            order by artist_id
            on conflict (artist_id) do update set name = excluded.name, genres = excluded.genres, updated_at = now()
            """;

    private static final String VENUES = """
            insert into venues (venue_id, name, city, state, latitude, longitude, zone, capacity)
            select venue_id, name, city, state, latitude, longitude, zone, capacity
            from jsonb_to_recordset($1::text::jsonb) as entry (
                venue_id text, name text, city text, state text, latitude double precision,
                longitude double precision, zone text, capacity integer)
            order by venue_id
            on conflict (venue_id) do update set
                name = excluded.name, city = excluded.city, state = excluded.state, latitude = excluded.latitude,
                longitude = excluded.longitude, zone = excluded.zone, capacity = excluded.capacity, updated_at = now()
            """;

    private final Pool database;
    private final ObjectMapper mapper;

    PgCatalogue(Pool database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** Writes the entries, which have different ids, and says how many were written. */
    Uni<Integer> store(CatalogueKind kind, Collection<CatalogueEntry> entries) {
        return Uni.createFrom()
                .item(Unchecked.supplier(() -> mapper.writeValueAsString(entries)))
                .chain(json -> database.preparedQuery(upsert(kind)).execute(Tuple.of(json)))
                .map(RowSet::rowCount);
    }

    private static String upsert(CatalogueKind kind) {
        return switch (kind) {
            case EVENTS -> EVENTS;
            case ARTISTS -> ARTISTS;
            case VENUES -> VENUES;
        };
    }
}
