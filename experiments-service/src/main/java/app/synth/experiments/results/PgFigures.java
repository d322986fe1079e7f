package app.synth.experiments.results;

import app.synth.experiments.metric.PgMetrics;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what results are made of, everything as of one moment. */
@ApplicationScoped
public class PgFigures {
    private static final String ONE_MOMENT = "set transaction isolation level repeatable read, read only";

    private static final String SETTINGS =
            "select set_config('timezone', 'UTC', true), set_config('jit', 'off', true), set_config('work_mem', '64MB', true)";

    private final Pool database;
    private final PgMetrics metrics;
    private final ObjectMapper mapper;

    PgFigures(Pool database, PgMetrics metrics, ObjectMapper mapper) {
        this.database = database;
        this.metrics = metrics;
        this.mapper = mapper;
    }

    /**
     * The figures of an experiment; empty when there is none with this key.
     *
     * @param phase null for all
     */
    Uni<Optional<Figures>> read(String key, @Nullable Integer phase, Dimension dimension) {
        return database.withTransaction(connection -> connection
                .query(ONE_MOMENT)
                .execute()
                .chain(() -> connection.query(SETTINGS).execute())
                .chain(() -> connection.preparedQuery(PgFiguresSql.EXPERIMENT).execute(Tuple.of(key)))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.<Figures>empty())
                        : read(connection, facts(rows.iterator().next()), phase, dimension)
                                .map(Optional::of)));
    }

    /** Key of the experiment that was measured by this metric last. */
    Uni<Optional<String>> lastMeasuredBy(String metric) {
        return database.preparedQuery(PgFiguresSql.LAST_MEASURED)
                .execute(Tuple.of(metric))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("key")));
    }

    private Uni<Figures> read(
            SqlConnection connection, ExperimentFacts experiment, @Nullable Integer phase, Dimension dimension) {
        UUID id = experiment.id();
        Tuple scope = Tuple.of(id, phase);
        Tuple divided = Tuple.of(id, phase, dimension.name());
        return Uni.combine()
                .all()
                .unis(
                        run(connection, PgFiguresSql.METRICS, Tuple.of(id)).map(this::metrics),
                        run(connection, PgFiguresSql.FIRST_USERS, scope).map(rows -> firstUsers(experiment, rows)),
                        run(connection, PgFiguresSql.EXCLUSIONS, scope).map(PgFigures::exclusions),
                        run(connection, PgFiguresSql.USERS, divided).map(PgFigures::users),
                        run(connection, PgFiguresSql.SUMS, divided).map(PgFigures::sums))
                .asTuple()
                .chain(read -> winsorise(
                        connection,
                        new Figures(
                                experiment,
                                read.getItem1(),
                                read.getItem2(),
                                read.getItem3(),
                                read.getItem4(),
                                read.getItem5(),
                                new HashMap<>()),
                        divided));
    }

    /** Metrics whose cap depends on everybody's numbers are summed up anew, from those who have one. */
    private static Uni<Figures> winsorise(SqlConnection connection, Figures figures, Tuple divided) {
        Uni<Figures> all = Uni.createFrom().item(figures);
        for (FoldedMetric metric : figures.metrics()) {
            Double quantile = metric.definition().capQuantile();
            if (quantile != null && metric.isFolded()) {
                Tuple parameters =
                        Tuple.of(divided.getValue(0), divided.getValue(1), divided.getValue(2), metric.key(), quantile);
                all = all.chain(() -> run(connection, PgFiguresSql.WINSORISED, parameters))
                        .invoke(rows -> {
                            Map<Cell, Sums> sums = new HashMap<>();
                            for (Row row : rows) {
                                sums.put(cell(row), winsorised(row));
                                Double cap = row.getDouble("cap");
                                if (cap != null) {
                                    figures.caps().put(metric.key(), cap);
                                }
                            }
                            figures.sums().put(metric.key(), sums);
                        })
                        .replaceWith(figures);
            }
        }
        return all;
    }

    private static Uni<RowSet<Row>> run(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters);
    }

    private ExperimentFacts facts(Row row) {
        return new ExperimentFacts(
                row.getUUID("id"),
                row.getString("key"),
                row.getString("state"),
                row.getInteger("phase"),
                List.of(row.getArrayOfStrings("variants")),
                weights(row.getString("weights")),
                row.getDouble("alpha"),
                List.of(row.getArrayOfStrings("success_metrics")),
                List.of(row.getArrayOfStrings("guardrail_metrics")),
                instant(row.getOffsetDateTime("start_date")),
                Duration.ofMillis(Math.round(1000 * row.getDouble("ran"))),
                row.getBoolean("is_over"),
                row.getOffsetDateTime("folded_at").toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private List<FoldedMetric> metrics(RowSet<Row> rows) {
        List<FoldedMetric> all = new ArrayList<>();
        rows.forEach(row -> all.add(new FoldedMetric(
                row.getString("key"),
                row.getString("name"),
                metrics.definition(row.getString("definition")),
                row.getBoolean("is_folded"))));
        return all;
    }

    private List<PhaseUsers> firstUsers(ExperimentFacts experiment, RowSet<Row> rows) {
        Map<Integer, Map<String, Long>> counts = new TreeMap<>();
        Map<Integer, List<Double>> weights = new HashMap<>();
        for (Row row : rows) {
            int phase = row.getInteger("phase");
            Map<String, Long> users = counts.computeIfAbsent(phase, one -> new HashMap<>());
            String variant = row.getString("variant");
            if (variant != null) {
                users.put(variant, row.getLong("users"));
            }
            weights.put(phase, weights(row.getString("weights")));
        }
        return counts.entrySet().stream()
                .map(entry -> new PhaseUsers(
                        entry.getKey(),
                        experiment.variants().stream()
                                .map(variant -> entry.getValue().getOrDefault(variant, 0L))
                                .toList(),
                        weights.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private List<Double> weights(String json) {
        try {
            return mapper.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Weights are numbers", impossible);
        }
    }

    private static Exclusions exclusions(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new Exclusions(row.getLong("two_variants"), row.getLong("unexpected"), row.getLong("overridden"));
    }

    private static Map<Cell, Long> users(RowSet<Row> rows) {
        Map<Cell, Long> users = new HashMap<>();
        rows.forEach(row -> users.put(cell(row), row.getLong("users")));
        return users;
    }

    private static Map<String, Map<Cell, Sums>> sums(RowSet<Row> rows) {
        Map<String, Map<Cell, Sums>> sums = new HashMap<>();
        rows.forEach(row -> sums.computeIfAbsent(row.getString("metric"), metric -> new HashMap<>())
                .put(
                        cell(row),
                        new Sums(
                                row.getDouble("total"),
                                row.getDouble("squares"),
                                row.getDouble("denominator"),
                                row.getDouble("denominator_squares"),
                                row.getDouble("products"),
                                row.getDouble("before"),
                                row.getDouble("before_squares"),
                                row.getDouble("before_products"))));
        return sums;
    }

    private static Sums winsorised(Row row) {
        return new Sums(
                row.getDouble("total"),
                row.getDouble("squares"),
                0,
                0,
                0,
                row.getDouble("before"),
                row.getDouble("before_squares"),
                row.getDouble("before_products"));
    }

    private static Cell cell(Row row) {
        return new Cell(row.getString("variant"), row.getLocalDate("exposed_on"), row.getString("segment"));
    }
}
