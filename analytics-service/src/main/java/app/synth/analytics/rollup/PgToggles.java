package app.synth.analytics.rollup;

/**
 * Interest, likes and follows, which are switched on and off. What counts is the switching: a second like by the same viewer
 * is nothing. A late interaction changes what the later ones meant, so the history of every pair of viewer and thing that is
 * touched is weighed twice: as it was, negatively, and as it is now.
 */
final class PgToggles {

    static final String TOGGLES = """
            with arrived as (
                select entity_type || case
                           when action like 'interest%' then '_interest'
                           when action like '%follow' then '_follow'
                           else '_like' end as relation,
                       entity_id, viewer, occurred_at, id,
                       min(date) as date, bool_or(is_user) as is_user,
                       bool_or(action in ('interest', 'like', 'follow')) as is_on,
                       min(sent) as sent, min(city) as city, min(state) as state,
                       sum(weight) as weight
                from step_rows
                where entity_id is not null
                  and viewer is not null
                  and (entity_type = 'event' and action in ('interest', 'interest_removed', 'like', 'unlike')
                       or entity_type = 'review' and action in ('like', 'unlike')
                       or entity_type in ('artist', 'venue') and action in ('follow', 'unfollow'))
                group by 1, entity_id, viewer, occurred_at, id
                having sum(weight) <> 0
            ), touched as (
                select distinct relation, entity_id, viewer from arrived
            ), before as (
                select relation, entity_id, viewer, occurred_at, id, date, is_user, is_on
                from toggles
                join touched using (relation, entity_id, viewer)
            ), kept as (
                insert into toggles (relation, entity_id, viewer, occurred_at, id, date, is_user, is_on, sent, city, state)
                select relation, entity_id, viewer, occurred_at, id, date, is_user, is_on, coalesce(sent, ''), city, state
                from arrived
                where weight > 0
            ), gone as (
                delete from toggles using arrived
                where arrived.weight < 0
                  and toggles.relation = arrived.relation and toggles.entity_id = arrived.entity_id
                  and toggles.viewer = arrived.viewer and toggles.occurred_at = arrived.occurred_at
                  and toggles.id = arrived.id
            ), weighed as (
                select -1 as weight, * from before
                union all
                select 1, * from before
                where (relation, entity_id, viewer, occurred_at, id) not in (
                    select relation, entity_id, viewer, occurred_at, id from arrived where weight < 0)
                union all
                select 1, relation, entity_id, viewer, occurred_at, id, date, is_user, is_on from arrived where weight > 0
            ), turns as (
                select weight, relation, entity_id, viewer, is_user, date, is_on,
                       lag(is_on, 1, false) over (
                           partition by weight, relation, entity_id, viewer order by occurred_at, id) as was_on
                from weighed
            ), changes as (
                select relation, entity_id, viewer, is_user, date,
                       sum(weight * (is_on::int - was_on::int)) as net,
                       coalesce(sum(weight) filter (where is_on), 0) as switched_on
                from turns
                where is_on <> was_on
                group by relation, entity_id, viewer, is_user, date
            ), of_events as (
                insert into step_event_days (event_id, date, interested_count, likes_count)
                select entity_id, date,
                       coalesce(sum(net) filter (where relation = 'event_interest'), 0),
                       coalesce(sum(net) filter (where relation = 'event_like'), 0)
                from changes
                where relation in ('event_interest', 'event_like') and net <> 0
                group by entity_id, date
            ), of_artists as (
                insert into step_artist_days (artist_id, date, new_followers)
                select entity_id, date, sum(net)
                from changes
                where relation = 'artist_follow' and net <> 0
                group by entity_id, date
            ), of_venues as (
                insert into step_venue_days (venue_id, date, new_followers)
                select entity_id, date, sum(net)
                from changes
                where relation = 'venue_follow' and net <> 0
                group by entity_id, date
            )
            insert into step_user_days (user_id, date, events_interested, reviews_liked)
            select viewer, date,
                   coalesce(sum(switched_on) filter (where relation = 'event_interest'), 0),
                   coalesce(sum(switched_on) filter (where relation = 'review_like'), 0)
            from changes
            where is_user and relation in ('event_interest', 'review_like') and switched_on <> 0
            group by viewer, date
            """;

    private PgToggles() {}
}
