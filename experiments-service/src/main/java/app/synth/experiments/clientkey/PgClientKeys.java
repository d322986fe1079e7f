package app.synth.experiments.clientkey;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The keys, in {@code experiment_client_keys}. One that is revoked stays there: it is never given out again. */
@ApplicationScoped
public class PgClientKeys {
    private static final String COLUMNS = "key, name, created_at, created_by, revoked_at";

    private static final String GOOD = "select key from experiment_client_keys where revoked_at is null";

    private static final String ALL =
            "select " + COLUMNS + " from experiment_client_keys order by revoked_at nulls first, created_at limit $1";

    private static final String ADD = """
            insert into experiment_client_keys (key, name, created_by)
            select $1, $2, $3
            where (select count(*) from experiment_client_keys where revoked_at is null) < $4
            returning
            """ + COLUMNS;

    private static final String REVOKE =
            "update experiment_client_keys set revoked_at = now() where key = $1 and revoked_at is null";

    private final Pool pool;

    PgClientKeys(Pool pool) {
        this.pool = pool;
    }

    /** Those that open something. */
    public Uni<Set<String>> good() {
        return pool.query(GOOD)
                .execute()
                .map(rows -> stream(rows).map(row -> row.getString("key")).collect(Collectors.toUnmodifiableSet()));
    }

    /** The good ones first. */
    Uni<List<ClientKey>> all(int limit) {
        return pool.preparedQuery(ALL)
                .execute(Tuple.of(limit))
                .map(rows -> stream(rows).map(PgClientKeys::key).toList());
    }

    /** Empty where there are too many already. */
    Uni<Optional<ClientKey>> add(String key, String name, UUID by, int atMost) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(key, name, by, atMost))
                .map(rows -> stream(rows).findFirst().map(PgClientKeys::key));
    }

    /** False where there is no such key, or it was revoked before. */
    Uni<Boolean> revoke(String key) {
        return pool.preparedQuery(REVOKE).execute(Tuple.of(key)).map(rows -> rows.rowCount() == 1);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static ClientKey key(Row row) {
        OffsetDateTime revoked = row.getOffsetDateTime("revoked_at");
        return new ClientKey(
                row.getString("key"),
                row.getString("name"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getUUID("created_by"),
                revoked == null ? null : revoked.toInstant());
    }
}
