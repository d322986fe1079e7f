-- Row-level security for people who read with SQL (members of insights_reader). accounts says who they are and what they may;
-- it is bound late, since it may not have migrated yet, and until it has nobody may anything.

create function reader() returns uuid
    language plpgsql stable security definer set search_path = tracking
as $$
begin
    return accounts.sql_reader();
exception
    when undefined_function or invalid_schema_name or insufficient_privilege then
        return null;
end
$$;

create function reader_may(permission text) returns boolean
    language plpgsql stable security definer set search_path = tracking
as $$
begin
    return accounts.sql_reader_may(permission);
exception
    when undefined_function or invalid_schema_name or insufficient_privilege then
        return false;
end
$$;

revoke execute on function reader, reader_may from public;
grant execute on function reader, reader_may to insights_reader;

alter table user_interactions enable row level security;
create policy services on user_interactions to tracking_service, analytics_service using (true) with check (true);
-- In a sub-select each question is asked once for a statement, not for every row.
create policy own on user_interactions for select to insights_reader using (user_id = (select tracking.reader()));
create policy everything on user_interactions for select to insights_reader
    using ((select tracking.reader_may('view_all_analytics')));

grant usage on schema tracking to insights_reader;
grant select on user_interactions to insights_reader;
