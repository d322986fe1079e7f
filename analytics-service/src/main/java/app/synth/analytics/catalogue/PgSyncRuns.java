package app.synth.analytics.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Who takes which kind from its view, and what the last run came to. A run is several transactions, so nothing stays locked:
 * the row says whose turn it is, and a replica that has not been alive for long has lost it.
 */
@ApplicationScoped
class PgSyncRuns {
    private static final TypeReference<List<SkippedRows>> REASONS = new TypeReference<>() {};

    /** Longer than any batch; a run that is merely slow keeps its turn. */
    private static final Duration SPARE = Duration.ofSeconds(30);

    private static final String BEGIN = """
            update catalogue_syncs set run_id = $2, alive_at = now(), begun_at = now()
            where kind = $1
              and (run_id is null or alive_at < now() - $3 * interval '1 millisecond')
              and (begun_at is null or begun_at <= now() - $4 * interval '1 millisecond')
            """;

    private static final String ALIVE = "update catalogue_syncs set alive_at = now() where kind = $1 and run_id = $2";

    private static final String END = """
            update catalogue_syncs set
                run_id = null, view_name = $3, started_at = $4, finished_at = $5, received = $6, stored = $7, unchanged = $8,
                removed = $9, skipped = $10, reasons = $11::text::jsonb, failure = $12, detail = $13
            where kind = $1 and run_id = $2
            """;

    private static final String LAST = """
            select kind, view_name, started_at, finished_at, received, stored, unchanged, removed, skipped,
                   reasons::text as reasons, failure, detail
            from catalogue_syncs
            where view_name is not null
            order by kind
            """;

    private final Pool database;
    private final ObjectMapper mapper;
    private final Duration deadAfter;

    PgSyncRuns(Pool database, ObjectMapper mapper, SyncConfig config) {
        this.database = database;
        this.mapper = mapper;
        this.deadAfter = config.statementTimeout().multipliedBy(3).plus(SPARE);
    }

    /** Whether it is this one's turn: nobody is at it, and the last run began so long ago. */
    Uni<Boolean> begin(CatalogueKind kind, UUID run, Duration sinceLast) {
        return database.preparedQuery(BEGIN)
                .execute(Tuple.of(kind.code(), run, (double) deadAfter.toMillis(), (double) sinceLast.toMillis()))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Whether it is this one's turn still. */
    Uni<Boolean> alive(CatalogueKind kind, UUID run) {
        return database.preparedQuery(ALIVE).execute(Tuple.of(kind.code(), run)).map(rows -> rows.rowCount() > 0);
    }

    /** Writes down what it came to, unless another one is at it by now. */
    Uni<Void> end(CatalogueKind kind, UUID run, SyncRun report) {
        return Uni.createFrom()
                .item(Unchecked.supplier(() -> mapper.writeValueAsString(report.skippedBecause())))
                .chain(reasons -> database.preparedQuery(END)
                        .execute(Tuple.tuple()
                                .addString(kind.code())
                                .addUUID(run)
                                .addString(report.view())
                                .addOffsetDateTime(report.startedAt().atOffset(ZoneOffset.UTC))
                                .addOffsetDateTime(report.finishedAt().atOffset(ZoneOffset.UTC))
                                .addLong(report.received())
                                .addLong(report.stored())
                                .addLong(report.unchanged())
                                .addLong(report.removed())
                                .addLong(report.skipped())
                                .addString(reasons)
                                .addString(report.failure())
                                .addString(report.detail())))
                .replaceWithVoid();
    }

    /** The last run of each kind that ended. */
    Uni<List<SyncRun>> last() {
        return database.query(LAST).execute().map(Unchecked.function(rows -> {
            List<SyncRun> runs = new ArrayList<>();
            for (Row row : rows) {
                runs.add(run(row));
            }
            return runs;
        }));
    }

    private SyncRun run(Row row) throws JsonProcessingException {
        return new SyncRun(
                row.getString("kind"),
                row.getString("view_name"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("finished_at").toInstant(),
                row.getLong("received"),
                row.getLong("stored"),
                row.getLong("unchanged"),
                row.getLong("removed"),
                row.getLong("skipped"),
                mapper.readValue(row.getString("reasons"), REASONS),
                row.getString("failure"),
                row.getString("detail"));
    }
}
