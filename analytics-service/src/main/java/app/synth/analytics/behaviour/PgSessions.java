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

/**
 * Sessions as the rollups keep them (no gap over 30 minutes), with the interactions that they are made of; those of a session
 * that goes on for more than a day after the range are not looked at.
 */
@ApplicationScoped
class PgSessions {
    private static final Double[] LENGTHS = {10.0, 30.0, 60.0, 180.0, 600.0, 1800.0, 3600.0};
    private static final Double[] DEPTHS = {2.0, 3.0, 5.0, 10.0, 20.0, 50.0};

    private static final String SESSIONS = """
            with session as materialized (
                select row_number() over () as number, viewer, session_id, started_at, ended_at,
                       extract(epoch from ended_at - started_at)::float8 as seconds
                from viewer_sessions
                where started_at >= $1 and started_at < $2
            ), placed as materialized (
                select number, action, entity_type,
                       row_number() over (partition by number order by occurred_at, id) as place,
                       count(*) over (partition by number) as depth
                from session
                join counted_interactions($1, $2 + interval '1 day') as interaction
                    on interaction.viewer = session.viewer and interaction.session_id = session.session_id
                       and interaction.occurred_at between started_at and ended_at
            ), length as (
                select count(*) as sessions, avg(seconds) as mean,
                       percentile_cont(array[0.5, 0.9]) within group (order by seconds) as spread
                from session
            ), depth as (
                select avg(depth)::float8 as mean,
                       percentile_cont(array[0.5, 0.9]) within group (order by depth) as spread
                from placed where place = 1
            ), entry as (
                select action, entity_type, count(*) as sessions from placed where place = 1
                group by action, entity_type order by sessions desc, action, entity_type limit $5::integer
            ), exit as (
                select action, entity_type, count(*) as sessions from placed where place = depth
                group by action, entity_type order by sessions desc, action, entity_type limit $5::integer
            )
            select length.sessions, length.mean as length_mean, length.spread as length_spread,
                   depth.mean as depth_mean, depth.spread as depth_spread,
                   (select array_agg(coalesce(sessions, 0) order by bucket)
                    from generate_series(0, cardinality($3::float8[])) as bucket
                    left join (select width_bucket(seconds, $3::float8[]) as bucket, count(*) as sessions
                               from session group by 1) as filled using (bucket)) as length_histogram,
                   (select array_agg(coalesce(sessions, 0) order by bucket)
                    from generate_series(0, cardinality($4::float8[])) as bucket
                    left join (select width_bucket(depth::float8, $4::float8[]) as bucket, count(*) as sessions
                               from placed where place = 1 group by 1) as filled using (bucket)) as depth_histogram,
                   (select array_agg(action order by sessions desc, action, entity_type) from entry) as entry_actions,
                   (select array_agg(entity_type order by sessions desc, action, entity_type) from entry) as entry_types,
                   (select array_agg(sessions order by sessions desc, action, entity_type) from entry) as entry_sessions,
                   (select array_agg(action order by sessions desc, action, entity_type) from exit) as exit_actions,
                   (select array_agg(entity_type order by sessions desc, action, entity_type) from exit) as exit_types,
                   (select array_agg(sessions order by sessions desc, action, entity_type) from exit) as exit_sessions
            from length, depth
            """;

    private final PgQuestions questions;

    PgSessions(PgQuestions questions) {
        this.questions = questions;
    }

    /** @param limit how many entries and exits are told */
    Uni<SessionsFigures> figures(Span span, int limit) {
        Tuple parameters = Tuple.tuple()
                .addValue(span.since())
                .addValue(span.until())
                .addValue(LENGTHS)
                .addValue(DEPTHS)
                .addValue(limit);
        return questions.ask(
                new PgQuestion<>("sessions", SESSIONS, parameters, PgQuestion.OVER_INTERACTIONS, PgSessions::figures));
    }

    private static SessionsFigures figures(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new SessionsFigures(
                row.getLong("sessions"),
                spread(row, "length", LENGTHS),
                spread(row, "depth", DEPTHS),
                actions(row, "entry"),
                actions(row, "exit"));
    }

    private static Spread spread(Row row, String what, Double[] borders) {
        Double[] spread = row.getArrayOfDoubles(what + "_spread");
        return new Spread(
                row.getDouble(what + "_mean"),
                spread == null ? null : spread[0],
                spread == null ? null : spread[1],
                Bucket.all(borders, row.getArrayOfLongs(what + "_histogram")));
    }

    private static List<ActionCount> actions(Row row, String place) {
        String[] actions = row.getArrayOfStrings(place + "_actions");
        String[] types = row.getArrayOfStrings(place + "_types");
        Long[] sessions = row.getArrayOfLongs(place + "_sessions");
        List<ActionCount> counts = new ArrayList<>();
        for (int index = 0; actions != null && index < actions.length; index++) {
            counts.add(new ActionCount(actions[index], types[index], sessions[index]));
        }
        return counts;
    }
}
