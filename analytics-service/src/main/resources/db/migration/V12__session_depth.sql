-- How deep a session went and what it began and ended with is kept with it, so that nobody has to read the interactions again.
-- Of sessions kept before this it is not known until their days are rebuilt, from raw_since of GET /api/v1/rollups/state on;
-- rebuild them when no older version of the service runs any more.
alter table viewer_sessions
    add column depth        integer,
    add column entry_action text,
    add column entry_type   text,
    add column exit_action  text,
    add column exit_type    text;
comment on column viewer_sessions.depth is 'How many interactions it has; null where it was kept before that was.';
comment on column viewer_sessions.entry_type is 'The entity type of the first interaction; exit_type is that of the last.';

-- The first or the last interaction of a session; sorted as it stands.
create type session_edge as (at timestamptz, action text collate "C", entity_type text collate "C");

-- Both are for a session that has recomputed a day into temporary tables of the same names, and take a condition for the rows
-- that are of the day $1: not every table has a column for it.
drop function differences, take_over;

-- The cells of one table that are not as recomputed. A missing row is one of zeros; running totals of a day count only where
-- there is anything to count; a session of unknown depth is not wrong.
create function differences(figure text, keys text[], of_the_day text, day date)
    returns table (key jsonb, recomputed jsonb, stored jsonb, compared bigint)
    language plpgsql stable
as $$
declare
    other  text[] := array['id', 'created_at', 'viewer_demographics', 'viewer_locations', 'age_band', 'gender', 'city', 'state'];
    totals text[] := array['total_followers', 'active_events'];
    counted bigint;
begin
    other := array(select name from unnest(other) as name where name <> all (keys));
    execute format('select count(*) from pg_temp.%I where %s', figure, of_the_day) into counted using day;
    return query execute format($sql$
        with expected as (
            select to_jsonb(fresh) - $2 as cells, %1$s from pg_temp.%2$I as fresh where %3$s
        ), actual as (
            select to_jsonb(kept) - $2 as cells, %1$s from analytics.%2$I as kept where %3$s
        ), pairs as (
            select case when actual.cells is null then expected.cells - $3 else expected.cells end as expected,
                   case when expected.cells is null then actual.cells - $3 else actual.cells end as actual
            from expected full join actual using (%1$s)
            where expected.cells is distinct from actual.cells and actual.cells -> 'depth' is distinct from 'null'
        ), cleaned as (
            select (select jsonb_object_agg(k, v) from jsonb_each(coalesce(expected, actual)) as e (k, v) where k = any ($4)) as key,
                   (select jsonb_object_agg(k, v) from jsonb_each(expected) as e (k, v)
                    where v not in ('0', 'null') and k <> all ($4)) as expected,
                   (select jsonb_object_agg(k, v) from jsonb_each(actual) as e (k, v)
                    where v not in ('0', 'null') and k <> all ($4)) as actual
            from pairs
        )
        select key, expected, actual, $5 from cleaned where expected is distinct from actual
        union all
        select null, null, null, $5
        $sql$, (select string_agg(quote_ident(name), ', ') from unnest(keys) as name), figure, of_the_day)
        using day, other, totals, keys, counted;
end
$$;

-- Puts the recomputed day in the place of the stored one.
create function take_over(figure text, of_the_day text, day date) returns void
    language plpgsql
as $$
declare
    columns text;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute
    where attrelid = format('analytics.%I', figure)::regclass and attnum > 0 and not attisdropped and attgenerated = '';
    execute format('delete from analytics.%I where %s', figure, of_the_day) using day;
    execute format('insert into analytics.%1$I (%2$s) select %2$s from pg_temp.%1$I where %3$s', figure, columns, of_the_day)
        using day;
end
$$;
