package app.synth.analytics.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes entries from views of the app's tables, a batch in a statement and a transaction: an open transaction that writes
 * holds the rollups back. A batch in which nothing is new writes nothing.
 */
@ApplicationScoped
class PgSyncViews {
    private static final TypeReference<List<SkippedRows>> REASONS = new TypeReference<>() {};

    /** Not prepared, since the columns of a view may change. */
    private static final String COLUMNS = "select * from %s limit 0";

    /** A time without a zone is one of UTC. */
    private static final String SETTINGS =
            "select set_config('timezone', 'UTC', true), set_config('statement_timeout', $1, true)";

    /**
     * The rows behind the id {@code $1}, in order of it as bytes. Rows are looked at as JSON before anything is made of them,
     * so that a bad one fails nothing. Of rows with the same id none is taken, since nobody knows which of them holds; ties
     * keep them in one batch. What is missing is removed between the last batch's end and this one's, but not by a view that
     * has no ids at all.
     */
    private static final String BATCH = """
            with page as materialized (
                select coalesce(source.%1$s::text, '') collate "C" as id, jsonb_strip_nulls(to_jsonb(source)) as sent
                from %2$s as source
                where $1::text is null or coalesce(source.%1$s::text, '') collate "C" > $1
                order by 1
                fetch first ($2) rows with ties
            ), judged as materialized (
                select each.id, each.sent, fault.field, fault.reason
                from (select id, sent, count(*) over (partition by id) as times from page) as each
                left join lateral (
                    select field, reason
                    from (values %3$s, ('%1$s', case when times > 1 then 'twice' end)) as rule (field, reason)
                    where reason is not null
                    limit 1) as fault on true
            ), good as materialized (
                select sent from judged where reason is null
            ), entry as materialized (
                select %4$s from good cross join lateral jsonb_to_record(sent) as row (%5$s)
            ), written as (
                %6$s
                returning 1
            ), removed as (
                delete from %7$s as known
                where $4::boolean
                  and (coalesce($1, '') <> '' or exists (select from page where id <> ''))
                  and ($1 is null or known.%1$s collate "C" > $1)
                  and ((select count(*) from page) < $2 or known.%1$s collate "C" <= (select max(id) from page))
                  and not exists (select from page where page.id = known.%1$s collate "C")
                returning 1
            ), skipped as (
                select field, reason, count(*) as rows, left(min(id), 200) as example
                from judged where reason is not null
                group by field, reason
            )
            select (select count(*) from page) as received,
                   (select count(*) from written) as stored,
                   (select count(*) from removed) as removed,
                   (select coalesce(sum(rows), 0)::bigint from skipped) as skipped,
                   (select coalesce(jsonb_agg(to_jsonb(skipped)), '[]')::text from skipped) as skipped_because,
                   (select max(id) from page) as last,
                   cardinality($3::text[]) as zones
            """;

    private final Pool database;
    private final ObjectMapper mapper;
    private final SyncConfig config;

    PgSyncViews(Pool database, ObjectMapper mapper, SyncConfig config) {
        this.database = database;
        this.mapper = mapper;
        this.config = config;
    }

    /** Fails, as {@link UnusableViewException}, where the view cannot be read or has not the columns of the kind. */
    Uni<Void> check(CatalogueKind kind, ViewName view) {
        PgCatalogueTable table = PgCatalogueTable.of(kind);
        return database.query(COLUMNS.formatted(view.quoted()))
                .execute()
                .invoke(rows -> checkColumns(table, rows.columnsNames()))
                .onFailure(PgException.class)
                .transform(PgSyncViews::unusable)
                .replaceWithVoid();
    }

    /** Takes the rows that come after an id, and fails as {@link UnusableViewException}. */
    Uni<SyncBatch> take(CatalogueKind kind, ViewName view, @Nullable String after, Set<String> zones) {
        Tuple parameters = Tuple.tuple()
                .addString(after)
                .addLong((long) config.batchSize())
                .addArrayOfString(zones.toArray(String[]::new))
                .addBoolean(config.deleteMissing());
        return database.withTransaction(connection -> connection
                        .preparedQuery(SETTINGS)
                        .execute(Tuple.of(config.statementTimeout().toMillis() + "ms"))
                        .chain(() -> connection
                                .preparedQuery(batch(PgCatalogueTable.of(kind), view))
                                .execute(parameters)))
                .map(Unchecked.function(rows -> batch(rows.iterator().next())))
                .onFailure(PgException.class)
                .transform(PgSyncViews::unusable);
    }

    private static String batch(PgCatalogueTable table, ViewName view) {
        return BATCH.formatted(
                table.id(),
                view.quoted(),
                table.rules(),
                table.selected(),
                table.typed(),
                table.write(),
                table.table());
    }

    private SyncBatch batch(Row row) throws com.fasterxml.jackson.core.JsonProcessingException {
        return new SyncBatch(
                row.getLong("received"),
                row.getLong("stored"),
                row.getLong("removed"),
                row.getLong("skipped"),
                mapper.readValue(row.getString("skipped_because"), REASONS),
                row.getString("last"),
                row.getLong("received") >= config.batchSize());
    }

    private static void checkColumns(PgCatalogueTable table, List<String> present) {
        for (String needed : List.of(table.id(), table.columns().getFirst())) {
            if (!present.contains(needed)) {
                throw new UnusableViewException(ViewFault.VIEW_COLUMNS, "It has no column " + needed);
            }
        }
        List<String> strange = new ArrayList<>(present);
        strange.removeAll(table.columns());
        strange.remove(table.id());
        if (!strange.isEmpty()) {
            // A misspelt one would be lost silently.
            throw new UnusableViewException(ViewFault.VIEW_COLUMNS, "These columns mean nothing: " + strange);
        }
    }

    private static Throwable unusable(Throwable failure) {
        return failure instanceof PgException refusal
                ? new UnusableViewException(
                        switch (String.valueOf(refusal.getSqlState())) {
                            case "42P01", "3F000" -> ViewFault.VIEW_MISSING;
                            case "42501" -> ViewFault.VIEW_FORBIDDEN;
                            case "57014" -> ViewFault.VIEW_TOO_SLOW;
                            default -> ViewFault.VIEW_FAILED;
                        },
                        String.valueOf(refusal.getErrorMessage()))
                : failure;
    }
}
