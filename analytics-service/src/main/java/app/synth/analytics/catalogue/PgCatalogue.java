package app.synth.analytics.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;

/** Entries of the catalogue: all of a request are written in one statement. Triggers note what figures depend on. */
@ApplicationScoped
class PgCatalogue {
    private static final String STORE = """
            with entry as materialized (
                select %s
                from jsonb_to_recordset($1::text::jsonb) as sent (%s)
            )
            %s
            """;

    private static final String FIND =
            "select (to_jsonb(known) - 'updated_at')::text as entry from %s as known where %s = $1";

    private static final String REMOVE = "delete from %s where %s = $1";

    private final Pool database;
    private final ObjectMapper mapper;

    PgCatalogue(Pool database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** Writes those of the entries, which have different ids, that are new or different, and says how many they were. */
    Uni<Integer> store(CatalogueKind kind, Collection<CatalogueEntry> entries) {
        PgCatalogueTable table = PgCatalogueTable.of(kind);
        return Uni.createFrom()
                .item(Unchecked.supplier(() -> mapper.writeValueAsString(entries)))
                .chain(json -> database.preparedQuery(STORE.formatted(table.selected(), table.typed(), table.write()))
                        .execute(Tuple.of(json)))
                .map(RowSet::rowCount);
    }

    <E extends CatalogueEntry> Uni<Optional<E>> find(CatalogueKind kind, Class<E> type, String id) {
        PgCatalogueTable table = PgCatalogueTable.of(kind);
        return database.preparedQuery(FIND.formatted(table.table(), table.id()))
                .execute(Tuple.of(id))
                .map(Unchecked.function(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(mapper.readValue(rows.iterator().next().getString("entry"), type))));
    }

    /** Whether it was there. */
    Uni<Boolean> remove(CatalogueKind kind, String id) {
        PgCatalogueTable table = PgCatalogueTable.of(kind);
        return database.preparedQuery(REMOVE.formatted(table.table(), table.id()))
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() > 0);
    }
}
