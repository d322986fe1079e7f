package app.synth.analytics.audience;

import app.synth.analytics.rollup.RollupConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/** With which values of the metadata people first did something, from the raw interactions of the blocks in hand. */
@ApplicationScoped
class PgFirsts {
    /** Stretches are read in order, so whoever is known has done it before. */
    private static final String READ = """
            with first as (
                select distinct on (block.event_id, raw.action, who.viewer)
                       block.event_id, raw.action, who.viewer, raw.occurred_at, raw.metadata
                from tracking.user_interactions as raw
                join audience_blocks as block
                    on block.event_id = raw.entity_id
                   and (raw.occurred_at at time zone $3)::date between block.from_date and block.to_date
                left join claims
                    on raw.user_id is null and claims.visitor = md5('visitor:' || raw.anonymous_id)::uuid
                   and raw.occurred_at <= claims.claimed_at
                cross join lateral (
                    select coalesce(raw.user_id, claims.user_id, md5('visitor:' || raw.anonymous_id)::uuid) as viewer) as who
                where raw.occurred_at >= $1 and raw.occurred_at < $2
                  and (raw.action = 'ticket_click'
                       or raw.entity_type = 'event' and raw.action in ('impression', 'event_click', 'detail_view'))
                  and who.viewer is not null
                  and not exists (select from departed
                                  where departed.user_id = who.viewer and raw.occurred_at <= departed.departed_at)
                order by block.event_id, raw.action, who.viewer, raw.occurred_at, raw.id
            )
            insert into audience_firsts (event_id, counted, viewer, acted_at, keyed)
            select event_id,
                   case action when 'impression' then 'impressions' when 'event_click' then 'clicks'
                               when 'detail_view' then 'detail_views' else 'ticket_link_clicks' end,
                   viewer, occurred_at,
                   array(select case when jsonb_typeof(metadata -> key) in ('string', 'number', 'boolean')
                                     then left(metadata ->> key, 100) else 'unknown' end
                         from unnest($4::text[]) with ordinality as declared (key, place)
                         order by place)
            from first
            on conflict do nothing
            """;

    /** Days on which nothing happened to any of the events are passed over: one old row would make years of them. */
    private static final String MOVE = """
            update audience_progress set scanned_until = greatest($1, (
                select coalesce(min(next.date), max(block.to_date) + 1)::timestamp at time zone $2
                from audience_blocks as block
                left join lateral (
                    select date from analytics_event_daily as day
                    where day.event_id = block.event_id
                      and day.date between greatest(block.from_date, ($1 at time zone $2)::date) and block.to_date
                    order by date
                    limit 1) as next on true))
            """;

    private static final String CANCELLED = "57014";

    private final Stretch stretch;
    private final String zone;

    PgFirsts(AudienceConfig config, RollupConfig rollup) {
        this.stretch = new Stretch(config.stretch(), config.statementTimeout());
        this.zone = rollup.reportingZone().getId();
    }

    /** Ends a step that read too long a stretch; the next one tries a shorter one. */
    static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooLongException(Throwable cancelled) {
            super(cancelled);
        }
    }

    /** Reads the next stretch, which begins where the last one ended, or on the next day on which anything happened. */
    Uni<Void> read(SqlConnection connection, OffsetDateTime since, List<String> keys) {
        Duration tried = stretch.now();
        OffsetDateTime until = since.plus(tried);
        long started = System.nanoTime();
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(since, until, zone, keys.toArray(String[]::new)))
                .onFailure(failure -> isCancelled(failure) && stretch.tookTooLong(tried))
                .transform(TooLongException::new)
                .invoke(() -> stretch.took(tried, Duration.ofNanos(System.nanoTime() - started)))
                .chain(() -> connection.preparedQuery(MOVE).execute(Tuple.of(until, zone)))
                .replaceWithVoid();
    }

    private static boolean isCancelled(Throwable failure) {
        return failure instanceof PgException refusal && CANCELLED.equals(refusal.getSqlState());
    }
}
