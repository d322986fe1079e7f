-- People who read with SQL instead of the API see the same rows. Who they are is the role that they logged in with, never a
-- setting, which anybody could set.

create table sql_readers (
    role_name name        primary key,
    user_id   uuid        not null references profiles on delete cascade,
    added_at  timestamptz not null default now()
);
comment on table sql_readers is 'Which user a database role is. Written by the database''s administrator; the role is a member of insights_reader.';

create trigger audit_reader after insert or update or delete on sql_readers
    for each row execute function audit('sql_reader', 'user_id', 'role_name', 'user_id');

-- Null for whoever is nobody's role. session_user is who logged in, also inside a function of somebody else's.
create function sql_reader() returns uuid
    language sql stable security definer set search_path = accounts
    return (select user_id from sql_readers where role_name = session_user);

create function sql_reader_may(permission text) returns boolean
    language sql stable security definer set search_path = accounts
    return user_has_permission(sql_reader(), permission);

-- As created_event: nobody has created anything before analytics has migrated.
create function created_events(creator uuid) returns setof text
    language plpgsql stable security definer set search_path = accounts
as $$
begin
    return query select events.event_id from analytics.events where events.created_by = creator;
exception
    when undefined_table or invalid_schema_name or insufficient_privilege then
        return;
end
$$;

create function sql_reader_owns(kind text) returns setof text
    language sql stable security definer set search_path = accounts
begin atomic
    select resource_id
    from ownership_claims
    where user_id = sql_reader() and resource_type = kind and state = 'approved'
    union
    select created_events(sql_reader()) where kind = 'event';
end;

revoke execute on function sql_reader, sql_reader_may, created_events, sql_reader_owns from public;

-- The policies of other services ask through functions of their owners.
grant usage on schema accounts to tracking_owner, analytics_owner;
grant execute on function sql_reader, sql_reader_may, sql_reader_owns to tracking_owner, analytics_owner;

-- People are told which role is theirs.
grant select on sql_readers to accounts_service;
