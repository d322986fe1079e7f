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
 * Sessions as the rollups keep them (no gap over 30 minutes). Of those that were kept before their depth was, only the length
 * is known, until their days are rebuilt.
 */
@ApplicationScoped
class PgSessions {
    private static final Double[] LENGTHS = {10.0, 30.0, 60.0, 180.0, 600.0, 1800.0, 3600.0};
    private static final Double[] DEPTHS = {2.0, 3.0, 5.0, 10.0, 20.0, 50.0};

    private static final String SESSIONS = """
            with session as materialized (
                select extract(epoch from ended_at - started_at)::float8 as seconds, depth::float8 as depth,
                       entry_action, entry_type, exit_action, exit_type
                from viewer_sessions
                where started_at >= $1 and started_at < $2
            ), length as (
                select count(*) as sessions, avg(seconds) as mean,
                       percentile_cont(array[0.5, 0.9]) within group (order by seconds) as spread
                from session
            ), depth as (
                select avg(depth) as mean, percentile_cont(array[0.5, 0.9]) within group (order by depth) as spread
                from session
            ), entry as (
                select entry_action as action, entry_type as entity_type, count(*) as sessions
                from session where depth is not null
                group by 1, 2 order by sessions desc, action, entity_type limit $5::integer
            ), exit as (
                select exit_action as action, exit_type as entity_type, count(*) as sessions
                from session where depth is not null
                group by 1, 2 order by sessions desc, action, entity_type limit $5::integer
            )
            select length.sessions, length.mean as length_mean, length.spread as length_spread,
                   depth.mean as depth_mean, depth.spread as depth_spread,
                   (select array_agg(coalesce(sessions, 0) order by bucket)
                    from generate_series(0, cardinality($3::float8[])) as bucket
                    left join (select width_bucket(seconds, $3::float8[]) as bucket, count(*) as sessions
                               from session group by 1) as filled using (bucket)) as length_histogram,
                   (select array_agg(coalesce(sessions, 0) order by bucket)
                    from generate_series(0, cardinality($4::float8[])) as bucket
                    left join (select width_bucket(depth, $4::float8[]) as bucket, count(*) as sessions
                               from session where depth is not null group by 1) as filled using (bucket)) as depth_histogram,
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
        return questions.ask(new PgQuestion<>("sessions", SESSIONS, parameters, PgSessions::figures));
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
