package app.synth.analytics.audience;

import app.synth.analytics.audience.ReleaseStep.Outcome;
import app.synth.analytics.rollup.RollupConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One step of the job, in a transaction of its own: plan blocks, read a stretch of their raw interactions, or release some
 * of them. What stands in the database says which, so that any replica goes on where any other stopped.
 *
 * <p>A transaction that has written holds the rollups' cursor back. So whatever takes long is asked before the row of
 * {@code audience_progress} is locked, and what it was asked for is looked at again behind the lock.
 */
@ApplicationScoped
class PgReleaseSteps {
    private static final String BOUND = "select set_config('statement_timeout', $1, true)";

    private static final String PROGRESS = """
            select through, keys, scanned_until, block.to_date,
                   ((block.to_date + 1)::timestamp at time zone $1) as finish
            from audience_progress
            left join lateral (select to_date from audience_blocks limit 1) as block on true
            """;

    /** Only as it was when the step was chosen: another replica may have taken the same one meanwhile. */
    private static final String TAKE = """
            select from audience_progress where scanned_until is not distinct from $1 for update skip locked
            """;

    private final Pool database;
    private final AudienceConfig config;
    private final ZoneId zone;
    private final PgBlocks blocks;
    private final PgFirsts firsts;
    private final PgPeople people;
    private final PgReleases releases;

    PgReleaseSteps(
            Pool database,
            AudienceConfig config,
            RollupConfig rollup,
            PgBlocks blocks,
            PgFirsts firsts,
            PgPeople people,
            PgReleases releases) {
        this.database = database;
        this.config = config;
        this.zone = rollup.reportingZone();
        this.blocks = blocks;
        this.firsts = firsts;
        this.people = people;
        this.releases = releases;
    }

    /** Takes the next step, if one is due and no other replica is at it. */
    Uni<ReleaseStep> step() {
        return database.withTransaction(connection -> connection
                        .preparedQuery(BOUND)
                        .execute(
                                Tuple.of(Long.toString(config.statementTimeout().toMillis())))
                        .chain(() -> connection.preparedQuery(PROGRESS).execute(Tuple.of(zone.getId())))
                        .map(rows -> progress(rows.iterator().next()))
                        .chain(progress -> next(connection, progress)))
                .onFailure(PgFirsts.TooLongException.class)
                .recoverWithItem(ReleaseStep.of(Outcome.SHORTENED));
    }

    private Uni<ReleaseStep> next(SqlConnection connection, Progress progress) {
        OffsetDateTime scanned = progress.scannedUntil();
        OffsetDateTime end = progress.end();
        if (scanned == null || end == null) {
            return plan(connection, progress.through());
        }
        return scanned.isBefore(end)
                ? read(connection, scanned, progress.keys())
                : release(connection, scanned, progress.keys());
    }

    private Uni<ReleaseStep> plan(SqlConnection connection, @Nullable LocalDate through) {
        LocalDate day =
                LocalDate.ofInstant(Instant.now().minus(config.grace()), zone).minusDays(1);
        if (through != null && !through.isBefore(day)) {
            return Uni.createFrom().item(ReleaseStep.of(Outcome.DONE));
        }
        return blocks.areOver(connection, day)
                .chain(over -> over
                        ? blocks.due(connection, day, through)
                                .chain(due -> taken(connection, null, () -> planned(connection, day, due)))
                        : Uni.createFrom().item(ReleaseStep.of(Outcome.TOO_EARLY)));
    }

    private Uni<ReleaseStep> planned(SqlConnection connection, LocalDate day, List<Block> due) {
        return due.isEmpty()
                ? blocks.finish(connection, day).replaceWith(ReleaseStep.of(Outcome.DONE))
                : blocks.take(connection, due)
                        .map(taken -> ReleaseStep.of(taken == 0 ? Outcome.ELSEWHERE : Outcome.PLANNED));
    }

    private Uni<ReleaseStep> read(SqlConnection connection, OffsetDateTime since, List<String> keys) {
        return taken(
                connection,
                since,
                () -> firsts.read(connection, since, keys).replaceWith(ReleaseStep.of(Outcome.READ)));
    }

    private Uni<ReleaseStep> release(SqlConnection connection, OffsetDateTime scanned, List<String> keys) {
        return blocks.some(connection)
                .chain(some -> people.of(connection, some, keys)
                        .chain(made -> taken(connection, scanned, () -> releases.write(connection, some, made))));
    }

    private static Uni<ReleaseStep> taken(
            SqlConnection connection, @Nullable OffsetDateTime scanned, Supplier<Uni<ReleaseStep>> work) {
        return connection
                .preparedQuery(TAKE)
                .execute(Tuple.tuple().addValue(scanned))
                .chain(row -> row.size() == 0 ? Uni.createFrom().item(ReleaseStep.of(Outcome.ELSEWHERE)) : work.get());
    }

    private static Progress progress(Row row) {
        return new Progress(
                row.getLocalDate("through"),
                row.getOffsetDateTime("scanned_until"),
                row.getOffsetDateTime("finish"),
                List.of(row.getArrayOfStrings("keys")));
    }
}
