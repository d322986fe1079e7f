-- What questions over raw interactions need, and the funnels that people keep.

-- The tables of tracking may not be there yet.
set local check_function_bodies = off;

-- The interactions since..until as the figures count them: a visitor's belong to the user whom the visitor turned out to be,
-- and those of people who have left are out. Inlined by the planner.
create function counted_interactions(since timestamptz, until timestamptz)
    returns table (
        id uuid, occurred_at timestamptz, viewer uuid, action text, entity_type text, entity_id text, session_id text,
        metadata jsonb)
    language sql stable parallel safe
as $$
    select interaction.id, interaction.occurred_at, coalesce(interaction.user_id, claim.user_id, captured.visitor),
           interaction.action, interaction.entity_type, interaction.entity_id, coalesce(interaction.session_id, ''),
           interaction.metadata
    from tracking.user_interactions as interaction
    cross join lateral (
        select case when interaction.user_id is null then md5('visitor:' || interaction.anonymous_id)::uuid end as visitor
    ) as captured
    left join claims as claim
        on claim.visitor = captured.visitor and interaction.occurred_at <= claim.claimed_at and claim.claimed_at >= since
    left join departed
        on departed.user_id = coalesce(interaction.user_id, claim.user_id)
           and interaction.occurred_at <= departed.departed_at and departed.departed_at >= since
    where departed.user_id is null and interaction.occurred_at >= since and interaction.occurred_at < until
$$;

-- The same of the narrow facts.
create function counted_facts(since timestamptz, until timestamptz)
    returns table (occurred_at timestamptz, viewer uuid, event_key uuid, action smallint)
    language sql stable parallel safe
as $$
    select fact.occurred_at, coalesce(claim.user_id, fact.viewer), fact.event_key, fact.action
    from event_facts as fact
    left join claims as claim
        on claim.visitor = fact.viewer and fact.occurred_at <= claim.claimed_at and claim.claimed_at >= since
    left join departed
        on departed.user_id = coalesce(claim.user_id, fact.viewer)
           and fact.occurred_at <= departed.departed_at and departed.departed_at >= since
    where departed.user_id is null and fact.occurred_at >= since and fact.occurred_at < until
$$;

-- The first of some times from one to another. Called volatile, which it is not: a subquery that calls it then stays one, and
-- what it gives is computed once. A correlated subquery in its place, or OFFSET 0, would keep a funnel from running in parallel.
create function first_within(times timestamptz[], earliest timestamptz, latest timestamptz) returns timestamptz
    language sql volatile parallel safe
begin atomic
    select min(t) from unnest(times) as t where t >= earliest and t <= latest;
end;

create table funnels (
    funnel_id  uuid        primary key default gen_random_uuid(),
    owner_id   uuid        not null,
    definition jsonb       not null,
    version    bigint      not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index funnels_owner on funnels (owner_id, created_at, funnel_id);
comment on table funnels is 'Funnels that somebody keeps, for themselves: steps, window, breakdown, event; the range is said when they are asked.';

grant select, insert, update, delete on funnels to analytics_service;
