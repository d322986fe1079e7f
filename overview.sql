with edge as (
    select least($4::date, date_trunc($3::text, $1::date::timestamp)::date,
                 date_trunc('month', $1::date::timestamp)::date) as first,
           least($5::date, greatest(
               date_trunc('month', $2::date::timestamp) + interval '1 month',
               date_trunc($3::text, $2::date::timestamp) + ('1 ' || $3::text)::interval)::date - 1) as last,
           (select min(start) from analytics_activity where period = 'day') as known
), day as (
    select date, active.users, active.visitors, active.new_users, active.new_visitors, active.interactions,
           active.sessions, active.session_seconds, tickets.impressions, tickets.ticket_clicks
    from (select activity.start as date, activity.*
          from edge
          join analytics_activity as activity
              on activity.period = 'day' and activity.start between edge.first and edge.last) as active
    full join (select acted.date,
                      sum(acted.interactions) filter (where action = 'impression') as impressions,
                      sum(acted.interactions) filter (where action = 'ticket_click') as ticket_clicks
               from edge
               join analytics_action_daily as acted
                   on acted.date between edge.first and edge.last
                      and acted.action in ('impression', 'ticket_click')
               group by acted.date) as tickets using (date)
), part as (
    select 'totals' as kind, date '-infinity' as start, $2::date - $1::date + 1 as days
    union all
    select 'previous', '-infinity', $2::date - $1::date + 1
    union all
    select 'series', start::date, 1
    from generate_series(date_trunc($3::text, $1::date::timestamp), $2::date::timestamp,
                         ('1 ' || $3::text)::interval) as start
    union all
    select 'month', start::date,
           least((start + interval '1 month')::date - 1, $5::date) - greatest(start::date, known) + 1
    from edge,
         generate_series(date_trunc('month', $1::date::timestamp), $2::date::timestamp, interval '1 month') as start
), summed as (
    select kind, counts_for.start,
           sum(users) as users, sum(visitors) as visitors, sum(new_users) as new_users,
           sum(new_visitors) as new_visitors, sum(interactions) as interactions, sum(sessions) as sessions,
           sum(session_seconds) as session_seconds, sum(impressions) as impressions,
           sum(ticket_clicks) as ticket_clicks
    from day
    cross join lateral (values
        ('totals', date '-infinity', date between $1::date and $2::date),
        ('previous', '-infinity', date between $4::date and $1::date - 1),
        ('series', date_trunc($3::text, date::timestamp)::date, true),
        ('month', date_trunc('month', date::timestamp)::date, true)) as counts_for (kind, start, does)
    where does
    group by kind, counts_for.start
)
select part.kind, nullif(part.start, '-infinity') as start, null as action,
       round(coalesce(summed.users, 0)::numeric / greatest(days, 1), 2) as mean_users,
       round(coalesce(summed.visitors, 0)::numeric / greatest(days, 1), 2) as mean_visitors,
       coalesce(whole.users, 0)::bigint as users,
       coalesce(whole.visitors, 0)::bigint as visitors,
       round(summed.users::numeric / greatest(days, 1) / nullif(whole.users, 0), 4) as stickiness,
       coalesce(summed.new_users, 0)::bigint as new_users,
       coalesce(summed.new_visitors, 0)::bigint as new_visitors,
       coalesce(summed.interactions, 0)::bigint as interactions,
       coalesce(summed.sessions, 0)::bigint as sessions,
       (summed.session_seconds / nullif(summed.sessions, 0))::bigint as session_seconds,
       coalesce(impressions, 0)::bigint as impressions,
       coalesce(ticket_clicks, 0)::bigint as ticket_clicks,
       round(coalesce(ticket_clicks, 0)::numeric / nullif(impressions, 0), 4) as ticket_click_through_rate
from part
left join summed using (kind, start)
left join analytics_activity as whole
    on whole.period = case part.kind when 'month' then 'month' when 'series' then $3::text end
       and whole.start = part.start
union all
select 'action', null, action, null, null, null, null, null, null, null, sum(interactions)::bigint, null, null,
       null, null, null
from analytics_action_daily
where date between $1::date and $2::date
group by action
having sum(interactions) > 0
order by kind, start, interactions desc, action
