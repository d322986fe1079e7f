-- Row-level security for people who read with SQL (members of insights_reader). accounts says who they are and what they may;
-- it is bound late, since it may not have migrated yet, and until it has nobody may anything.

create function reader() returns uuid
    language plpgsql stable security definer set search_path = analytics
as $$
begin
    return accounts.sql_reader();
exception
    when undefined_function or invalid_schema_name or insufficient_privilege then
        return null;
end
$$;

create function reader_may(permission text) returns boolean
    language plpgsql stable security definer set search_path = analytics
as $$
begin
    return accounts.sql_reader_may(permission);
exception
    when undefined_function or invalid_schema_name or insufficient_privilege then
        return false;
end
$$;

create function reader_owns(kind text) returns setof text
    language plpgsql stable security definer set search_path = analytics
as $$
begin
    return query select accounts.sql_reader_owns(kind);
exception
    when undefined_function or invalid_schema_name or insufficient_privilege then
        return;
end
$$;

revoke execute on function reader, reader_may, reader_owns from public;
grant execute on function reader, reader_may, reader_owns to insights_reader;

-- One's own user figures are never gated; an event's are its owners', with the permission; all are those who may see all.
-- In a sub-select each question is asked once for a statement, not for every row.
alter table analytics_user_daily enable row level security;
create policy services on analytics_user_daily to analytics_service using (true) with check (true);
create policy own on analytics_user_daily for select to insights_reader using (user_id = (select analytics.reader()));
create policy everything on analytics_user_daily for select to insights_reader
    using ((select analytics.reader_may('view_all_analytics')));

alter table analytics_event_daily enable row level security;
create policy services on analytics_event_daily to analytics_service using (true) with check (true);
create policy own on analytics_event_daily for select to insights_reader
    using ((select analytics.reader_may('view_event_analytics')) and event_id in (select analytics.reader_owns('event')));
create policy everything on analytics_event_daily for select to insights_reader
    using ((select analytics.reader_may('view_all_analytics')));

grant usage on schema analytics to insights_reader;
grant select on analytics_user_daily, analytics_event_daily, events, artists, venues to insights_reader;
