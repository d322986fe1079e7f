package app.synth.analytics.rollup;

/**
 * Where a step lays out what it has to do, in temporary tables that are empty again when it commits: the interactions with
 * their weights, and the differences that they make to each day. Every figure is written once a step, however many
 * statements contribute to it.
 *
 * <p>Emptying them is a good part of what a small step costs, and a table with long values is three relations: itself, its
 * TOAST table and the index of that. Columns that hold only ids and sums are {@code storage plain} and need none: an id has at
 * most 500 characters, a number that was sent at most 100.
 */
final class PgStage {

    /**
     * {@code weight} 1 adds an interaction to the figures, -1 takes it out. Where it is not {@code whole}, only what it is
     * about has changed (a name means another artist), not that it happened. {@code session_action} is the action as its
     * session sees it, also where nothing else is counted of it.
     */
    static final String ROWS = """
            create temporary table if not exists step_rows (
                weight integer, whole boolean, viewer uuid, is_user boolean, captured uuid, visitor text, date date,
                occurred_at timestamptz, id uuid, action text, entity_type text, entity_id text, sent text, city text,
                state text, session_id text, session_action text, rating numeric, venue_rating numeric, query text, result_count integer,
                metadata jsonb
            ) on commit delete rows
            """;

    static final String EVENT_DAYS = """
            create temporary table if not exists step_event_days (
                event_id text storage plain, date date, impressions integer default 0, unique_viewers integer default 0,
                clicks integer default 0, detail_views integer default 0, interested_count integer default 0,
                review_count integer default 0, likes_count integer default 0, comments_count integer default 0,
                shares_count integer default 0, ticket_link_clicks integer default 0,
                converted_viewers integer default 0, rated_count integer default 0, rating_sum numeric storage plain default 0,
                venue_rated_count integer default 0, venue_rating_sum numeric storage plain default 0
            ) on commit delete rows
            """;

    static final String USER_DAYS = """
            create temporary table if not exists step_user_days (
                user_id uuid, date date, events_viewed integer default 0, events_clicked integer default 0,
                events_interested integer default 0, ticket_links_clicked integer default 0,
                reviews_written integer default 0, reviews_liked integer default 0,
                reviews_commented integer default 0, friends_added integer default 0,
                messages_sent integer default 0, shares_sent integer default 0, sessions_count integer default 0,
                total_time_seconds integer default 0, searches_performed integer default 0
            ) on commit delete rows
            """;

    static final String ARTIST_DAYS = """
            create temporary table if not exists step_artist_days (
                artist_id text storage plain, date date, profile_views integer default 0, new_followers integer default 0,
                event_impressions integer default 0, event_clicks integer default 0,
                reviews_received integer default 0, total_engagement integer default 0,
                rated_count integer default 0, rating_sum numeric storage plain default 0
            ) on commit delete rows
            """;

    static final String VENUE_DAYS = """
            create temporary table if not exists step_venue_days (
                venue_id text storage plain, date date, profile_views integer default 0, new_followers integer default 0,
                event_impressions integer default 0, event_attendance integer default 0,
                reviews_received integer default 0, rated_count integer default 0, rating_sum numeric storage plain default 0
            ) on commit delete rows
            """;

    static final String ACTIVITY = """
            create temporary table if not exists step_activity (
                period text storage plain, start date, users integer default 0, visitors integer default 0,
                new_users integer default 0, new_visitors integer default 0, interactions bigint default 0,
                sessions integer default 0, session_seconds bigint default 0
            ) on commit delete rows
            """;

    /** Entities of the catalogue that have changed, and names that mean another since: in few steps, so these go with them. */
    static final String CHANGES = """
            create temporary table if not exists step_changes (
                kind text, entity_id text, names text[]
            ) on commit drop
            """;

    static final String MOVES = """
            create temporary table if not exists step_moves (
                kind text, sent text, city text, state text, was text, becomes text
            ) on commit drop
            """;

    private static final String INTO = """
            insert into step_rows (
                weight, whole, viewer, is_user, captured, visitor, date, occurred_at, id, action, entity_type, entity_id,
                sent, city, state, session_id, session_action, rating, venue_rating, query, result_count, metadata)
            """;

    /** What figures need of a raw interaction. {@code owner} is the user it belongs to, if it does; {@code weight} follows. */
    private static final String COLUMNS = """
            , true, coalesce(owner, visitor_key), owner is not null, coalesce(raw.user_id, visitor_key), raw.anonymous_id,
            raw.occurred_at::date, raw.occurred_at, raw.id, raw.action, raw.entity_type, raw.entity_id,
            case when names_one then raw.entity_id end,
            case when names_one and raw.entity_type = 'venue'
                then coalesce(left(folded(coalesce(raw.metadata ->> 'venue_city', raw.metadata ->> 'city')), 200), '')
                else '' end,
            case when names_one and raw.entity_type = 'venue'
                then coalesce(left(folded(coalesce(raw.metadata ->> 'venue_state', raw.metadata ->> 'state')), 200), '')
                else '' end,
            coalesce(raw.session_id, ''), raw.action,
            case when raw.action = 'review' then rating_of(raw.metadata -> 'rating') end,
            case when raw.action = 'review'
                then coalesce(rating_of(raw.metadata -> 'venue_rating'), rating_of(raw.metadata -> 'rating')) end,
            case when raw.action in ('search', 'search_results')
                then left(folded(coalesce(raw.metadata ->> 'query', raw.entity_id)), 200) end,
            case when raw.action = 'search_results' and jsonb_typeof(raw.metadata -> 'result_count') = 'number'
                then least(greatest((raw.metadata ->> 'result_count')::numeric, 0), 1000000000)::integer end,
            case when raw.action in ('impression', 'event_click', 'detail_view', 'ticket_click') then raw.metadata end
            from (
            """;

    /** The same of what was captured long ago: it is among the facts, and stays there as it was captured. */
    private static final String NOT_CAPTURED = COLUMNS.replace("coalesce(raw.user_id, visitor_key)", "null::uuid");

    private static final String DERIVED = """
            , case when anonymous_id is not null then md5('visitor:' || anonymous_id)::uuid end as visitor_key,
            entity_type in ('artist', 'venue') and action in ('profile_visit', 'follow', 'unfollow')
                and entity_id is not null as names_one
            """;

    /** Whose it is, as far as the figures know; what those who left did before is nobody's any more. */
    private static final String OWNED = """
            ) as raw
            left join claims as claim
                on raw.user_id is null and claim.visitor = raw.visitor_key and raw.occurred_at <= claim.claimed_at
            cross join lateral (select coalesce(raw.user_id, claim.user_id) as owner) as owned
            where not exists (
                select from departed where departed.user_id = owner and raw.occurred_at <= departed.departed_at)
            """;

    /** The interactions of the transactions after {@code $1}, up to {@code $2}. */
    static final String ARRIVALS = INTO + "select 1" + COLUMNS + "select *" + DERIVED + """
            from tracking.user_interactions
            where written_in > $1::text::xid8 and written_in <= $2::text::xid8
            """ + OWNED;

    /** All interactions from {@code $1} to before {@code $2}, up to the transaction {@code $3}. */
    static final String OF_DAYS = INTO + "select 1" + COLUMNS + "select *" + DERIVED + """
            from tracking.user_interactions
            where occurred_at >= $1 and occurred_at < $2 and written_in <= $3::text::xid8
            """ + OWNED;

    /**
     * Beside those, what makes their sessions whole: whatever is within 30 minutes of {@code $1} and {@code $2}, and the rest
     * of the sessions that are known to go on there.
     */
    static final String OF_SESSIONS_ACROSS = INTO + "select 1" + COLUMNS + "select *" + DERIVED + """
            from tracking.user_interactions
            where written_in <= $3::text::xid8
              and (occurred_at < $1 and occurred_at >= least($1 - interval '30 minutes', (
                       select min(started_at) from analytics.viewer_sessions
                       where started_at < $1 and ended_at >= $1 - interval '30 minutes'))
                   or occurred_at >= $2 and occurred_at <= greatest($2 + interval '30 minutes', (
                       select max(ended_at) from analytics.viewer_sessions
                       where started_at <= $2 + interval '30 minutes' and ended_at >= $2)))
            """ + OWNED + """
              and (raw.occurred_at between $1 - interval '30 minutes' and $2 + interval '30 minutes'
                   or exists (
                       select from analytics.viewer_sessions as across
                       where across.viewer = coalesce(owner, visitor_key)
                         and across.session_id = coalesce(raw.session_id, '')
                         and raw.occurred_at between across.started_at and across.ended_at
                         and across.started_at <= $2 + interval '30 minutes'
                         and across.ended_at >= $1 - interval '30 minutes'))
            """;

    /** Takes out, as a visitor's, what newly claimed visitors did before and is counted already ({@code $1} and before). */
    static final String CLAIMED_OUT = INTO + "select -1" + NOT_CAPTURED.replace("owner", "null::uuid") + "select one.*"
            + DERIVED.replace("anonymous_id", "one.anonymous_id") + """
            from tracking.user_interactions as one
            join tracking.identities as identity
                on one.user_id is null and one.anonymous_id = identity.anonymous_id
                and one.occurred_at <= identity.claimed_at
            where identity.written_in > $1::text::xid8 and identity.written_in <= $2::text::xid8
              and one.written_in <= $1::text::xid8
            ) as raw
            """;

    /** And counts it as the user's. */
    static final String CLAIMED_IN = INTO + "select 1" + NOT_CAPTURED + "select one.*"
            + DERIVED.replace("anonymous_id", "one.anonymous_id") + """
            from tracking.user_interactions as one
            join tracking.identities as identity
                on one.user_id is null and one.anonymous_id = identity.anonymous_id
                and one.occurred_at <= identity.claimed_at
            where identity.written_in > $1::text::xid8 and identity.written_in <= $2::text::xid8
              and one.written_in <= $1::text::xid8
            """ + OWNED;

    /** Takes out what those did who have left since {@code $2}, of what is counted already ({@code $1} and before). */
    static final String DEPARTED = INTO + "select -1" + COLUMNS + "select one.*, owner"
            + DERIVED.replace("anonymous_id", "one.anonymous_id") + """
            from (select user_id as owner, max(departed_at) as departed_at
                  from departures($2::text::xid8) group by user_id) as leaver
            cross join lateral (
                select * from tracking.user_interactions
                where user_id = owner and occurred_at <= departed_at
                union all
                select done.*
                from claims
                join tracking.user_interactions as done
                    on done.user_id is null and done.anonymous_id = claims.anonymous_id
                    and done.occurred_at <= least(claims.claimed_at, departed_at)
                where claims.user_id = owner
            ) as one
            where one.written_in <= $1::text::xid8
              and not exists (
                  select from departed where departed.user_id = owner and one.occurred_at <= departed.departed_at)
            ) as raw
            """;

    /** And what they switched on or off, or reviewed, before there were the raw interactions that begin on {@code $2}. */
    static final String DEPARTED_STATE = """
            with leaver as (
                select user_id, max(departed_at) as departed_at from departures($1::text::xid8) group by user_id
            ), reviewed as (
                insert into step_rows (
                    weight, whole, viewer, is_user, date, occurred_at, id, action, entity_type, entity_id, session_id)
                select -1, false, viewer, is_user, date, occurred_at, id, 'review', 'event', event_id, ''
                from leaver join event_reviews on viewer = user_id and occurred_at <= departed_at and date < $2
            )
            insert into step_rows (
                weight, whole, viewer, is_user, date, occurred_at, id, action, entity_type, entity_id, sent, city, state,
                session_id)
            select -1, false, viewer, is_user, date, occurred_at, id,
                   case split_part(relation, '_', 2)
                       when 'interest' then case when is_on then 'interest' else 'interest_removed' end
                       when 'follow' then case when is_on then 'follow' else 'unfollow' end
                       else case when is_on then 'like' else 'unlike' end end,
                   split_part(relation, '_', 1), entity_id, sent, city, state, ''
            from leaver join toggles on viewer = user_id and occurred_at <= departed_at and date < $2
            """;

    private PgStage() {}
}
