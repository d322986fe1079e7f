package app.synth.analytics.behaviour;

import app.synth.analytics.question.PgQuestion;
import app.synth.analytics.question.PgQuestions;
import app.synth.analytics.question.Span;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How far people scroll and how long they look. What is no number, or none that can be, is left out and counted as such. */
@ApplicationScoped
class PgDistributions {
    private static final double WHOLE_PAGE = 100;
    private static final Double[] PERCENTS = {10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0};
    private static final Double[] SECONDS = {5.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0};

    /** All together come first. */
    private static final String MEASURED = """
            with sent as (
                select %1$s as label, case when jsonb_typeof(metadata -> $3::text) = 'number'
                                           then (metadata ->> $3::text)::numeric end as measure
                from counted_interactions($1, $2)
                where action = $4
            ), sane as (
                select label, case when measure between 0 and $5::float8::numeric then measure::float8 end as measure
                from sent
            ), measured as (
                select label, measure, width_bucket(measure, $6::float8[]) as bucket from sane
            )
            select label, count(measure) as counted, count(*) - count(measure) as left_out, avg(measure) as mean,
                   percentile_cont(array[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
                       within group (order by measure) as deciles,
                   array[%2$s] as histogram
            from measured
            group by grouping sets %3$s
            order by grouping(label) desc, counted desc, label
            limit $7::integer
            """;

    private final PgQuestions questions;
    private final BehaviourConfig config;

    PgDistributions(PgQuestions questions, BehaviourConfig config) {
        this.questions = questions;
        this.config = config;
    }

    /**
     * In percent of the page: all together, then the largest groups.
     *
     * @param limit how many groups
     */
    Uni<List<Distribution>> scrollDepth(Span span, Optional<Grouping> by, int limit) {
        return ask("scroll_depth", "scroll", "max_scroll_percent", WHOLE_PAGE, PERCENTS, span, by, limit);
    }

    /** The same in seconds. */
    Uni<List<Distribution>> viewTime(Span span, Optional<Grouping> by, int limit) {
        double longest = config.longestView().toSeconds();
        return ask("view_time", "detail_view_end", "duration_seconds", longest, SECONDS, span, by, limit);
    }

    private Uni<List<Distribution>> ask(
            String name,
            String action,
            String key,
            double most,
            Double[] borders,
            Span span,
            Optional<Grouping> by,
            int limit) {
        Tuple parameters = Tuple.tuple()
                .addValue(span.since())
                .addValue(span.until())
                .addValue(key)
                .addValue(action)
                .addValue(most)
                .addValue(borders)
                .addValue(by.isPresent() ? limit + 1 : 1);
        String sql = MEASURED.formatted(
                by.map(Grouping::expression).orElse("null::text"),
                IntStream.rangeClosed(0, borders.length)
                        .mapToObj("count(*) filter (where bucket = %d)"::formatted)
                        .collect(Collectors.joining(", ")),
                by.isPresent() ? "((), (label))" : "((), (label)) having grouping(label) = 1");
        return questions.ask(new PgQuestion<>(name, sql, parameters, PgQuestion.OVER_INTERACTIONS, rows -> {
            List<Distribution> all = new ArrayList<>();
            rows.forEach(row -> all.add(distribution(row, borders)));
            return List.copyOf(all);
        }));
    }

    private static Distribution distribution(Row row, Double[] borders) {
        Double[] deciles = row.getArrayOfDoubles("deciles");
        return new Distribution(
                row.getString("label"),
                row.getLong("counted"),
                row.getLong("left_out"),
                row.getDouble("mean"),
                deciles == null ? List.of() : List.of(deciles),
                Bucket.all(borders, row.getArrayOfLongs("histogram")));
    }
}
