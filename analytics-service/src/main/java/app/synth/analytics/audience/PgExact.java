package app.synth.analytics.audience;

import app.synth.accounts.client.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads live and exact figures with every small cell in them: for those who may see everything, and nobody else. */
@ApplicationScoped
class PgExact {
    private static final String CANCELLED = "57014";
    private static final String BOUND = "select set_config('statement_timeout', $1, true)";

    /** Everybody once, as on their first day within the range. */
    private static final String AUDIENCE = """
            , seen as (
                select viewer, min(date) as date
                from event_viewers join subject using (event_id)
                where date between $2 and $3 and views > 0
                group by viewer
            ), divided as (
                select case when grouping(age_band, gender) = 0 then 'demographics'
                            when grouping(city, state) = 0 then 'locations' else 'viewers' end as counted,
                       case when grouping(age_band, gender) = 0
                                then array[coalesce(age_band, 'unknown'), coalesce(gender, 'unknown')]
                            when grouping(city, state) = 0
                                then array[coalesce(city, 'unknown'), coalesce(state, 'unknown')] else '{}' end as value,
                       count(*) as viewers
                from (select nullif(btrim(age_band), '') as age_band, nullif(btrim(gender), '') as gender,
                             nullif(btrim(city), '') as city, nullif(btrim(state), '') as state
                      from seen left join viewer_days using (viewer, date)) as viewer
                group by grouping sets ((age_band, gender), (city, state), ())
            ), placed as (
                select *, row_number() over (partition by counted order by viewers desc, value) as place from divided
            )
            select counted, place > $4 as beyond, case when place > $4 then '{}' else value end as value,
                   sum(viewers)::bigint as viewers
            from placed
            group by 1, 2, 3
            order by min(place), counted
            """;

    private static final String BREAKDOWN = """
            , counted as (
                select value, sum(impressions) as impressions, sum(clicks) as clicks, sum(detail_views) as detail_views,
                       sum(ticket_link_clicks) as ticket_link_clicks
                from analytics_breakdown_daily join subject using (event_id)
                where key = $4 and date between $2 and $3
                group by value
            ), placed as (
                select *, row_number() over (
                    order by impressions + clicks + detail_views + ticket_link_clicks desc, value) as place
                from counted
            )
            select counts.counted, place > $5 as beyond,
                   case when place > $5 then '{}' else array[value] end as value, sum(counts.count)::bigint as viewers
            from placed
            cross join lateral (values ('impressions', impressions), ('clicks', clicks), ('detail_views', detail_views),
                                       ('ticket_link_clicks', ticket_link_clicks)) as counts (counted, count)
            group by 1, 2, 3
            order by min(place), counts.counted
            """;

    private final Pool database;
    private final AudienceConfig config;

    PgExact(Pool database, AudienceConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Distinct viewers by demographics and locations, and all of them as {@code viewers}. */
    Uni<List<Sum>> audience(Question question) {
        return read(
                PgSubject.with(question.subject(), AUDIENCE), range(question).addValue(question.limit()));
    }

    /** Interactions by the value of a key. */
    Uni<List<Sum>> breakdown(Question question, String key) {
        return read(
                PgSubject.with(question.subject(), BREAKDOWN),
                range(question).addValue(key).addValue(question.limit()));
    }

    private Uni<List<Sum>> read(String sql, Tuple parameters) {
        return database.withTransaction(connection -> connection
                        .preparedQuery(BOUND)
                        .execute(
                                Tuple.of(Long.toString(config.statementTimeout().toMillis())))
                        .chain(() -> connection.preparedQuery(sql).execute(parameters)))
                .map(rows -> {
                    List<Sum> sums = new ArrayList<>(rows.size());
                    rows.forEach(row -> sums.add(new Sum(
                            row.getString("counted"),
                            List.of(row.getArrayOfStrings("value")),
                            row.getLong("viewers"),
                            false,
                            row.getBoolean("beyond"))));
                    return sums;
                })
                .onFailure()
                .transform(PgExact::problem);
    }

    private static Tuple range(Question question) {
        return Tuple.tuple()
                .addValue(question.id())
                .addValue(question.range().from())
                .addValue(question.range().to());
    }

    private static Throwable problem(Throwable failure) {
        return failure instanceof PgException refusal && CANCELLED.equals(refusal.getSqlState())
                ? Problems.unavailable("query_too_large", "This takes too long to count; ask for fewer days")
                : failure;
    }
}
