package app.synth.tracking.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of the tracking plan where they are kept: every version, never changed. */
@ApplicationScoped
class PgRules {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int TRIES = 5;

    private static final String COUNT = """
            select count(*) from tracking.tracking_plan_rules
            """;

    private static final String CURRENT = """
            select *, schema::text as schema_text
            from (
                select distinct on (event_type, entity_type, action) *
                from tracking.tracking_plan_rules
                order by event_type, entity_type, action, version desc
            ) as latest
            where active
            order by event_type, entity_type, action nulls first
            """;

    private static final String VERSIONS = """
            select *, schema::text as schema_text
            from tracking.tracking_plan_rules
            where event_type = $1 and entity_type = $2 and action is not distinct from $3::text
            order by version desc
            """;

    private static final String ADD = """
            with latest as (
                select version, active, schema
                from tracking.tracking_plan_rules
                where event_type = $1 and entity_type = $2 and action is not distinct from $3::text
                order by version desc
                limit 1
            ),
            wanted (schema, active) as (
                select coalesce($4::text::jsonb, (select schema from latest)), $5::boolean
            )
            insert into tracking.tracking_plan_rules
                (id, event_type, entity_type, action, version, schema, active, created_by)
            select $6, $1, $2, $3, coalesce((select version from latest), 0) + 1, schema, active, $7
            from wanted
            where schema is not null
              and not exists (select from latest where latest.active = wanted.active and latest.schema = wanted.schema)
            returning version
            """;

    private final Pool pool;
    private final ObjectMapper json;

    PgRules(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /** How many versions there are: it grows with every change and never otherwise. */
    Uni<Long> versions() {
        return pool.query(COUNT).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    /** The latest version of each rule that is active. */
    Uni<List<RuleView>> current() {
        return pool.query(CURRENT).execute().map(this::views);
    }

    /** All versions of one rule, the latest first; none where there never was such a rule. */
    Uni<List<RuleView>> versions(RuleKey key) {
        return pool.preparedQuery(VERSIONS).execute(named(key)).map(this::views);
    }

    /** A new version, unless the latest says the same. True when there is one. */
    Uni<Boolean> put(RuleKey key, JsonNode schema, UUID by) {
        return add(key, schema.toString(), true, by);
    }

    /** A new version that withdraws the rule, unless it is withdrawn. */
    Uni<Boolean> withdraw(RuleKey key, UUID by) {
        return add(key, null, false, by);
    }

    /** Two who write at once want the same version number: the later one takes the next. */
    private Uni<Boolean> add(RuleKey key, @Nullable String schema, boolean active, UUID by) {
        return pool.preparedQuery(ADD)
                .execute(named(key)
                        .addString(schema)
                        .addBoolean(active)
                        .addUUID(UUID.randomUUID())
                        .addUUID(by))
                .onFailure(PgRules::isTaken)
                .retry()
                .atMost(TRIES)
                .map(added -> added.rowCount() > 0);
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refusal && UNIQUE_VIOLATION.equals(refusal.getSqlState());
    }

    private static Tuple named(RuleKey key) {
        return Tuple.of(
                key.eventType().text(),
                key.entityType(),
                key.action() == null ? null : key.action().text());
    }

    private List<RuleView> views(Iterable<Row> rows) {
        List<RuleView> views = new ArrayList<>();
        rows.forEach(row -> views.add(view(row)));
        return views;
    }

    private RuleView view(Row row) {
        String action = row.getString("action");
        String path = row.getString("event_type") + "/" + row.getString("entity_type");
        return new RuleView(
                action == null ? path : path + "?action=" + action,
                row.getString("event_type"),
                row.getString("entity_type"),
                action,
                row.getInteger("version"),
                row.getBoolean("active"),
                schema(row.getString("schema_text")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getUUID("created_by"));
    }

    private JsonNode schema(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("jsonb is JSON", impossible);
        }
    }
}
