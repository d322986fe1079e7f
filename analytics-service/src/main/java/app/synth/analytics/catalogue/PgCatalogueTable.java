package app.synth.analytics.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table of the catalogue in SQL: its columns, what each may hold, and how entries get into it. */
enum PgCatalogueTable {
    EVENTS("event_id", """
            title text, artist_ids text[], venue_id text, starts_at timestamptz, zone text, genres text[], price_range text,
            ticket_urls text[], created_by uuid""", """
            ('event_id', text_fault(sent -> 'event_id', 200, true)),
            ('title', text_fault(sent -> 'title', 500, true)),
            ('artist_ids', list_fault(sent -> 'artist_ids', 100, 200)),
            ('venue_id', text_fault(sent -> 'venue_id', 200)),
            ('starts_at', time_fault(sent -> 'starts_at', '1800-01-01T00:00:00Z', '2200-01-01T00:00:00Z')),
            ('zone', case when sent ->> 'zone' <> all ($3) then 'unknown zone' end),
            ('genres', list_fault(sent -> 'genres', 50, 100)),
            ('price_range', text_fault(sent -> 'price_range', 100)),
            ('ticket_urls', list_fault(sent -> 'ticket_urls', 20, 2000)),
            ('created_by', case when not pg_input_is_valid(sent ->> 'created_by', 'uuid') then 'no uuid' end)
            """),
    ARTISTS("artist_id", "name text, genres text[]", """
            ('artist_id', text_fault(sent -> 'artist_id', 200, true)),
            ('name', text_fault(sent -> 'name', 500, true)),
            ('genres', list_fault(sent -> 'genres', 50, 100))
            """),
    VENUES("venue_id", """
            name text, city text, state text, latitude double precision, longitude double precision, zone text,
            capacity integer""", """
            ('venue_id', text_fault(sent -> 'venue_id', 200, true)),
            ('name', text_fault(sent -> 'name', 500, true)),
            ('city', text_fault(sent -> 'city', 200)),
            ('state', text_fault(sent -> 'state', 100)),
            ('latitude', number_fault(sent -> 'latitude', 'double precision', -90, 90)),
            ('longitude', number_fault(sent -> 'longitude', 'double precision', -180, 180)),
            ('zone', case when sent ->> 'zone' <> all ($3) then 'unknown zone' end),
            ('capacity', number_fault(sent -> 'capacity', 'integer', 0, 10000000))
            """);

    /**
     * What is there already is left out before the insert, which would lock, and thereby write, every row that it conflicts
     * with; its own condition is for what another request writes meanwhile. In order of id, so that two never wait for each
     * other.
     */
    private static final String WRITE = """
            insert into %1$s as known (%2$s, %3$s)
            select %2$s, %3$s
            from entry
            where not exists (
                select from %1$s as same
                where same.%2$s = entry.%2$s and (%4$s) is not distinct from (%5$s))
            order by %2$s
            on conflict (%2$s) do update set (%3$s, updated_at) = row (%6$s, now())
            where (%7$s) is distinct from (%6$s)
            """;

    private final String id;
    private final String typedColumns;
    private final List<String> columns;
    private final String rules;
    private final String write;

    PgCatalogueTable(String id, String typedColumns, String rules) {
        this.id = id;
        this.typedColumns = typedColumns;
        this.columns = Arrays.stream(typedColumns.split(","))
                .map(column -> column.strip().split(" ")[0])
                .toList();
        this.rules = rules;
        this.write = WRITE.formatted(table(), id, of(""), of("same."), of("entry."), of("excluded."), of("known."));
    }

    static PgCatalogueTable of(CatalogueKind kind) {
        return switch (kind) {
            case EVENTS -> EVENTS;
            case ARTISTS -> ARTISTS;
            case VENUES -> VENUES;
        };
    }

    String table() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The column that identifies. */
    String id() {
        return id;
    }

    /** The other columns, without those that the catalogue adds. */
    List<String> columns() {
        return columns;
    }

    /** All columns with their types, as a record that JSON becomes. */
    String typed() {
        return id + " text, " + typedColumns;
    }

    /** All columns as they are stored: no list is an empty one. */
    String selected() {
        return id + ", "
                + Arrays.stream(typedColumns.split(","))
                        .map(String::strip)
                        .map(column -> column.endsWith("[]")
                                ? "coalesce(%1$s, '{}') as %1$s".formatted(column.split(" ")[0])
                                : column.split(" ")[0])
                        .collect(Collectors.joining(", "));
    }

    /** Rows of field and what is wrong with it in {@code sent}; {@code $3} are the known zones. */
    String rules() {
        return rules;
    }

    /** Writes the rows of {@code entry}, whose ids differ, that are new or different. */
    String write() {
        return write;
    }

    private String of(String row) {
        return columns.stream().map(column -> row + column).collect(Collectors.joining(", "));
    }
}
