package app.synth.analytics.rollup;

/**
 * Reviews of events: of each viewer the last of a day counts for the event, and the first day of all counts for the
 * person who wrote it, since what follows is an edit.
 */
final class PgReviews {

    static final String REVIEWS = """
            with sent as (
                select entity_id as event_id, viewer, date, occurred_at, id,
                       user_id is not null as is_user,
                       case jsonb_typeof(metadata -> 'rating')
                           when 'number' then (metadata ->> 'rating')::numeric
                       end as rating
                from arrivals($1::text::xid8, $2::text::xid8, $3)
                where action = 'review' and entity_type = 'event' and entity_id is not null and viewer is not null
            ), arrived as (
                select distinct on (event_id, viewer, date)
                       event_id, viewer, date, occurred_at, id, is_user,
                       case when rating between 1 and 5 then rating end as rating
                from sent
                order by event_id, viewer, date, occurred_at desc, id desc
            ), touched as (
                select distinct event_id, viewer from arrived
            ), before as (
                select event_id, viewer, date, occurred_at, id, is_user, rating
                from event_reviews
                join touched using (event_id, viewer)
            ), after as (
                select distinct on (event_id, viewer, date) *
                from (select * from before union all select * from arrived) as either
                order by event_id, viewer, date, occurred_at desc, id desc
            ), kept as (
                insert into event_reviews as known (event_id, viewer, date, occurred_at, id, is_user, rating)
                select event_id, viewer, date, occurred_at, id, is_user, rating from arrived
                on conflict (event_id, viewer, date) do update set
                    occurred_at = excluded.occurred_at,
                    id = excluded.id,
                    rating = excluded.rating
                where (excluded.occurred_at, excluded.id) > (known.occurred_at, known.id)
            ), weighed as (
                select -1 as weight, * from before
                union all
                select 1, * from after
            ), of_events as (
                insert into analytics_event_daily as day (event_id, date, review_count, rated_count, rating_sum)
                select event_id, date,
                       sum(weight),
                       coalesce(sum(weight) filter (where rating is not null), 0),
                       coalesce(sum(weight * rating), 0)
                from weighed
                group by event_id, date
                on conflict (event_id, date) do update set
                    review_count = day.review_count + excluded.review_count,
                    rated_count = day.rated_count + excluded.rated_count,
                    rating_sum = day.rating_sum + excluded.rating_sum
            ), firsts as (
                select weight, event_id, viewer, min(date) as date
                from weighed
                where is_user
                group by weight, event_id, viewer
            )
            insert into analytics_user_daily as day (user_id, date, reviews_written)
            select viewer, date, sum(weight)
            from firsts
            group by viewer, date
            having sum(weight) <> 0
            on conflict (user_id, date) do update set
                reviews_written = day.reviews_written + excluded.reviews_written
            """;

    private PgReviews() {}
}
