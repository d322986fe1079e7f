package app.synth.analytics.figures;

import app.synth.analytics.period.DateRange;
import app.synth.analytics.question.PgQuestion;
import app.synth.analytics.question.PgQuestions;
import app.synth.analytics.question.ReportingDays;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how much was going on, in one statement. Distinct people of a day, a week, a month are counted by the rollups. */
@ApplicationScoped
class PgActivityFigures {

    /** $1 and $2 are the days, $3 how they are cut, $4 the first of the days before, $5 is today. */
    private static final String ACTIVITY = """
            with edge as (
                select least($4::date, date_trunc($3::text, $1::date::timestamp)::date,
                             date_trunc('month', $1::date::timestamp)::date) as first,
                       least($5::date, greatest(
                           date_trunc('month', $2::date::timestamp) + interval '1 month',
                           date_trunc($3::text, $2::date::timestamp) + ('1 ' || $3::text)::interval)::date - 1) as last,
                       (select min(start) from analytics_activity where period = 'day') as known
            ), day as (
                select date, active.users, active.visitors, active.new_users, active.new_visitors, active.interactions,
                       active.sessions, active.session_seconds, tickets.impressions, tickets.ticket_clicks
                from (select activity.start as date, activity.*
                      from edge
                      join analytics_activity as activity
                          on activity.period = 'day' and activity.start between edge.first and edge.last) as active
                full join (select acted.date,
                                  sum(acted.interactions) filter (where action = 'impression') as impressions,
                                  sum(acted.interactions) filter (where action = 'ticket_click') as ticket_clicks
                           from edge
                           join analytics_action_daily as acted
                               on acted.date between edge.first and edge.last
                                  and acted.action in ('impression', 'ticket_click')
                           group by acted.date) as tickets using (date)
            ), part as (
                select 'totals' as kind, date '-infinity' as start, $2::date - $1::date + 1 as days
                union all
                select 'previous', '-infinity', $2::date - $1::date + 1
                union all
                select 'series', start::date, 1
                from generate_series(date_trunc($3::text, $1::date::timestamp), $2::date::timestamp,
                                     ('1 ' || $3::text)::interval) as start
                union all
                select 'month', start::date,
                       least((start + interval '1 month')::date - 1, $5::date) - greatest(start::date, known) + 1
                from edge,
                     generate_series(date_trunc('month', $1::date::timestamp), $2::date::timestamp, interval '1 month') as start
            ), summed as (
                select kind, counts_for.start,
                       sum(users) as users, sum(visitors) as visitors, sum(new_users) as new_users,
                       sum(new_visitors) as new_visitors, sum(interactions) as interactions, sum(sessions) as sessions,
                       sum(session_seconds) as session_seconds, sum(impressions) as impressions,
                       sum(ticket_clicks) as ticket_clicks
                from day
                cross join lateral (values
                    ('totals', date '-infinity', date between $1::date and $2::date),
                    ('previous', '-infinity', date between $4::date and $1::date - 1),
                    ('series', date_trunc($3::text, date::timestamp)::date, true),
                    ('month', date_trunc('month', date::timestamp)::date, true)) as counts_for (kind, start, does)
                where does
                group by kind, counts_for.start
            )
            select part.kind, nullif(part.start, '-infinity') as start, null as action,
                   round(coalesce(summed.users, 0)::numeric / greatest(days, 1), 2) as mean_users,
                   round(coalesce(summed.visitors, 0)::numeric / greatest(days, 1), 2) as mean_visitors,
                   coalesce(whole.users, 0)::bigint as users,
                   coalesce(whole.visitors, 0)::bigint as visitors,
                   round(summed.users::numeric / greatest(days, 1) / nullif(whole.users, 0), 4) as stickiness,
                   coalesce(summed.new_users, 0)::bigint as new_users,
                   coalesce(summed.new_visitors, 0)::bigint as new_visitors,
                   coalesce(summed.interactions, 0)::bigint as interactions,
                   coalesce(summed.sessions, 0)::bigint as sessions,
                   (summed.session_seconds / nullif(summed.sessions, 0))::bigint as session_seconds,
                   coalesce(impressions, 0)::bigint as impressions,
                   coalesce(ticket_clicks, 0)::bigint as ticket_clicks,
                   round(coalesce(ticket_clicks, 0)::numeric / nullif(impressions, 0), 4) as ticket_click_through_rate
            from part
            left join summed using (kind, start)
            left join analytics_activity as whole
                on whole.period = case part.kind when 'month' then 'month' when 'series' then $3::text end
                   and whole.start = part.start
            union all
            select 'action', null, action, null, null, null, null, null, null, null, sum(interactions)::bigint, null, null,
                   null, null, null
            from analytics_action_daily
            where date between $1::date and $2::date
            group by action
            having sum(interactions) > 0
            order by kind, start, interactions desc, action
            """;

    private final PgQuestions questions;
    private final ReportingDays days;

    PgActivityFigures(PgQuestions questions, ReportingDays days) {
        this.questions = questions;
        this.days = days;
    }

    Uni<Activity> activity(Terms terms) {
        DateRange range = terms.range();
        Tuple parameters = Tuple.tuple()
                .addValue(range.from())
                .addValue(range.to())
                .addValue(terms.granularity().code())
                .addValue(range.previous().from())
                .addValue(days.today());
        return questions.ask(new PgQuestion<>("overview", ACTIVITY, parameters, PgActivityFigures::read));
    }

    private static Activity read(RowSet<Row> rows) {
        OverviewTotals totals = null;
        OverviewTotals before = null;
        List<OverviewPeriod> series = new ArrayList<>();
        List<Stickiness> stickiness = new ArrayList<>();
        List<ActionTotal> actions = new ArrayList<>();
        for (Row row : rows) {
            switch (row.getString("kind")) {
                case "totals" -> totals = totals(row);
                case "previous" -> before = totals(row);
                case "series" -> series.add(period(row));
                case "month" -> stickiness.add(stickiness(row));
                default -> actions.add(new ActionTotal(row.getString("action"), row.getLong("interactions")));
            }
        }
        return new Activity(present(totals), present(before), series, stickiness, actions);
    }

    private static OverviewTotals present(@Nullable OverviewTotals totals) {
        if (totals == null) {
            throw new IllegalStateException("An overview without totals");
        }
        return totals;
    }

    private static OverviewTotals totals(Row row) {
        return new OverviewTotals(
                row.getBigDecimal("mean_users"),
                row.getBigDecimal("mean_visitors"),
                row.getLong("new_users"),
                row.getLong("new_visitors"),
                row.getLong("interactions"),
                row.getLong("sessions"),
                row.getLong("session_seconds"),
                row.getLong("impressions"),
                row.getLong("ticket_clicks"),
                row.getBigDecimal("ticket_click_through_rate"));
    }

    private static OverviewPeriod period(Row row) {
        return new OverviewPeriod(
                row.getLocalDate("start"),
                row.getLong("users"),
                row.getLong("visitors"),
                row.getLong("new_users"),
                row.getLong("new_visitors"),
                row.getLong("interactions"),
                row.getLong("sessions"),
                row.getLong("session_seconds"),
                row.getLong("impressions"),
                row.getLong("ticket_clicks"),
                row.getBigDecimal("ticket_click_through_rate"));
    }

    private static Stickiness stickiness(Row row) {
        return new Stickiness(
                row.getLocalDate("start"),
                row.getBigDecimal("mean_users"),
                row.getLong("users"),
                row.getBigDecimal("stickiness"));
    }
}
