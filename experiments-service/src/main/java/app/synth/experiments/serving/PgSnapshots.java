package app.synth.experiments.serving;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads all that is served in one statement, which sees one state of the tables. */
@ApplicationScoped
class PgSnapshots {
    private static final String VERSION = "select version from experiment_changes";

    private static final String READ = """
            select version,
                   coalesce((select max(at) from experiment_history), 'epoch') as changed_at,
                   (select jsonb_build_object('share', share, 'seed', seed)::text from experiment_holdout) as holdout,
                   (select coalesce(array_agg(key), '{}') from experiment_client_keys where revoked_at is null) as client_keys,
                   (select coalesce(jsonb_agg(jsonb_build_object(
                               'id', id, 'key', key, 'state', state, 'phase', phase,
                               'start_date', to_char(start_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                               'end_date', to_char(end_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                               'variants', variants, 'traffic_allocation', traffic_allocation, 'seed', seed,
                               'hash_attribute', hash_attribute, 'condition', condition, 'overrides', overrides,
                               'in_holdout', in_holdout, 'namespace_id', namespace_id,
                               'namespace_from', namespace_from, 'namespace_to', namespace_to)), '[]')::text
                    from ab_experiments
                    where archived_at is null) as experiments
            from experiment_changes
            """;

    private final Pool pool;
    private final SnapshotReader reader;

    PgSnapshots(Pool pool, SnapshotReader reader) {
        this.pool = pool;
        this.reader = reader;
    }

    /** Counts changes. */
    Uni<Long> version() {
        return pool.preparedQuery(VERSION)
                .execute()
                .map(rows -> rows.iterator().next().getLong("version"));
    }

    Uni<Snapshot> read() {
        return pool.preparedQuery(READ)
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row -> reader.read(
                        row.getLong("version"),
                        row.getOffsetDateTime("changed_at").toInstant(),
                        row.getString("experiments"),
                        row.getString("holdout"),
                        row.getArrayOfStrings("client_keys")));
    }
}
