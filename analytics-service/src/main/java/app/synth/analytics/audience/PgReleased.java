package app.synth.analytics.audience;

import app.synth.analytics.audience.ReleaseList.ReleasedBlock;
import app.synth.analytics.period.DateRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads sums of releases; nothing in here reads anything but releases. */
@ApplicationScoped
class PgReleased {
    private static final int BLOCKS_AT_MOST = 400;

    private static final String BLOCKS = """
            , total as (
                select count(*) as releases, count(*) filter (where viewers is null) as too_few,
                       coalesce(sum(viewers), 0) as viewers, max(k) as k
                from audience_releases join subject using (event_id)
                where from_date >= $2 and to_date <= $3
            ), latest as (
                select event_id, from_date, to_date, viewers
                from audience_releases join subject using (event_id)
                where from_date >= $2 and to_date <= $3
                order by to_date desc, event_id
                limit $4
            )
            select total.releases, total.too_few, total.viewers as all_viewers, total.k,
                   latest.event_id, latest.from_date, latest.to_date, latest.viewers
            from total left join latest on true
            """;

    /** Every table: its largest cells, the others of those shown together, and all that is hidden. */
    private static final String CELLS = """
            , summed as (
                select counted, value, sum(viewers) as viewers
                from audience_cells join subject using (event_id)
                where key = $4 and to_date between $2 and $3 and from_date >= $2
                group by counted, value
            ), placed as (
                select value, case when $4 = '' then counted else '' end as part,
                       row_number() over (partition by case when $4 = '' then counted else '' end, value = '{}'
                                          order by sum(viewers) desc, value) as place
                from summed
                group by value, case when $4 = '' then counted else '' end
            )
            select summed.counted, summed.value = '{}' as hidden, placed.place > $5 as beyond,
                   case when placed.place > $5 then '{}' else summed.value end as value,
                   sum(summed.viewers)::bigint as viewers
            from summed
            join placed on placed.value = summed.value
                       and placed.part = case when $4 = '' then summed.counted else '' end
            group by 1, 2, 3, 4
            order by min(placed.place), summed.counted
            """;

    private final Pool database;

    PgReleased(Pool database) {
        this.database = database;
    }

    /**
     * Releases of a range.
     *
     * @param viewers of all of them
     * @param k the greatest of theirs; null without any
     */
    record Found(ReleaseList list, long viewers, @Nullable Integer k) {}

    Uni<Found> blocks(Question question) {
        return database.preparedQuery(PgSubject.with(question.subject(), BLOCKS))
                .execute(range(question).addValue(BLOCKS_AT_MOST))
                .map(PgReleased::found);
    }

    /** Cells of the tables without a key, or of those with one. */
    Uni<List<Sum>> cells(Question question, String key) {
        return database.preparedQuery(PgSubject.with(question.subject(), CELLS))
                .execute(range(question).addValue(key).addValue(question.limit()))
                .map(rows -> {
                    List<Sum> sums = new ArrayList<>(rows.size());
                    rows.forEach(row -> sums.add(new Sum(
                            row.getString("counted"),
                            List.of(row.getArrayOfStrings("value")),
                            row.getLong("viewers"),
                            row.getBoolean("hidden"),
                            row.getBoolean("beyond"))));
                    return sums;
                });
    }

    private static Tuple range(Question question) {
        DateRange range = question.range();
        return Tuple.tuple().addValue(question.id()).addValue(range.from()).addValue(range.to());
    }

    private static Found found(RowSet<Row> rows) {
        Row total = rows.iterator().next();
        List<ReleasedBlock> latest = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (row.getString("event_id") != null) {
                latest.add(new ReleasedBlock(
                        row.getString("event_id"),
                        row.getLocalDate("from_date"),
                        row.getLocalDate("to_date"),
                        row.getInteger("viewers")));
            }
        }
        return new Found(
                new ReleaseList(total.getLong("releases"), total.getLong("too_few"), latest, ReleaseList.ABOUT),
                total.getLong("all_viewers"),
                total.getInteger("k"));
    }
}
