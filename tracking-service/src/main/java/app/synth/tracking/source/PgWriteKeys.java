package app.synth.tracking.source;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys for those who administer them. Of a key itself only the hash and the hint come here. */
@ApplicationScoped
class PgWriteKeys {
    private static final String ADD = """
            insert into tracking.write_keys (id, source, kind, key_hash, hint, created_by, expires_at)
            select $1, key, $3, decode($4, 'hex'), $5, $6, $7
            from tracking.sources where key = $2
            returning
            """ + PgSourceRows.KEY_COLUMNS;
    private static final String KIND = """
            select kind from tracking.write_keys where source = $1 and id = $2
            """;

    /** The old key ends at the end of the overlap, or before it where it was to end before. */
    private static final String ROTATE = """
            with rotated as (
                update tracking.write_keys set expires_at = least(expires_at, $7)
                where source = $1 and id = $2 and revoked_at is null and (expires_at is null or expires_at > $8)
                returning source, kind
            )
            insert into tracking.write_keys (id, source, kind, key_hash, hint, created_by)
            select $3, source, kind, decode($4, 'hex'), $5, $6
            from rotated
            returning
            """ + PgSourceRows.KEY_COLUMNS;

    private static final String REVOKE = """
            update tracking.write_keys set revoked_at = coalesce(revoked_at, now())
            where source = $1 and id = $2
            """;

    private final Pool pool;

    PgWriteKeys(Pool pool) {
        this.pool = pool;
    }

    /** Empty when there is no such source. */
    Uni<Optional<WriteKeyView>> add(String source, KeyKind kind, ClearKey key, UUID by, @Nullable Instant expiresAt) {
        return query(
                        ADD,
                        Tuple.tuple()
                                .addUUID(UUID.randomUUID())
                                .addString(source)
                                .addString(kind.text())
                                .addString(key.hash().hex())
                                .addString(key.hint())
                                .addUUID(by)
                                .addOffsetDateTime(PgSourceRows.utc(expiresAt)))
                .map(PgWriteKeys::first);
    }

    /** Empty when there is no such key of the source. */
    Uni<Optional<KeyKind>> kind(String source, UUID id) {
        return query(KIND, Tuple.of(source, id)).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? KeyKind.named(found.next().getString("kind")) : Optional.empty();
        });
    }

    /**
     * Puts another key of the same kind beside one.
     *
     * @param oldEndsAt when the old one stops working
     * @return empty when the old one does not work now
     */
    Uni<Optional<WriteKeyView>> rotate(String source, UUID id, ClearKey key, UUID by, Instant oldEndsAt, Instant now) {
        return query(
                        ROTATE,
                        Tuple.tuple()
                                .addString(source)
                                .addUUID(id)
                                .addUUID(UUID.randomUUID())
                                .addString(key.hash().hex())
                                .addString(key.hint())
                                .addUUID(by)
                                .addOffsetDateTime(PgSourceRows.utc(oldEndsAt))
                                .addOffsetDateTime(PgSourceRows.utc(now)))
                .map(PgWriteKeys::first);
    }

    /** Whether there is such a key; it is revoked then, now or since before. */
    Uni<Boolean> revoke(String source, UUID id) {
        return query(REVOKE, Tuple.of(source, id)).map(revoked -> revoked.rowCount() > 0);
    }

    private Uni<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters));
    }

    private static Optional<WriteKeyView> first(RowSet<Row> rows) {
        var found = rows.iterator();
        return found.hasNext() ? Optional.of(PgSourceRows.key(found.next())) : Optional.empty();
    }
}
