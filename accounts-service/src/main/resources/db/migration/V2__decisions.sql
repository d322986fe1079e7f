-- What a decision takes beside the account type: tier, verification and ownership. And how those who cache learn of changes.

alter table permissions add column owner_of text check (owner_of in ('artist', 'venue', 'event'));
comment on column permissions.owner_of is 'Asked about a resource of this kind, the permission is its owners'' only.';

update permissions set owner_of = 'artist' where permission_key in ('manage_artist_profile', 'view_artist_analytics');
update permissions set owner_of = 'venue' where permission_key in ('manage_venue_profile', 'view_venue_analytics');
update permissions set owner_of = 'event' where permission_key in ('manage_promotions', 'view_event_analytics');

alter table account_permissions
    add column minimum_tier text not null default 'free'
        check (minimum_tier in ('free', 'premium', 'professional', 'enterprise')),
    add column needs_verification boolean not null default false;

-- A claim of one's own on an artist, a venue or an event. Whoever holds an approved one is an owner.
create table ownership_claims (
    claim_id      uuid        primary key default uuidv7(),
    user_id       uuid        not null references profiles on delete cascade,
    resource_type text        not null check (resource_type in ('artist', 'venue', 'event')),
    resource_id   text        not null check (length(resource_id) between 1 and 500),
    evidence      jsonb       not null default '{}',
    state         text        not null default 'pending'
        check (state in ('pending', 'approved', 'rejected', 'withdrawn', 'revoked')),
    reason        text,
    decided_by    uuid,
    decided_at    timestamptz,
    created_at    timestamptz not null default now()
);

create unique index ownership_claims_once on ownership_claims (user_id, resource_type, resource_id)
    where state in ('pending', 'approved');
create index ownership_claims_waiting on ownership_claims (created_at, claim_id) where state = 'pending';
create index ownership_claims_of_resource on ownership_claims (resource_type, resource_id) where state = 'approved';

create function tier_rank(tier text) returns integer
    language sql immutable parallel safe
    return array_position(array['free', 'premium', 'professional', 'enterprise'], tier);

-- Past its end a subscription is free, to the instant and without a job.
create function effective_tier(tier text, expires_at timestamptz) returns text
    language sql stable parallel safe
    return case when expires_at <= statement_timestamp() then 'free' else tier end;

-- Who made an event is in analytics' catalogue. Bound late, since analytics may not have migrated yet; until it has, nobody
-- is a creator.
create function created_event(creator uuid, event text) returns boolean
    language plpgsql stable security definer set search_path = accounts
as $$
begin
    return exists (select from analytics.events where events.event_id = event and events.created_by = creator);
exception
    when undefined_table or invalid_schema_name or insufficient_privilege then
        return false;
end
$$;

create function owns(owner uuid, kind text, resource text) returns boolean
    language sql stable security definer set search_path = accounts
    return exists (
               select from ownership_claims
               where user_id = owner and resource_type = kind and resource_id = resource and state = 'approved')
        or (kind = 'event' and created_event(owner, resource));

-- The one decision of the suite: 'granted', or the first thing that is missing. The service decides by the same rules from
-- what it has in memory; a test holds the two against each other.
create function decide(who uuid, permission text, kind text default null, resource text default null) returns text
    language sql stable security definer set search_path = accounts
    return coalesce(
        (select case
                    when tier_rank(profiles.subscription_tier) < tier_rank(cell.minimum_tier) then 'tier'
                    when tier_rank(effective_tier(profiles.subscription_tier, profiles.subscription_expires_at))
                         < tier_rank(cell.minimum_tier) then 'expired'
                    when cell.needs_verification and not profiles.verified then 'unverified'
                    when permissions.owner_of = kind and not owns(who, kind, resource) then 'not_owner'
                    else 'granted'
                end
         from profiles
         join account_permissions as cell using (account_type)
         join permissions using (permission_key)
         where profiles.user_id = who and cell.permission_key = permission and cell.granted),
        'not_granted');

create function user_has_permission(p_user_id uuid, p_permission text) returns boolean
    language sql stable security definer set search_path = accounts
    return decide(p_user_id, p_permission) = 'granted';

create view profiles_with_permissions as
select profiles.*,
       array(select cell.permission_key
             from account_permissions as cell
             where cell.account_type = profiles.account_type and cell.granted
               and tier_rank(effective_tier(profiles.subscription_tier, profiles.subscription_expires_at))
                   >= tier_rank(cell.minimum_tier)
               and (profiles.verified or not cell.needs_verification)
             order by cell.permission_key) as permissions
from profiles;

comment on view profiles_with_permissions is 'Every profile with the keys that user_has_permission grants it now.';

-- Changes that a cached decision may depend on are told on one channel: the user's id, or '*' for everybody. A statement
-- that changes many people says '*' once.
create function tell(payload text) returns void
    language plpgsql security definer set search_path = accounts
as $$
declare
    told text := coalesce(current_setting('accounts.changed', true), '');
begin
    perform pg_notify('accounts_changes', payload);
    -- Also within the transaction: who makes the change need not wait to be told of it. Too many are everybody.
    perform set_config('accounts.changed',
                       case when length(told) > 4000 then '*' else concat_ws(',', nullif(told, ''), payload) end,
                       true);
end
$$;

create function tell_changed() returns trigger
    language plpgsql security definer set search_path = accounts
as $$
begin
    if (select count(*) from (select distinct user_id from changed limit 101) as people) > 100 then
        perform tell('*');
    else
        perform tell(user_id::text) from (select distinct user_id from changed) as people;
    end if;
    return null;
end
$$;

create function tell_profiles_changed() returns trigger
    language plpgsql security definer set search_path = accounts
as $$
declare
    people uuid[] := array(
        select changed.user_id
        from changed join was using (user_id)
        where (changed.account_type, changed.verified, changed.subscription_tier, changed.subscription_expires_at)
              is distinct from (was.account_type, was.verified, was.subscription_tier, was.subscription_expires_at)
        limit 101);
begin
    if cardinality(people) > 100 then
        perform tell('*');
    else
        perform tell(person::text) from unnest(people) as person;
    end if;
    return null;
end
$$;

create function tell_everybody_changed() returns trigger
    language plpgsql security definer set search_path = accounts
as $$
begin
    perform tell('*');
    return null;
end
$$;

create trigger tell_changed after update on profiles
    referencing old table as was new table as changed for each statement execute function tell_profiles_changed();
create trigger tell_deleted after delete on profiles
    referencing old table as changed for each statement execute function tell_changed();
create trigger tell_inserted after insert on ownership_claims
    referencing new table as changed for each statement execute function tell_changed();
create trigger tell_updated after update on ownership_claims
    referencing new table as changed for each statement execute function tell_changed();
create trigger tell_changed after insert or update or delete on account_permissions
    for each statement execute function tell_everybody_changed();

-- For optimistic locking: the version of what the profile shows. When somebody was last here is no change of theirs.
alter table profiles add column version integer not null default 1;

create function next_version() returns trigger
    language plpgsql set search_path = accounts
as $$
declare
    shown profiles := new;
begin
    shown.last_active_at := old.last_active_at;
    shown.version := old.version;
    shown.verified := old.verified; -- not generated yet
    new.version := old.version + (shown is distinct from old)::integer;
    return new;
end
$$;

create trigger next_version before update on profiles for each row execute function next_version();

-- Who may what is nobody's business but the service's.
revoke execute on all functions in schema accounts from public;
grant execute on function tier_rank, effective_tier, owns, decide, user_has_permission to accounts_service;
grant select, insert, update on ownership_claims to accounts_service;
grant select on profiles_with_permissions to accounts_service;
grant insert, update, delete on account_permissions to accounts_service;
