package app.synth.analytics.rollup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The record of verifications and rebuilds. */
@ApplicationScoped
class PgRollupChecks {
    private static final String BEGIN = """
            insert into rollup_verifications (kind, from_date, to_date, requested_by)
            values ($1, $2, $3, $4)
            on conflict (from_date) where requested_by is null do nothing
            returning *
            """;

    private static final String DAY_DONE = """
            update rollup_verifications set
                done_to = $2, cells = cells + $3, differences = differences + $4,
                sample = (select coalesce(jsonb_agg(each), '[]')
                          from (select each from jsonb_array_elements(sample || $5::text::jsonb) as each limit 20) as first)
            where verification_id = $1
            """;

    private static final String END =
            "update rollup_verifications set finished_at = now(), failure = $2 where verification_id = $1";

    private static final String ONE = "select * from rollup_verifications where verification_id = $1";

    private static final String LATEST = "select * from rollup_verifications order by started_at desc limit $1";

    private final Pool database;

    PgRollupChecks(Pool database) {
        this.database = database;
    }

    /** Writes down that it begins; empty where another replica has done so for the night. */
    Uni<Optional<RollupCheck>> begin(String kind, LocalDate from, LocalDate to, @Nullable UUID requestedBy) {
        return database.preparedQuery(BEGIN)
                .execute(Tuple.of(kind, from, to, requestedBy))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PgRollupChecks::check)
                        .findFirst());
    }

    Uni<Void> dayDone(UUID id, LocalDate day, DayCheck found) {
        return database.preparedQuery(DAY_DONE)
                .execute(Tuple.of(id, day, found.compared(), found.differences(), found.sample()))
                .replaceWithVoid();
    }

    Uni<Void> end(UUID id, @Nullable String failure) {
        return database.preparedQuery(END).execute(Tuple.of(id, failure)).replaceWithVoid();
    }

    Uni<Optional<RollupCheck>> find(UUID id) {
        return database.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PgRollupChecks::check)
                        .findFirst());
    }

    Uni<List<RollupCheck>> latest(int limit) {
        return database.preparedQuery(LATEST)
                .execute(Tuple.of(limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PgRollupChecks::check)
                        .toList());
    }

    private static RollupCheck check(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new RollupCheck(
                row.getUUID("verification_id"),
                row.getString("kind"),
                row.getLocalDate("from_date"),
                row.getLocalDate("to_date"),
                row.getLocalDate("done_to"),
                row.getOffsetDateTime("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getUUID("requested_by"),
                row.getLong("cells"),
                row.getLong("differences"),
                row.getJson("sample").toString(),
                row.getString("failure"));
    }
}
