package app.synth.experiments.experiment;

import app.synth.accounts.client.request.Cursor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What happened to experiments: written with each change, in its transaction, and never changed. */
@ApplicationScoped
class PgHistory {
    /** Cast twice: a parameter that Postgres took for jsonb would be a JSON string. */
    private static final String NOTE = """
            insert into experiment_history (experiment_id, version, change, at, by, why, before, after)
            select experiment_id, version, change, at, by, why, before, after
            from jsonb_to_record(cast(cast(:entry as text) as jsonb)) as entry(
                experiment_id uuid, version int, change text, at timestamptz, by uuid, why text, before jsonb, after jsonb)
            """;

    /** Raising the coverage is no phase of its own, so the last one may be noted again. */
    private static final String PHASE = """
            insert into experiment_phases (experiment_id, phase, traffic_allocation, condition, started_at, started_by, why)
            select experiment_id, phase, traffic_allocation, condition, started_at, started_by, why
            from jsonb_to_record(cast(cast(:entry as text) as jsonb)) as entry(
                experiment_id uuid, phase int, traffic_allocation jsonb, condition jsonb,
                started_at timestamptz, started_by uuid, why text)
            on conflict (experiment_id, phase) do update set traffic_allocation = excluded.traffic_allocation
            """;

    private static final String PAGE = """
            select h.version, h.change, h.at, h.by, h.why, h.before::text as before, h.after::text as after
            from experiment_history h
            join ab_experiments e on e.id = h.experiment_id
            where e.key = $1 and h.version < $2::bigint
            order by h.version desc
            limit $3
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pool pool;

    PgHistory(Pool pool) {
        this.pool = pool;
    }

    /**
     * Notes a change that was made.
     *
     * @param before null: there was nothing
     */
    Uni<Void> note(
            Mutiny.Session session,
            Experiment experiment,
            Change change,
            Author author,
            Instant at,
            @Nullable Map<String, @Nullable Object> before) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("experiment_id", experiment.id.toString());
        entry.put("version", experiment.version);
        entry.put("change", change.text());
        entry.put("at", at.toString());
        entry.put("by", author.user().toString());
        entry.put("why", author.why());
        entry.put("before", before);
        entry.put("after", ExperimentDocument.of(experiment));
        return insert(session, NOTE, entry);
    }

    /** Notes how the people are divided from now on, or, before its start date, from then on. */
    Uni<Void> phase(Mutiny.Session session, Experiment experiment, Author author, Instant at) {
        Instant start = experiment.startDate;
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("experiment_id", experiment.id.toString());
        entry.put("phase", experiment.phase);
        entry.put("traffic_allocation", ExperimentDocument.traffic(experiment.trafficAllocation));
        entry.put("condition", experiment.condition.json());
        entry.put("started_at", (start != null && start.isAfter(at) ? start : at).toString());
        entry.put("started_by", author.user().toString());
        entry.put("why", author.why() == null ? "It was started" : author.why());
        return insert(session, PHASE, entry);
    }

    /**
     * The latest first.
     *
     * @param after where the page before ended; null for the first page
     */
    Uni<List<HistoryEntry>> page(String key, @Nullable Cursor after, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(key, after == null ? Long.MAX_VALUE : after.number(0), limit))
                .map(rows -> {
                    List<HistoryEntry> entries = new ArrayList<>();
                    for (Row row : rows) {
                        entries.add(new HistoryEntry(
                                row.getInteger("version"),
                                row.getString("change"),
                                row.getOffsetDateTime("at").toInstant(),
                                row.getUUID("by"),
                                row.getString("why"),
                                document(row.getString("before")),
                                document(row.getString("after"))));
                    }
                    return entries;
                });
    }

    private static Uni<Void> insert(Mutiny.Session session, String sql, Map<String, @Nullable Object> entry) {
        return session.createNativeQuery(sql)
                .setParameter("entry", json(entry))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static String json(Map<String, @Nullable Object> document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Map<String, @Nullable Object> document(@Nullable String json) {
        try {
            return json == null ? null : JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
