package app.synth.bench.rollup;

import app.synth.bench.report.Check;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Holds figures against a count of the raw interactions: figures that are wrong may have been had for too little. */
final class Truth {
    private static final String IMPRESSIONS = """
            with raw as (
                select (occurred_at at time zone 'UTC')::date as date, count(*) as count
                from tracking.user_interactions
                where action = 'impression' and entity_type = 'event'
                group by 1
            ), kept as (
                select date, sum(impressions) as count from analytics.analytics_event_daily group by date having sum(impressions) > 0
            )
            select count(*), count(*) filter (where raw.count is distinct from kept.count)
            from raw full join kept using (date)
            """;

    private static final String VIEWERS = """
            with busiest as (
                select event_id, date, unique_viewers
                from analytics.analytics_event_daily
                where date = (select max(date) from analytics.analytics_event_daily where unique_viewers > 0)
                order by unique_viewers desc, event_id
                limit 20
            ), raw as (
                select entity_id, count(distinct coalesce(user_id::text, anonymous_id)) as viewers
                from tracking.user_interactions
                where action in ('detail_view', 'event_click')
                  and entity_id in (select event_id from busiest)
                  and (occurred_at at time zone 'UTC')::date = (select max(date) from busiest)
                group by entity_id
            )
            select count(*), count(*) filter (where raw.viewers is distinct from unique_viewers)
            from busiest left join raw on entity_id = event_id
            """;

    private static final String INTERACTIONS = """
            with raw as (
                select (occurred_at at time zone 'UTC')::date as date, count(*) as count from tracking.user_interactions group by 1
            ), kept as (
                select start as date, interactions as count from analytics.analytics_activity where period = 'day' and interactions > 0
            )
            select count(*), count(*) filter (where raw.count is distinct from kept.count)
            from raw full join kept using (date)
            """;

    private Truth() {}

    static Check impressions(Connection connection, String where) throws SQLException {
        return check(connection, "impressions of every day are, too, " + where, IMPRESSIONS);
    }

    static Check viewers(Connection connection, String where) throws SQLException {
        return check(connection, "distinct viewers of the last day's 20 busiest events are, too, " + where, VIEWERS);
    }

    static Check interactions(Connection connection, String where) throws SQLException {
        return check(connection, "interactions of every day are those of the raw rows, " + where, INTERACTIONS);
    }

    private static Check check(Connection connection, String name, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            long compared = rows.getLong(1);
            long different = rows.getLong(2);
            return new Check(
                    name,
                    compared > 0 && different == 0,
                    String.format(Locale.ROOT, "%,d compared, %,d different", compared, different));
        }
    }
}
