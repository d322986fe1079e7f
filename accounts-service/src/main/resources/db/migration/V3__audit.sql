-- Who changed what about whom, written by the database itself in the transaction of the change: no path of the service can
-- forget it, and none can rewrite it.

create table audit_log (
    audit_id    bigint generated always as identity primary key,
    occurred_at timestamptz not null default clock_timestamp(),
    actor_kind  text        not null check (actor_kind in ('user', 'api_key', 'payment_provider', 'service', 'database')),
    actor       text        not null,
    request_id  text,
    kind        text        not null,
    user_id     uuid,
    target      text,
    before      jsonb,
    after       jsonb,
    reason      text
);

comment on column audit_log.actor is 'A user''s id, an API key''s id, a provider''s name, or the database role of whoever came without the service.';
comment on column audit_log.user_id is 'Whose account it is about; null for what concerns everybody.';
comment on column audit_log.target is 'What was changed, where it is not the account itself.';

-- It is read newest first, and the order is part of every index: what is asked for is read, and no more.
create index audit_log_newest on audit_log (occurred_at, audit_id);
create index audit_log_user on audit_log (user_id, occurred_at, audit_id);
create index audit_log_actor on audit_log (actor, occurred_at, audit_id);
create index audit_log_kind on audit_log (kind, occurred_at, audit_id);
create index audit_log_request on audit_log (request_id) where request_id is not null;

create function refuse() returns trigger
    language plpgsql
as $$
begin
    raise exception 'the audit log is only ever appended to' using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only before update or delete on audit_log for each row execute function refuse();
create trigger append_only_whole before truncate on audit_log for each statement execute function refuse();

-- The service says in its transaction who asks and why. Who does not is named by the role that is logged in.
-- Arguments: the kind of change, the column with the account's id ('' for none), the columns that name the target
-- (with commas), and the columns watched.
create function audit() returns trigger
    language plpgsql security definer set search_path = accounts
as $$
declare
    was     jsonb   := to_jsonb(old);
    is_now  jsonb   := to_jsonb(new);
    one     jsonb   := coalesce(is_now, was);
    watched text[]  := tg_argv[3:];
    before  jsonb   := (select jsonb_object_agg(field, was -> field) from unnest(watched) as field where was is not null);
    after   jsonb   := (select jsonb_object_agg(field, is_now -> field) from unnest(watched) as field where is_now is not null);
    kind_of text    := coalesce(nullif(current_setting('accounts.actor_kind', true), ''), 'database');
begin
    if before is distinct from after then
        insert into audit_log (actor_kind, actor, request_id, kind, user_id, target, before, after, reason)
        values (kind_of,
                case kind_of when 'database' then session_user else current_setting('accounts.actor') end,
                nullif(current_setting('accounts.request_id', true), ''),
                tg_argv[0],
                (one ->> nullif(tg_argv[1], ''))::uuid,
                (select string_agg(one ->> field, '/') from unnest(string_to_array(tg_argv[2], ',')) as field),
                before,
                after,
                nullif(current_setting('accounts.reason', true), ''));
    end if;
    return null;
end
$$;

create trigger audit_type after update of account_type on profiles
    for each row execute function audit('account_type', 'user_id', '', 'account_type');
create trigger audit_verification after update of verification_level on profiles
    for each row execute function audit('verification', 'user_id', '', 'verification_level');
create trigger audit_tier after update of subscription_tier, subscription_expires_at on profiles
    for each row execute function audit('tier', 'user_id', '', 'subscription_tier', 'subscription_expires_at');
-- A profile that is born as more than a user's: the first admin's, or an imported one.
create trigger audit_birth after insert on profiles
    for each row
    when (new.account_type <> 'user' or new.verification_level <> 'none' or new.subscription_tier <> 'free')
    execute function audit('profile', 'user_id', '', 'account_type', 'verification_level', 'subscription_tier',
                           'subscription_expires_at');
create trigger audit_end after delete on profiles
    for each row execute function audit('profile', 'user_id', '', 'account_type', 'verification_level', 'subscription_tier',
                                        'subscription_expires_at');
create trigger audit_permission after insert or update or delete on account_permissions
    for each row execute function audit('permission', '', 'account_type,permission_key', 'granted', 'minimum_tier',
                                        'needs_verification');
create trigger audit_claim after insert or update or delete on ownership_claims
    for each row execute function audit('claim', 'user_id', 'resource_type,resource_id', 'state', 'reason');

grant select on audit_log to accounts_service;
