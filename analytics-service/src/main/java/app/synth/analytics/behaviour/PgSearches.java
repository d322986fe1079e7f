package app.synth.analytics.behaviour;

import app.synth.analytics.question.PgQuestion;
import app.synth.analytics.question.PgQuestions;
import app.synth.analytics.question.Span;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Searches: what is asked, from the daily figures, and what comes of it, from the raw interactions. */
@ApplicationScoped
class PgSearches {
    private static final QueryCounts NONE = new QueryCounts(0, 0, 0, 0, List.of());

    private static final String QUERIES = """
            select query, sum(searches) as searches, sum(answers) as answers, sum(without_results) as without_results,
                   sum(results)::bigint as results,
                   sum(sum(searches)) over ()::bigint as all_searches, sum(sum(answers)) over ()::bigint as all_answers,
                   sum(sum(without_results)) over ()::bigint as all_without_results,
                   sum(sum(results)) over ()::bigint as all_results
            from analytics_search_daily
            where date between $1 and $2
            group by query
            order by searches desc, query
            limit $3::integer
            """;

    /** A click belongs to the last search before it in its session, of the last 30 minutes. */
    private static final String OUTCOMES = """
            with happened as (
                select viewer, session_id, occurred_at, id, action = 'search' as is_search,
                       folded(left(metadata ->> 'query', 200)) as query,
                       case when jsonb_typeof(metadata -> 'position') = 'number'
                            then (metadata ->> 'position')::numeric end as position
                from counted_interactions($1, $2)
                where action = 'search' or action = 'event_click' and metadata ->> 'source' = 'search'
            ), numbered as (
                select *, count(*) filter (where is_search) over (
                           partition by viewer, session_id order by occurred_at, is_search desc, id) as number
                from happened
            ), placed as (
                select *, first_value(occurred_at) over (
                           partition by viewer, session_id, number order by is_search desc, occurred_at) as searched_at
                from numbered
                where number > 0
            ), search as (
                select viewer, session_id, number, searched_at, min(query) filter (where is_search) as query,
                       bool_or(not is_search and occurred_at <= searched_at + interval '30 minutes') as is_clicked
                from placed
                group by viewer, session_id, number, searched_at
            ), followed as (
                select is_clicked,
                       not is_clicked and lead(searched_at) over later <= searched_at + interval '30 minutes'
                           and lead(query) over later is distinct from query as is_refined
                from search
                window later as (partition by viewer, session_id order by number)
            ), clicked as (
                select floor(position)::integer as position, count(*) as clicks,
                       count(distinct (viewer, session_id, number)) as searches
                from placed
                where not is_search and occurred_at <= searched_at + interval '30 minutes' and position between 0 and 1000
                group by 1
                order by 1
                limit $3::integer
            )
            select count(*) as searches, count(*) filter (where is_clicked) as clicked,
                   count(*) filter (where is_refined) as refined,
                   (select array_agg(position order by position) from clicked) as positions,
                   (select array_agg(clicks order by position) from clicked) as position_clicks,
                   (select array_agg(searches order by position) from clicked) as position_searches
            from followed
            """;

    private final PgQuestions questions;

    PgSearches(PgQuestions questions) {
        this.questions = questions;
    }

    /** @param limit how many queries are told, those searched most */
    Uni<QueryCounts> queries(Span span, int limit) {
        return questions.ask(new PgQuestion<>(
                "search_queries",
                QUERIES,
                Tuple.of(span.range().from(), span.range().to(), limit),
                PgSearches::counts));
    }

    /** @param limit how many positions are told, from the first on */
    Uni<SearchOutcomes> outcomes(Span span, int limit) {
        return questions.ask(new PgQuestion<>(
                "search_outcomes",
                OUTCOMES,
                Tuple.of(span.since(), span.until(), limit),
                PgQuestion.OVER_INTERACTIONS,
                PgSearches::outcomes));
    }

    private static QueryCounts counts(RowSet<Row> rows) {
        QueryCounts counts = NONE;
        List<QueryCount> queries = new ArrayList<>();
        for (Row row : rows) {
            long answers = row.getLong("answers");
            long without = row.getLong("without_results");
            queries.add(new QueryCount(
                    row.getString("query"),
                    row.getLong("searches"),
                    answers,
                    without,
                    Shares.of(without, answers),
                    Shares.of(row.getLong("results"), answers)));
            counts = new QueryCounts(
                    row.getLong("all_searches"),
                    row.getLong("all_answers"),
                    row.getLong("all_without_results"),
                    row.getLong("all_results"),
                    queries);
        }
        return counts;
    }

    private static SearchOutcomes outcomes(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        long searches = row.getLong("searches");
        Integer[] positions = row.getArrayOfIntegers("positions");
        Long[] clicks = row.getArrayOfLongs("position_clicks");
        Long[] clicked = row.getArrayOfLongs("position_searches");
        List<PositionCount> counts = new ArrayList<>();
        for (int index = 0; positions != null && index < positions.length; index++) {
            counts.add(new PositionCount(
                    positions[index], clicks[index], clicked[index], Shares.of(clicked[index], searches)));
        }
        return new SearchOutcomes(searches, row.getLong("clicked"), row.getLong("refined"), counts);
    }
}
