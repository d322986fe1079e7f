package app.synth.analytics.figures;

import app.synth.analytics.period.DateRange;
import app.synth.analytics.question.PgQuestion;
import app.synth.analytics.question.PgQuestions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up many rows to find the first few. Every question is planned for the metric it is about, so that the choice costs no
 * row anything. $1 and $2 are the days, $3 is how many.
 */
@ApplicationScoped
class PgTops {
    private static final String EVENTS = """
            select 'events' as list, first.id, event.title as name, first.value
            from (select event_id as id,
                         sum(case {metric}::text
                                 when 'detail_views' then detail_views when 'impressions' then impressions
                                 when 'clicks' then clicks when 'ticket_link_clicks' then ticket_link_clicks
                                 when 'interested_count' then interested_count when 'likes_count' then likes_count
                                 when 'comments_count' then comments_count when 'shares_count' then shares_count
                                 when 'review_count' then review_count end) as value
                  from analytics_event_daily
                  where date between $1::date and $2::date
                  group by event_id
                  order by value desc, id
                  limit $3::integer) as first
            left join events as event on event.event_id = first.id
            where first.value > 0
            """;

    private static final String ARTISTS = """
            select 'artists' as list, first.id, artist.name, first.value
            from (select artist_id as id,
                         sum(case {metric}::text
                                 when 'profile_views' then profile_views when 'new_followers' then new_followers
                                 when 'event_impressions' then event_impressions when 'event_clicks' then event_clicks
                                 when 'reviews_received' then reviews_received
                                 when 'total_engagement' then total_engagement end) as value
                  from analytics_artist_daily
                  where date between $1::date and $2::date
                  group by artist_id
                  order by value desc, id
                  limit $3::integer) as first
            left join artists as artist on artist.artist_id = first.id
            where first.value > 0
            """;

    private static final String VENUES = """
            select 'venues' as list, first.id, venue.name, first.value
            from (select venue_id as id,
                         sum(case {metric}::text
                                 when 'profile_views' then profile_views when 'new_followers' then new_followers
                                 when 'events_hosted' then events_hosted when 'event_impressions' then event_impressions
                                 when 'event_attendance' then event_attendance
                                 when 'reviews_received' then reviews_received end) as value
                  from analytics_venue_daily
                  where date between $1::date and $2::date
                  group by venue_id
                  order by value desc, id
                  limit $3::integer) as first
            left join venues as venue on venue.venue_id = first.id
            where first.value > 0
            """;

    private static final String SEARCHES = """
            select {metric}::text as list, first.id, null::text as name, first.value
            from (select query as id,
                         sum(case {metric}::text
                                 when 'searches' then searches when 'without_results' then without_results end) as value
                  from analytics_search_daily
                  where date between $1::date and $2::date
                  group by query
                  order by value desc, id
                  limit $3::integer) as first
            where first.value > 0
            """;

    private static final String IN_ORDER = " order by list, value desc, id";

    private static final String OVERVIEW = String.join(
                    " union all ",
                    of(TopList.EVENTS, "$4"),
                    of(TopList.ARTISTS, "$5"),
                    of(TopList.VENUES, "$6"),
                    of(TopList.SEARCHES, "$7"),
                    of(TopList.SEARCHES, "$8"))
            + IN_ORDER;

    private final PgQuestions questions;

    PgTops(PgQuestions questions) {
        this.questions = questions;
    }

    Uni<List<TopEntry>> top(TopList list, String metric, DateRange range, int limit) {
        return questions
                .ask(new PgQuestion<>(
                        "top_" + list.code(),
                        of(list, "$4") + IN_ORDER,
                        Tuple.of(range.from(), range.to(), limit, metric),
                        PgTops::lists))
                .map(lists -> lists.values().stream().flatMap(List::stream).toList());
    }

    /** The first of everything, at once; searches under the name of their metric. */
    Uni<Map<String, List<TopEntry>>> overview(DateRange range, int limit) {
        Tuple parameters = Tuple.of(range.from(), range.to(), limit)
                .addValue(TopList.EVENTS.usual())
                .addValue(TopList.ARTISTS.usual())
                .addValue(TopList.VENUES.usual())
                .addValue(TopList.SEARCHES.usual())
                .addValue(TopList.SEARCHES.metric("without_results"));
        return questions.ask(new PgQuestion<>("top_overview", OVERVIEW, parameters, PgTops::lists));
    }

    private static String of(TopList list, String metricParameter) {
        String sql = switch (list) {
            case EVENTS -> EVENTS;
            case ARTISTS -> ARTISTS;
            case VENUES -> VENUES;
            case SEARCHES -> SEARCHES;
        };
        return sql.replace("{metric}", metricParameter);
    }

    private static Map<String, List<TopEntry>> lists(RowSet<Row> rows) {
        Map<String, List<TopEntry>> lists = new LinkedHashMap<>();
        for (Row row : rows) {
            lists.computeIfAbsent(row.getString("list"), list -> new ArrayList<>())
                    .add(new TopEntry(row.getString("id"), row.getString("name"), row.getLong("value")));
        }
        return lists;
    }
}
