package app.synth.experiments.metric;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The metrics, in {@code experiment_metrics}. */
@ApplicationScoped
public class PgMetrics {
    static final int AT_MOST = 500;

    private static final String COLUMNS =
            "key, name, description, definition::text as definition, version, built_in, created_at, created_by";

    private static final String ALL = "select " + COLUMNS + " from experiment_metrics order by key";

    private static final String ONE = "select " + COLUMNS + " from experiment_metrics where key = $1";

    private static final String MISSING = """
            select asked.key
            from unnest($1::text[]) with ordinality as asked (key, place)
            where not exists (select from experiment_metrics where experiment_metrics.key = asked.key)
            order by asked.place
            """;

    /** Two at once may both find the last place free; one more does no harm. */
    private static final String ADD = """
            insert into experiment_metrics (key, name, description, definition, created_by)
            select $1, $2, $3, $4::text::jsonb, $5
            where (select count(*) from experiment_metrics) < $6
               or exists (select from experiment_metrics where key = $1)
            on conflict (key) do nothing
            returning
            """ + COLUMNS;

    private static final String CHANGE = """
            update experiment_metrics
            set name = $2, description = $3, definition = $4::text::jsonb, version = version + 1
            where key = $1 and ($5::int8[] is null or version = any ($5)) and not built_in
            returning
            """ + COLUMNS;

    private static final String USERS = """
            select array(select key from ab_experiments
                         where $1 = any (success_metrics) or $1 = any (guardrail_metrics) order by key limit 20) as users
            """;

    private static final String REMOVE = """
            delete from experiment_metrics
            where key = $1 and ($2::int8[] is null or version = any ($2)) and not built_in
              and not exists (select from ab_experiments
                              where $1 = any (success_metrics) or $1 = any (guardrail_metrics))
            """;

    private final Pool database;
    private final ObjectMapper mapper;

    PgMetrics(Pool database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** Which of these keys are no metric's, in the given order; for those who define experiments. */
    public Uni<List<String>> missing(List<String> keys) {
        return database.preparedQuery(MISSING)
                .execute(Tuple.of(keys.toArray(String[]::new)))
                .map(rows -> {
                    List<String> missing = new ArrayList<>();
                    rows.forEach(row -> missing.add(row.getString("key")));
                    return missing;
                });
    }

    Uni<List<MetricView>> all() {
        return database.query(ALL).execute().map(rows -> {
            List<MetricView> all = new ArrayList<>();
            rows.forEach(row -> all.add(view(row)));
            return all;
        });
    }

    /** The metric with this key. */
    public Uni<Optional<MetricView>> find(String key) {
        return MetricReader.isKey(key)
                ? database.preparedQuery(ONE).execute(Tuple.of(key)).map(this::first)
                : Uni.createFrom().item(Optional.empty());
    }

    Uni<MetricChange> add(String key, String name, @Nullable String description, MetricDefinition definition, UUID by) {
        return database.preparedQuery(ADD)
                .execute(Tuple.of(key, name, description, json(definition), by, AT_MOST))
                .chain(rows -> rows.size() == 1
                        ? Uni.createFrom()
                                .item(new MetricChange.Done(view(rows.iterator().next())))
                        : find(key)
                                .map(found ->
                                        found.isPresent() ? new MetricChange.Taken() : new MetricChange.Full(AT_MOST)));
    }

    /** @param versions that may be changed; null: any */
    Uni<MetricChange> change(
            String key,
            String name,
            @Nullable String description,
            MetricDefinition definition,
            Long @Nullable [] versions) {
        return database.preparedQuery(CHANGE)
                .execute(Tuple.of(key, name, description, json(definition), versions))
                .chain(rows -> rows.size() == 1
                        ? Uni.createFrom()
                                .item(new MetricChange.Done(view(rows.iterator().next())))
                        : find(key).map(PgMetrics::whyNotChanged));
    }

    /** @param versions that may be removed; null: any */
    Uni<MetricChange> remove(String key, Long @Nullable [] versions) {
        return database.preparedQuery(REMOVE)
                .execute(Tuple.of(key, versions))
                .chain(rows -> rows.rowCount() == 1
                        ? Uni.createFrom().item(new MetricChange.Removed())
                        : find(key).chain(found -> whyNotRemoved(key, found, versions)));
    }

    private static MetricChange whyNotChanged(Optional<MetricView> found) {
        return found.<MetricChange>map(
                        metric -> metric.builtIn() ? new MetricChange.BuiltIn() : new MetricChange.Stale())
                .orElseGet(MetricChange.Unknown::new);
    }

    private Uni<MetricChange> whyNotRemoved(String key, Optional<MetricView> found, Long @Nullable [] versions) {
        if (found.isEmpty()) {
            return Uni.createFrom().item(new MetricChange.Unknown());
        }
        if (found.get().builtIn()) {
            return Uni.createFrom().item(new MetricChange.BuiltIn());
        }
        if (versions != null
                && !Arrays.asList(versions).contains((long) found.get().version())) {
            return Uni.createFrom().item(new MetricChange.Stale());
        }
        return database.preparedQuery(USERS)
                .execute(Tuple.of(key))
                .map(rows -> new MetricChange.Used(
                        Arrays.asList(rows.iterator().next().getArrayOfStrings("users"))));
    }

    private Optional<MetricView> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(view(rows.iterator().next()));
    }

    private MetricView view(Row row) {
        return new MetricView(
                row.getString("key"),
                row.getString("name"),
                row.getString("description"),
                definition(row.getString("definition")),
                row.getInteger("version"),
                row.getBoolean("built_in"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getUUID("created_by"));
    }

    /** As it was checked when it was sent. */
    public MetricDefinition definition(String json) {
        try {
            return mapper.readValue(json, MetricDefinition.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String json(MetricDefinition definition) {
        try {
            return mapper.writeValueAsString(definition);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
