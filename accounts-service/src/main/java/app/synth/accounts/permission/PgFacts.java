package app.synth.accounts.permission;

import app.synth.accounts.client.permission.Resource;
import app.synth.accounts.client.permission.Tier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Reads what decisions are made of. */
@ApplicationScoped
class PgFacts {
    private static final String MATRIX = """
            select permission_key, description, owner_of, account_type, granted, minimum_tier, needs_verification
            from permissions left join account_permissions using (permission_key)
            """;

    private static final String FACTS = """
            select user_id, null as resource_type, null as resource_id, null as owns,
                   account_type, verification_level, verified, subscription_tier, subscription_expires_at
            from profiles
            where user_id = any ($1)
            union all
            select user_id, resource_type, resource_id, owns(user_id, resource_type, resource_id), null, null, null, null, null
            from unnest($2::uuid[], $3::text[], $4::text[]) as asked (user_id, resource_type, resource_id)
            """;

    private final Pool pool;

    PgFacts(Pool pool) {
        this.pool = pool;
    }

    /** What was found; who has no profile is not among the people. */
    record Found(Map<UUID, Subject> people, Map<Ownership, Boolean> ownerships) {}

    Uni<Matrix> matrix() {
        return pool.query(MATRIX).execute().map(PgFacts::matrix);
    }

    /** Everything in one statement. */
    Uni<Found> about(Collection<UUID> people, Collection<Ownership> ownerships) {
        Tuple asked = Tuple.of(
                people.toArray(UUID[]::new),
                ownerships.stream().map(Ownership::user).toArray(UUID[]::new),
                ownerships.stream().map(asking -> asking.resource().type()).toArray(String[]::new),
                ownerships.stream().map(asking -> asking.resource().id()).toArray(String[]::new));
        return pool.preparedQuery(FACTS).execute(asked).map(PgFacts::found);
    }

    private static Found found(RowSet<Row> rows) {
        Map<UUID, Subject> people = new HashMap<>();
        Map<Ownership, Boolean> ownerships = new HashMap<>();
        for (Row row : rows) {
            UUID user = row.getUUID("user_id");
            String type = row.getString("resource_type");
            if (type == null) {
                people.put(user, subject(row));
            } else {
                ownerships.put(
                        new Ownership(user, new Resource(type, row.getString("resource_id"))), row.getBoolean("owns"));
            }
        }
        return new Found(people, ownerships);
    }

    private static Subject subject(Row row) {
        OffsetDateTime expires = row.getOffsetDateTime("subscription_expires_at");
        return new Subject(
                row.getString("account_type"),
                row.getString("verification_level"),
                row.getBoolean("verified"),
                tier(row.getString("subscription_tier")),
                expires == null ? null : expires.toInstant());
    }

    private static Matrix matrix(RowSet<Row> rows) {
        SortedMap<String, PermissionKey> permissions = new TreeMap<>();
        SortedMap<String, SortedMap<String, Cell>> cells = new TreeMap<>();
        for (Row row : rows) {
            String key = row.getString("permission_key");
            permissions.put(key, new PermissionKey(key, row.getString("description"), row.getString("owner_of")));
            String accountType = row.getString("account_type");
            if (accountType != null) {
                cells.computeIfAbsent(accountType, type -> new TreeMap<>()).put(key, cell(row));
            }
        }
        return new Matrix(permissions, cells);
    }

    private static Cell cell(Row row) {
        return new Cell(
                row.getBoolean("granted"), tier(row.getString("minimum_tier")), row.getBoolean("needs_verification"));
    }

    private static Tier tier(String code) {
        return Tier.of(code).orElseThrow();
    }
}
