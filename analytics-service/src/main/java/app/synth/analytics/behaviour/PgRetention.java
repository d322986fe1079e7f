package app.synth.analytics.behaviour;

import app.synth.analytics.period.DateRange;
import app.synth.analytics.period.Granularity;
import app.synth.analytics.question.PgQuestion;
import app.synth.analytics.question.PgQuestions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Cohorts by when their viewers were first seen, which outlives the raw interactions. */
@ApplicationScoped
class PgRetention {
    private static final String COHORTS = """
            with members as (
                select viewer, date_trunc($3, first_date::timestamp)::date as cohort
                from viewers
                where first_date between $1 and $2 and ($4 = 'all' or is_user = ($4 = 'users'))
            ), sizes as (
                select cohort, count(*) as size from members group by cohort
            ), returned as (
                select cohort, (date_trunc($3, day.date::timestamp)::date - cohort) / $5::integer as period,
                       count(distinct viewer) as viewers
                from members join viewer_days as day using (viewer)
                where day.date between $1 and $2::date + ($6::integer + 1) * $5::integer
                  and day.date >= cohort and day.date < cohort + ($6::integer + 1) * $5::integer
                group by 1, 2
            )
            select cohort, size, array_agg(coalesce(returned.viewers, 0) order by period) as returned
            from sizes
            cross join generate_series(0, $6::integer) as period
            left join returned using (cohort, period)
            group by cohort, size
            order by cohort
            """;

    private final PgQuestions questions;

    PgRetention(PgQuestions questions) {
        this.questions = questions;
    }

    /**
     * @param range whole weeks for weeks
     * @param periods after the cohort's own
     */
    Uni<List<CohortCount>> cohorts(DateRange range, Granularity granularity, String viewers, int periods) {
        Tuple parameters = Tuple.tuple()
                .addValue(range.from())
                .addValue(range.to())
                .addValue(granularity.code())
                .addValue(viewers)
                .addValue(RetentionAnswer.days(granularity))
                .addValue(periods);
        return questions.ask(new PgQuestion<>("retention", COHORTS, parameters, rows -> {
            List<CohortCount> counts = new ArrayList<>();
            rows.forEach(row -> counts.add(count(row)));
            return List.copyOf(counts);
        }));
    }

    private static CohortCount count(Row row) {
        return new CohortCount(
                row.getLocalDate("cohort"), row.getLong("size"), List.of(row.getArrayOfLongs("returned")));
    }
}
