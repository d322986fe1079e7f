package app.synth.analytics.rollup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of the rollups: cursor and figures move together, in one transaction.
 *
 * <p>Whoever holds the cursor's row works; the others find it locked and leave. A transaction id is below the snapshot's
 * xmin only when every transaction up to it has ended, so nothing that commits late can fall behind the cursor, which a
 * sequence or a time could not promise.
 */
@ApplicationScoped
class PgRollup {
    /**
     * Days are cut in the session's time zone from here on; sorts and hashes of a step stay in memory. Nobody waits for the
     * disk: should the server die before a step is on it, cursor and figures are as before, and the step is taken again.
     */
    private static final String SETTINGS = """
            select set_config('timezone', $1, true), set_config('work_mem', '32MB', true),
                   set_config('synchronous_commit', 'off', true)
            """;

    /**
     * So few interactions that everything about them is looked up by index, however small PostgreSQL thinks the tables are:
     * whoever is asked every second for a handful must not read tables from end to end.
     */
    private static final int FEW = 250;

    private static final String LOOK_UP = """
            select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
                   set_config('enable_seqscan', 'off', true)
            """;

    private static final String TAKE = """
            select position::text as after, departures::text as departures
            from rollup_cursor
            for update skip locked
            """;

    /** Ends on a whole transaction: all of its rows carry the same id. */
    private static final String PENDING = """
            with next as (
                select written_in
                from tracking.user_interactions
                where written_in > $1::text::xid8 and written_in < pg_snapshot_xmin(pg_current_snapshot())
                order by written_in
                limit $2
            ), rows as (
                select count(*) as arrived, max(written_in) as last from next
            ), identified as (
                select max(written_in) as last
                from tracking.identities
                where written_in > $1::text::xid8 and written_in < pg_snapshot_xmin(pg_current_snapshot())
            )
            select arrived,
                   (case when arrived >= $2 then rows.last else greatest(rows.last, identified.last) end)::text as until,
                   identified.last is not null as identified,
                   (select max(tx) from departures($3::text::xid8))::text as departures,
                   exists (select from catalogue_changes) as catalogue
            from rows, identified
            """;

    private static final String CLAIMS = """
            insert into claims (visitor, anonymous_id, user_id, claimed_at)
            select md5('visitor:' || anonymous_id)::uuid, anonymous_id, user_id, claimed_at
            from tracking.identities
            where written_in > $1::text::xid8 and written_in <= $2::text::xid8
            on conflict (visitor) do nothing
            """;

    private static final String LEFT = """
            insert into departed as known (user_id, departed_at)
            select user_id, max(departed_at) from departures($1::text::xid8) group by user_id
            on conflict (user_id) do update set
                departed_at = greatest(known.departed_at, excluded.departed_at), out_since = now()
            """;

    /** What outlives the raw interactions, which begin on {@code $2}, goes with the person; what one does after coming back stays. */
    private static final String FORGET = """
            with leaver as (
                select user_id, max(departed_at) as departed_at from departures($1::text::xid8) group by user_id
            ), figures as (
                delete from analytics_user_daily as day using leaver
                where day.user_id = leaver.user_id
                  and (day.date < $2 and day.date <= leaver.departed_at::date
                       or (events_viewed, events_clicked, events_interested, ticket_links_clicked, reviews_written,
                           reviews_liked, reviews_commented, friends_added, messages_sent, shares_sent, sessions_count,
                           searches_performed) = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
            ), days as (
                delete from viewer_days as day using leaver
                where day.viewer = leaver.user_id and day.date < $2 and day.date <= leaver.departed_at::date
            ), first_seen as (
                delete from viewers as known using leaver
                where known.viewer = leaver.user_id and known.first_date < $2
                  and known.first_date <= leaver.departed_at::date
            ), sessions as (
                delete from viewer_sessions as session using leaver
                where session.viewer = leaver.user_id and session.started_at < $2 and session.ended_at <= leaver.departed_at
            ), facts as (
                delete from event_facts using leaver
                where event_facts.viewer = leaver.user_id and event_facts.occurred_at <= leaver.departed_at
            )
            delete from event_facts
            using leaver join claims using (user_id)
            where event_facts.viewer = claims.visitor
              and event_facts.occurred_at <= least(claims.claimed_at, leaver.departed_at)
            """;

    private static final String MOVE = """
            update rollup_cursor set
                position = coalesce($1::text::xid8, position),
                departures = coalesce($2::text::xid8, departures),
                advanced_at = now()
            """;

    private final Pool database;
    private final RollupConfig config;

    PgRollup(Pool database, RollupConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Folds what is new, up to the size of a step; nothing when nothing is, or when another replica is at it. */
    Uni<StepResult> step() {
        return database.withTransaction(connection -> connection
                .preparedQuery(SETTINGS)
                .execute(Tuple.of(config.reportingZone().getId()))
                .chain(() -> connection.query(TAKE).execute())
                .chain(taken -> taken.size() == 0
                        ? Uni.createFrom().item(StepResult.NOTHING)
                        : foldAfter(connection, taken.iterator().next())));
    }

    private Uni<StepResult> foldAfter(SqlConnection connection, Row cursor) {
        String after = cursor.getString("after");
        String departures = cursor.getString("departures");
        return connection
                .preparedQuery(PENDING)
                .execute(Tuple.of(after, config.rowsPerStep(), departures))
                .map(rows -> rows.iterator().next())
                .chain(pending -> {
                    boolean nothing = pending.getString("until") == null
                            && pending.getString("departures") == null
                            && !pending.getBoolean("catalogue");
                    return nothing
                            ? Uni.createFrom().item(StepResult.NOTHING)
                            : PgStatement.all(connection, statements(after, departures, pending))
                                    .replaceWith(() -> result(pending));
                });
    }

    private StepResult result(Row pending) {
        long arrived = pending.getLong("arrived");
        return new StepResult(arrived, true, arrived >= config.rowsPerStep() || pending.getBoolean("catalogue"));
    }

    private List<PgStatement> statements(String after, String departures, Row pending) {
        String until = pending.getString("until");
        OffsetDateTime rawSince =
                config.rawSince().atStartOfDay(config.reportingZone()).toOffsetDateTime();
        boolean identified = until != null && pending.getBoolean("identified");
        boolean left = pending.getString("departures") != null;
        List<PgStatement> statements = new ArrayList<>(PgFold.stage());
        if (pending.getBoolean("catalogue")) {
            statements.addAll(catalogue(config.rawSince()));
        }
        // Before the claims: what they would bring to somebody who leaves in the same step was never theirs.
        if (left) {
            statements.add(PgStatement.of(PgStage.DEPARTED, after, departures));
            statements.add(PgStatement.of(PgStage.DEPARTED_STATE, departures, config.rawSince()));
            statements.add(PgStatement.of(LEFT, departures));
        }
        if (identified) {
            statements.add(PgStatement.of(CLAIMS, after, until));
            statements.add(PgStatement.of(PgStage.CLAIMED_OUT, after, until));
            statements.add(PgStatement.of(PgStage.CLAIMED_IN, after, until));
        }
        if (until != null) {
            statements.add(PgStatement.of(PgStage.ARRIVALS, after, until));
        }
        boolean few = pending.getLong("arrived") <= FEW && !identified && !left && !pending.getBoolean("catalogue");
        List<PgStatement> figures = PgFold.figures(after, rawSince, config);
        if (few) {
            statements.add(PgStatement.of(LOOK_UP));
            // a plan is made once for a connection: the one for few apart from the one for many
            figures.forEach(figure -> statements.add(figure.preparedAs("few")));
        } else {
            statements.addAll(figures);
        }
        if (left) {
            statements.add(PgStatement.of(FORGET, departures, config.rawSince()));
        }
        statements.add(PgStatement.of(MOVE, until, pending.getString("departures")));
        return statements;
    }

    private static List<PgStatement> catalogue(LocalDate rawSince) {
        return List.of(
                PgStatement.of(PgStage.CHANGES),
                PgStatement.of(PgStage.MOVES),
                PgStatement.of(PgCatalogueChanges.TAKE),
                PgStatement.of(PgCatalogueChanges.MOVES),
                PgStatement.of(PgCatalogueChanges.MOVED_VISITS, rawSince),
                PgStatement.of(PgCatalogueChanges.MOVED_FOLLOWS),
                PgStatement.of(PgCatalogueChanges.EVENTS_OF_ARTISTS, rawSince),
                PgStatement.of(PgCatalogueChanges.ACTIVE_EVENTS, rawSince),
                PgStatement.of(PgCatalogueChanges.EVENTS_OF_VENUES, rawSince),
                PgStatement.of(PgCatalogueChanges.HOSTED, rawSince));
    }
}
