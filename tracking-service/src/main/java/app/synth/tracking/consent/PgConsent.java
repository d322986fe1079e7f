package app.synth.tracking.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The table of wishes. */
@ApplicationScoped
class PgConsent {
    private static final String PUT = """
            insert into tracking.tracking_consent (subject, tracking, changed_at)
            select subject, $2, clock_timestamp() from unnest($1::text[]) as subject order by subject
            on conflict (subject) do update set tracking = excluded.tracking, changed_at = excluded.changed_at
            """;

    private static final String GET = """
            select tracking from tracking.tracking_consent where subject = $1
            """;

    private static final String CHANGED_SINCE = """
            select subject, tracking, changed_at from tracking.tracking_consent where changed_at > $1
            """;

    private final Pool pool;

    PgConsent(Pool pool) {
        this.pool = pool;
    }

    /**
     * One subject's wish, as it was last stored.
     *
     * @param changedAt by the database's clock
     */
    record Wish(String subject, boolean tracking, Instant changedAt) {}

    Uni<Void> put(List<Subject> subjects, boolean tracking) {
        String[] keys = subjects.stream().map(Subject::key).toArray(String[]::new);
        return execute(PUT, Tuple.tuple().addValue(keys).addValue(tracking)).replaceWithVoid();
    }

    /** Whoever has said nothing may be tracked. */
    Uni<Boolean> get(Subject subject) {
        return execute(GET, Tuple.of(subject.key()))
                .map(rows -> rows.rowCount() == 0 || rows.iterator().next().getBoolean(0));
    }

    Uni<List<Wish>> changedSince(Instant since) {
        return execute(CHANGED_SINCE, Tuple.of(since.atOffset(ZoneOffset.UTC))).map(rows -> {
            List<Wish> wishes = new ArrayList<>(rows.rowCount());
            rows.forEach(row -> wishes.add(new Wish(
                    row.getString(0),
                    row.getBoolean(1),
                    row.getOffsetDateTime(2).toInstant())));
            return wishes;
        });
    }

    private Uni<RowSet<Row>> execute(String sql, Tuple parameters) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters));
    }
}
