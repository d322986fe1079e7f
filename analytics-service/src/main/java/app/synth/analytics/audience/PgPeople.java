package app.synth.analytics.audience;

import app.synth.analytics.audience.PeopleTable.Group;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The people of blocks, counted by how they are alike. */
@ApplicationScoped
class PgPeople {
    /** Everybody as they were on their first day within the block. */
    private static final String VIEWERS = """
            select event_id, age_band, gender, city, state, count(*)::integer as people
            from (select distinct on (block.event_id, seen.viewer)
                         block.event_id,
                         coalesce(nullif(btrim(who.age_band), ''), 'unknown') as age_band,
                         coalesce(nullif(btrim(who.gender), ''), 'unknown') as gender,
                         coalesce(nullif(btrim(who.city), ''), 'unknown') as city,
                         coalesce(nullif(btrim(who.state), ''), 'unknown') as state
                  from audience_blocks as block
                  join event_viewers as seen
                      on seen.event_id = block.event_id and seen.date between block.from_date and block.to_date
                  left join viewer_days as who on who.viewer = seen.viewer and who.date = seen.date
                  where block.event_id = any ($1) and seen.views > 0
                  order by block.event_id, seen.viewer, seen.date) as viewers
            group by event_id, age_band, gender, city, state
            """;

    /** Without those who left after their interactions were read; who came back counts by what they did since. */
    private static final String ACTORS = """
            select event_id, counted, keyed, count(*)::integer as people
            from audience_firsts
            where event_id = any ($1)
              and not exists (select from departed
                              where departed.user_id = viewer and acted_at <= departed.departed_at)
            group by event_id, counted, keyed
            """;

    private final Suppression suppression;

    PgPeople(AudienceConfig config) {
        this.suppression = new Suppression(config.k(), config.cellsAtMost());
    }

    /** What of the blocks may be public, in their order. */
    Uni<List<Release>> of(SqlConnection connection, List<Block> blocks, List<String> keys) {
        Tuple events = Tuple.of(blocks.stream().map(Block::eventId).toArray(String[]::new));
        ReleaseMaker maker = new ReleaseMaker(suppression, keys);
        return connection
                .preparedQuery(VIEWERS)
                .execute(events)
                .map(PgPeople::viewers)
                .chain(viewers -> connection
                        .preparedQuery(ACTORS)
                        .execute(events)
                        .map(PgPeople::actors)
                        .map(actors -> blocks.stream()
                                .map(block -> maker.of(
                                        block,
                                        new PeopleTable(2, viewers.getOrDefault(block.eventId(), List.of())),
                                        tables(actors.getOrDefault(block.eventId(), Map.of()), keys.size())))
                                .toList()));
    }

    private static Map<String, PeopleTable> tables(Map<String, List<Group>> actors, int keys) {
        Map<String, PeopleTable> tables = new TreeMap<>();
        actors.forEach((counted, groups) -> tables.put(counted, new PeopleTable(keys, groups)));
        return tables;
    }

    private static Map<String, List<Group>> viewers(RowSet<Row> rows) {
        Map<String, List<Group>> byEvent = new HashMap<>();
        for (Row row : rows) {
            byEvent.computeIfAbsent(row.getString("event_id"), event -> new ArrayList<>())
                    .add(new Group(
                            List.of(
                                    List.of(row.getString("age_band"), row.getString("gender")),
                                    List.of(row.getString("city"), row.getString("state"))),
                            row.getInteger("people")));
        }
        return byEvent;
    }

    private static Map<String, Map<String, List<Group>>> actors(RowSet<Row> rows) {
        Map<String, Map<String, List<Group>>> byEvent = new HashMap<>();
        for (Row row : rows) {
            byEvent.computeIfAbsent(row.getString("event_id"), event -> new HashMap<>())
                    .computeIfAbsent(row.getString("counted"), counted -> new ArrayList<>())
                    .add(new Group(
                            Stream.of(row.getArrayOfStrings("keyed"))
                                    .map(List::of)
                                    .toList(),
                            row.getInteger("people")));
        }
        return byEvent;
    }
}
