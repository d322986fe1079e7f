-- Somebody who wants to leave has time to think again; then the account goes, and whoever follows the events is told.

create table deletion_requests (
    user_id      uuid        primary key references profiles on delete cascade,
    requested_at timestamptz not null default now(),
    due_at       timestamptz not null
);
create index deletion_requests_due on deletion_requests (due_at);

create trigger audit_deletion after insert or delete on deletion_requests
    for each row execute function audit('deletion_request', 'user_id', '', 'requested_at', 'due_at');

-- What happened to accounts, for the other services to follow: a reader keeps the last (tx, event_id) it has seen, and reads
-- what is above it and below pg_snapshot_xmin(pg_current_snapshot()), so that no late commit is missed.
create table account_events (
    event_id    bigint      generated always as identity primary key,
    tx          xid8        not null default pg_current_xact_id(),
    occurred_at timestamptz not null default clock_timestamp(),
    kind        text        not null check (kind in ('deletion_requested', 'deletion_cancelled', 'deleted')),
    user_id     uuid        not null,
    due_at      timestamptz
);
create index account_events_tx on account_events (tx, event_id);

grant select, insert, update, delete on deletion_requests to accounts_service;
grant select, insert on account_events to accounts_service;
grant usage on schema accounts to tracking_service, analytics_service, experiments_service;
grant select on account_events to tracking_service, analytics_service, experiments_service;

-- Only a deletion that is due takes a profile away, with all that hangs on it; the audit log stays. An admin leaves only
-- while another one stays: of the last ones, who else was demoted or is leaving may have changed since they asked.
create function delete_due_accounts(at_most integer) returns integer
    language plpgsql security definer set search_path = accounts
as $$
declare
    gone uuid[];
begin
    if exists (select from deletion_requests join profiles using (user_id)
               where due_at <= clock_timestamp() and account_type = 'admin') then
        perform from profiles where account_type = 'admin' order by user_id for update;
    end if;

    with due as (
        select request.user_id
        from deletion_requests as request
        join profiles as leaver using (user_id)
        where request.due_at <= clock_timestamp()
          and (leaver.account_type <> 'admin'
               or exists (select from profiles as other
                          where other.account_type = 'admin'
                            and not exists (select from deletion_requests where user_id = other.user_id)))
        order by request.due_at, request.user_id
        limit at_most
        for update of request skip locked
    ), customers as (
        select provider, customer_id from payment_customers join due using (user_id)
    ), unsubscribed as (
        delete from subscriptions using customers
        where subscriptions.provider = customers.provider and subscriptions.customer_id = customers.customer_id
    ), unpaid as (
        delete from payment_events using customers
        where payment_events.provider = customers.provider and payment_events.customer_id = customers.customer_id
    ), deleted as (
        delete from profiles using due where profiles.user_id = due.user_id
        returning profiles.user_id
    ), told as (
        insert into account_events (kind, user_id) select 'deleted', user_id from deleted
    )
    select coalesce(array_agg(user_id), '{}') into gone from deleted;
    return cardinality(gone);
end
$$;
revoke execute on function delete_due_accounts from public;
grant execute on function delete_due_accounts to accounts_service;
