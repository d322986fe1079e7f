package app.synth.analytics.rollup;

import app.synth.accounts.client.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names that mean nobody, or nobody in particular: what the catalogue lacks. */
@ApplicationScoped
public class PgUnresolvedNames {
    /** Names among which the most frequent are looked for: the newest, since old ones are mended or of no use to anybody. */
    private static final int LOOKED_AT = 5000;

    private static final String CANCELLED = "57014";

    private static final String BOUND = "select set_config('statement_timeout', '10s', true)";

    private static final String NAMES = """
            with recent as (
                select kind, sent, city, state
                from sent_names
                where entity_id is null and ($1::text is null or kind = $1)
                order by first_at desc
                limit $3
            ), counted as (
                select recent.*, visits + switches as times, greatest(visited, switched) as last_seen
                from recent
                cross join lateral (
                    select coalesce(sum(visit.visits), 0) as visits, max(date) as visited
                    from profile_visits as visit
                    where visit.kind = recent.kind and visit.entity_id = recent.sent and visit.sent = recent.sent
                      and visit.city = recent.city and visit.state = recent.state) as visits
                cross join lateral (
                    select count(*) as switches, max(date) as switched
                    from toggles
                    where relation = recent.kind || '_follow' and entity_id = recent.sent and toggles.sent = recent.sent
                      and toggles.city = recent.city and toggles.state = recent.state) as switches
            ), most as (
                select * from counted where times > 0 order by times desc, last_seen desc, kind, sent, city, state limit $2
            )
            select kind, sent, nullif(city, '') as city, nullif(state, '') as state, times::bigint as times, last_seen,
                   case when meanings(kind, sent, city, state) > 1 then 'ambiguous' else 'unknown' end as reason
            from most
            order by times desc, last_seen desc, kind, sent, city, state
            """;

    private final Pool database;

    PgUnresolvedNames(Pool database) {
        this.database = database;
    }

    /**
     * The most frequent first.
     *
     * @param kind artist or venue; null for both
     */
    public Uni<List<UnresolvedName>> most(@Nullable String kind, int limit) {
        return database.withTransaction(connection -> connection
                        .query(BOUND)
                        .execute()
                        .chain(() -> connection
                                .preparedQuery(NAMES)
                                .execute(Tuple.tuple()
                                        .addValue(kind)
                                        .addInteger(limit)
                                        .addInteger(LOOKED_AT))
                                .map(PgUnresolvedNames::names)))
                .onFailure(PgUnresolvedNames::isTimeout)
                .transform(tooLong -> Problems.unavailable("query_too_large", "This takes more than 10 s to find"));
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof PgException refusal && CANCELLED.equals(refusal.getSqlState());
    }

    private static List<UnresolvedName> names(RowSet<Row> rows) {
        List<UnresolvedName> names = new ArrayList<>();
        for (Row row : rows) {
            names.add(new UnresolvedName(
                    row.getString("kind"),
                    row.getString("sent"),
                    row.getString("city"),
                    row.getString("state"),
                    row.getLong("times"),
                    row.getLocalDate("last_seen"),
                    row.getString("reason")));
        }
        return names;
    }
}
