package app.synth.accounts.apikey;

import app.synth.accounts.client.identity.ApiKey;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table of keys. The methods that write belong into a change ({@link app.synth.accounts.change.PgChanges}). */
@ApplicationScoped
class PgApiKeys {
    private static final int SHOWN_OF_KEY = ApiKey.PREFIX.length() + 6;

    private static final String COLUMNS =
            " key_id, name, key_start, scopes, created_at, expires_at, last_used_at, revoked_at ";

    private static final String BY_HASH = """
            select key_id, user_id, scopes, expires_at, revoked_at from api_keys where key_hash = decode($1, 'hex')
            """;

    private static final String PAGE = "select" + COLUMNS + """
            from api_keys
            where user_id = $1 and ($2::uuid is null or key_id < $2)
            order by key_id desc
            limit $3
            """;

    private static final String ONE = "select" + COLUMNS + "from api_keys where key_id = $1";

    private static final String USED = """
            update api_keys set last_used_at = now()
            where key_id = $1 and (last_used_at is null or last_used_at <= now() - make_interval(secs => $2))
            """;

    /** So that two keys made at once are counted one after the other. */
    private static final String OWNER_ALONE = "select 1 from profiles where user_id = :user for no key update";

    private static final String ACTIVE = """
            select count(*) from api_keys
            where user_id = :user and revoked_at is null and (expires_at is null or expires_at > now())
            """;

    private static final String INSERT = """
            insert into api_keys (user_id, name, key_hash, key_start, scopes, expires_at)
            values (:user, :name, decode(:hash, 'hex'), :start, string_to_array(:scopes, ','),
                    cast(cast(:expires as text) as timestamptz))
            returning key_id
            """;

    private static final String REVOKE = """
            update api_keys set revoked_at = coalesce(revoked_at, now()) where key_id = :key and user_id = :user
            """;

    private final Pool pool;

    PgApiKeys(Pool pool) {
        this.pool = pool;
    }

    /** Looks for the hash alone. */
    Uni<Optional<KnownKey>> find(ApiKey key) {
        return pool.preparedQuery(BY_HASH)
                .execute(Tuple.of(key.hash()))
                .map(rows -> first(rows).map(PgApiKeys::known));
    }

    /** One more than asked for, where there are more. */
    Uni<List<ApiKeyView>> page(UUID user, @Nullable UUID before, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(user, before, limit + 1))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PgApiKeys::view)
                        .toList());
    }

    Uni<ApiKeyView> one(UUID keyId) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(keyId))
                .map(rows -> first(rows).map(PgApiKeys::view).orElseThrow());
    }

    Uni<Void> used(UUID keyId, Duration atMostEvery) {
        return pool.preparedQuery(USED)
                .execute(Tuple.of(keyId, (double) atMostEvery.toSeconds()))
                .replaceWithVoid();
    }

    /** How many good keys the user has, whom nobody else gives one until the end of the transaction. */
    Uni<Long> countActive(UUID user) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OWNER_ALONE, Integer.class)
                        .setParameter("user", user)
                        .getSingleResult()
                        .chain(() -> session.createNativeQuery(ACTIVE, Long.class)
                                .setParameter("user", user)
                                .getSingleResult()));
    }

    Uni<UUID> insert(UUID user, NewApiKey made, ApiKey key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT, UUID.class)
                        .setParameter("user", user)
                        .setParameter("name", made.name())
                        .setParameter("hash", key.hash())
                        .setParameter("start", key.value().substring(0, SHOWN_OF_KEY))
                        .setParameter("scopes", String.join(",", made.scopes()))
                        .setParameter(
                                "expires",
                                made.expiresAt() == null
                                        ? null
                                        : made.expiresAt().toString())
                        .getSingleResult());
    }

    /** Says whether the user has such a key; one that is revoked stays so. */
    Uni<Boolean> revoke(UUID user, UUID keyId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REVOKE)
                        .setParameter("key", keyId)
                        .setParameter("user", user)
                        .executeUpdate())
                .map(changed -> changed > 0);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static KnownKey known(Row row) {
        return new KnownKey(
                row.getUUID("key_id"),
                row.getUUID("user_id"),
                Set.of(row.getArrayOfStrings("scopes")),
                instant(row, "expires_at"),
                instant(row, "revoked_at"));
    }

    private static ApiKeyView view(Row row) {
        return new ApiKeyView(
                row.getUUID("key_id"),
                row.getString("name"),
                null,
                row.getString("key_start"),
                List.of(row.getArrayOfStrings("scopes")),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
