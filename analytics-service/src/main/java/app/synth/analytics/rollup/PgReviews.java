package app.synth.analytics.rollup;

/** Reviews of events, and who was there. */
final class PgReviews {

    /**
     * Of each viewer the last review of a day counts for the event, and the first day of all counts for the person who wrote
     * it, since what follows is an edit.
     */
    static final String REVIEWS = """
            with arrived as (
                select entity_id as event_id, viewer, occurred_at, id, min(date) as date, bool_or(is_user) as is_user,
                       min(rating) as rating, min(venue_rating) as venue_rating, sum(weight) as weight
                from step_rows
                where action = 'review' and entity_type = 'event' and entity_id is not null and viewer is not null
                group by entity_id, viewer, occurred_at, id
                having sum(weight) <> 0
            ), touched as (
                select distinct event_id, viewer from arrived
            ), before as (
                select event_id, viewer, occurred_at, id, date, is_user, rating, venue_rating
                from event_reviews
                join touched using (event_id, viewer)
            ), kept as (
                insert into event_reviews (event_id, viewer, occurred_at, id, date, is_user, rating, venue_rating)
                select event_id, viewer, occurred_at, id, date, is_user, rating, venue_rating
                from arrived
                where weight > 0
            ), gone as (
                delete from event_reviews as known using arrived
                where arrived.weight < 0
                  and known.event_id = arrived.event_id and known.viewer = arrived.viewer
                  and known.occurred_at = arrived.occurred_at and known.id = arrived.id
            ), weighed as (
                select -1 as weight, * from before
                union all
                select 1, * from before
                where (event_id, viewer, occurred_at, id) not in (
                    select event_id, viewer, occurred_at, id from arrived where weight < 0)
                union all
                select 1, event_id, viewer, occurred_at, id, date, is_user, rating, venue_rating
                from arrived where weight > 0
            ), lasts as (
                select distinct on (weight, event_id, viewer, date) *
                from weighed
                order by weight, event_id, viewer, date, occurred_at desc, id desc
            ), of_events as (
                insert into step_event_days
                    (event_id, date, review_count, rated_count, rating_sum, venue_rated_count, venue_rating_sum)
                select event_id, date,
                       sum(weight),
                       coalesce(sum(weight) filter (where rating is not null), 0),
                       coalesce(sum(weight * rating), 0),
                       coalesce(sum(weight) filter (where venue_rating is not null), 0),
                       coalesce(sum(weight * venue_rating), 0)
                from lasts
                group by event_id, date
            ), firsts as (
                select weight, event_id, viewer, min(date) as date
                from weighed
                where is_user
                group by weight, event_id, viewer
            )
            insert into step_user_days (user_id, date, reviews_written)
            select viewer, date, sum(weight)
            from firsts
            group by viewer, date
            having sum(weight) <> 0
            """;

    /**
     * Users who said that they attend, or reviewed: each once for the venue on the day of the event, however many of that
     * day's events they were at.
     */
    static final String ATTENDEES = """
            with arrived as (
                select entity_id as event_id, viewer as user_id, date, sum(weight)::integer as times
                from step_rows
                where action in ('attend', 'review') and entity_type = 'event' and entity_id is not null and is_user
                group by entity_id, viewer, date
                having sum(weight) <> 0
            ), merged as (
                select event_id, user_id, date, arrived.times + coalesce(known.times, 0) as times
                from arrived
                left join event_attendees as known using (event_id, user_id, date)
            ), kept as (
                insert into event_attendees (event_id, user_id, date, times)
                select event_id, user_id, date, times from merged where times <> 0
                on conflict (event_id, user_id, date) do update set times = excluded.times
            ), gone as (
                delete from event_attendees as known using merged
                where merged.times = 0
                  and known.event_id = merged.event_id and known.user_id = merged.user_id and known.date = merged.date
            ), counted as (
                select venue_id, local_date, user_id, sum(times) as added, (
                           select coalesce(sum(known.times), 0)
                           from event_places as there join event_attendees as known using (event_id)
                           where there.venue_id = place.venue_id and there.local_date = place.local_date
                             and known.user_id = arrived.user_id) as before
                from arrived
                join event_places as place using (event_id)
                where local_date is not null
                group by venue_id, local_date, user_id
            )
            insert into step_venue_days (venue_id, date, event_attendance)
            select venue_id, local_date, sum((before + added > 0)::int - (before > 0)::int)
            from counted
            group by venue_id, local_date
            having sum((before + added > 0)::int - (before > 0)::int) <> 0
            """;

    private PgReviews() {}
}
