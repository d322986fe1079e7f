package app.synth.analytics.rollup;

/**
 * Interest and likes, which are switched on and off. What counts is the switching: a second like by the same viewer is
 * nothing. A late interaction changes what the later ones meant, so the history of every pair of viewer and thing that is
 * touched is weighed twice: as it was, negatively, and as it is now.
 */
final class PgToggles {

    static final String TOGGLES = """
            with arrived as (
                select entity_type || case when action like 'interest%' then '_interest' else '_like' end as relation,
                       entity_id, viewer, occurred_at, id, date,
                       user_id is not null as is_user,
                       action in ('interest', 'like') as is_on
                from arrivals($1::text::xid8, $2::text::xid8, $3)
                where entity_id is not null
                  and viewer is not null
                  and (entity_type = 'event' and action in ('interest', 'interest_removed', 'like', 'unlike')
                       or entity_type = 'review' and action in ('like', 'unlike'))
            ), touched as (
                select distinct relation, entity_id, viewer from arrived
            ), before as (
                select relation, entity_id, viewer, occurred_at, id, date, is_user, is_on
                from toggles
                join touched using (relation, entity_id, viewer)
            ), kept as (
                insert into toggles (relation, entity_id, viewer, occurred_at, id, date, is_user, is_on)
                select relation, entity_id, viewer, occurred_at, id, date, is_user, is_on from arrived
            ), weighed as (
                select -1 as weight, * from before
                union all
                select 1, * from before
                union all
                select 1, * from arrived
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
                insert into analytics_event_daily as day (event_id, date, interested_count, likes_count)
                select entity_id, date,
                       coalesce(sum(net) filter (where relation = 'event_interest'), 0),
                       coalesce(sum(net) filter (where relation = 'event_like'), 0)
                from changes
                where relation in ('event_interest', 'event_like') and net <> 0
                group by entity_id, date
                on conflict (event_id, date) do update set
                    interested_count = day.interested_count + excluded.interested_count,
                    likes_count = day.likes_count + excluded.likes_count
            )
            insert into analytics_user_daily as day (user_id, date, events_interested, reviews_liked)
            select viewer, date,
                   coalesce(sum(switched_on) filter (where relation = 'event_interest'), 0),
                   coalesce(sum(switched_on) filter (where relation = 'review_like'), 0)
            from changes
            where is_user and relation in ('event_interest', 'review_like') and switched_on <> 0
            group by viewer, date
            on conflict (user_id, date) do update set
                events_interested = day.events_interested + excluded.events_interested,
                reviews_liked = day.reviews_liked + excluded.reviews_liked
            """;

    private PgToggles() {}
}
