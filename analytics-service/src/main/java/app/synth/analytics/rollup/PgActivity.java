package app.synth.analytics.rollup;

/** How much is going on, and by how many. */
final class PgActivity {

    /**
     * Who was active on which day, and was so for the first time in a week, in a month, at all. A day's row also says who
     * the user was then, by the profile.
     */
    static final String VIEWERS = """
            with arrived as (
                select viewer, date, bool_or(is_user) as is_user, sum(weight)::integer as interactions
                from step_rows
                where whole and viewer is not null
                group by viewer, date
                having sum(weight) <> 0
            ), merged as (
                select viewer, date, arrived.is_user,
                       coalesce(known.interactions, 0) as before,
                       arrived.interactions + coalesce(known.interactions, 0) as after
                from arrived
                left join viewer_days as known using (viewer, date)
            ), person as (
                select * from people((
                    select coalesce(array_agg(distinct viewer), '{}') from merged where is_user and before = 0))
            ), kept as (
                insert into viewer_days as known (viewer, date, is_user, interactions, age_band, gender, city, state)
                select viewer, date, is_user, after, age_band(birthday, date), gender, city, state
                from merged
                left join person on before = 0 and person.user_id = viewer
                where after <> 0
                on conflict (viewer, date) do update set interactions = excluded.interactions
            ), gone as (
                delete from viewer_days as known using merged
                where after = 0 and known.viewer = merged.viewer and known.date = merged.date
            ), flips as (
                select viewer, date, is_user, (after > 0)::int - (before > 0)::int as turn
                from merged
                where (after > 0) <> (before > 0)
            ), vanished as (
                select viewer, date from flips where turn < 0
            ), touched as (
                select viewer, bool_or(is_user) as is_user, min(date) filter (where turn > 0) as appeared
                from flips
                group by viewer
            ), first_days as (
                select viewer, touched.is_user, known.first_date as was,
                       case when exists (
                               select from vanished
                               where vanished.viewer = touched.viewer and vanished.date = known.first_date)
                           then least(appeared, (
                               select min(day.date) from viewer_days as day
                               where day.viewer = touched.viewer
                                 and not exists (select from vanished
                                                 where vanished.viewer = day.viewer and vanished.date = day.date)))
                           else least(appeared, known.first_date) end as becomes
                from touched
                left join viewers as known using (viewer)
            ), first_kept as (
                insert into viewers (viewer, is_user, first_date)
                select viewer, is_user, becomes from first_days where becomes is not null and becomes is distinct from was
                on conflict (viewer) do update set first_date = excluded.first_date
            ), first_gone as (
                delete from viewers using first_days
                where first_days.becomes is null and viewers.viewer = first_days.viewer
            ), active as (
                select viewer, bool_or(is_user) as is_user, period, date_trunc(period, date)::date as start,
                       sum(turn) as turns
                from flips, unnest(array['day', 'week', 'month']) as period
                group by viewer, period, date_trunc(period, date)::date
            ), compared as (
                select period, start, is_user, turns,
                       (select count(*) from viewer_days as day
                        where day.viewer = active.viewer and day.date >= start
                          and day.date < start + ('1 ' || period)::interval) as before
                from active
            ), of_viewers as (
                insert into step_activity (period, start, users, visitors)
                select period, start,
                       coalesce(sum((before + turns > 0)::int - (before > 0)::int) filter (where is_user), 0),
                       coalesce(sum((before + turns > 0)::int - (before > 0)::int) filter (where not is_user), 0)
                from compared
                group by period, start
            ), of_firsts as (
                insert into step_activity (period, start, new_users, new_visitors)
                select period, date_trunc(period, date)::date,
                       coalesce(sum(turn) filter (where is_user), 0),
                       coalesce(sum(turn) filter (where not is_user), 0)
                from (select is_user, becomes as date, 1 as turn from first_days where becomes is distinct from was
                      union all
                      select is_user, was, -1 from first_days where becomes is distinct from was) as turned,
                     unnest(array['day', 'week', 'month']) as period
                where date is not null
                group by 1, 2
            )
            insert into step_activity (period, start, interactions)
            select 'day', date, sum(interactions) from arrived group by date
            """;

    static final String ACTIONS = """
            insert into analytics_action_daily as day (date, action, interactions)
            select date, action, sum(weight)
            from step_rows
            where whole
            group by date, action
            having sum(weight) <> 0
            order by date, action
            on conflict (date, action) do update set interactions = day.interactions + excluded.interactions
            """;

    static final String SEARCHES = """
            insert into analytics_search_daily as day (date, query, searches, answers, without_results, results)
            select date, query,
                   coalesce(sum(weight) filter (where action = 'search'), 0),
                   coalesce(sum(weight) filter (where result_count is not null), 0),
                   coalesce(sum(weight) filter (where result_count = 0), 0),
                   coalesce(sum(weight * result_count::bigint), 0)
            from step_rows
            where whole and query is not null and (action = 'search' or result_count is not null)
            group by date, query
            -- one taken out and another put in may leave all but the number of results as it was
            having (coalesce(sum(weight) filter (where action = 'search'), 0),
                    coalesce(sum(weight) filter (where result_count is not null), 0),
                    coalesce(sum(weight) filter (where result_count = 0), 0),
                    coalesce(sum(weight * result_count::bigint), 0)) <> (0, 0, 0, 0)
            order by date, query
            on conflict (date, query) do update set
                searches = day.searches + excluded.searches,
                answers = day.answers + excluded.answers,
                without_results = day.without_results + excluded.without_results,
                results = day.results + excluded.results
            """;

    /** All that a step adds to days, weeks and months, at once. */
    static final String PERIODS = """
            insert into analytics_activity as known
                (period, start, users, visitors, new_users, new_visitors, interactions, sessions, session_seconds)
            select period, start, sum(users), sum(visitors), sum(new_users), sum(new_visitors), sum(interactions),
                   sum(sessions), sum(session_seconds)
            from step_activity
            group by period, start
            order by period, start
            on conflict (period, start) do update set
                users = known.users + excluded.users,
                visitors = known.visitors + excluded.visitors,
                new_users = known.new_users + excluded.new_users,
                new_visitors = known.new_visitors + excluded.new_visitors,
                interactions = known.interactions + excluded.interactions,
                sessions = known.sessions + excluded.sessions,
                session_seconds = known.session_seconds + excluded.session_seconds
            """;

    /** Narrow facts for funnels, as captured, of what is not older than the raw interactions ({@code $1}, the first day). */
    static final String FACTS = """
            insert into event_facts (occurred_at, viewer, event_key, action)
            select occurred_at, captured, md5(entity_id)::uuid, case action
                       when 'impression' then 1 when 'event_click' then 2 when 'detail_view' then 3
                       when 'interest' then 4 when 'ticket_click' then 5 else 6 end
            from step_rows
            where weight > 0 and whole and captured is not null and entity_id is not null
              and (action = 'ticket_click'
                   or entity_type = 'event'
                      and action in ('impression', 'event_click', 'detail_view', 'interest', 'purchase'))
              and occurred_at >= $1
            order by occurred_at
            """;

    private PgActivity() {}
}
