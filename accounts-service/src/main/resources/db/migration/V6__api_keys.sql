-- Keys for machines. The key itself is shown once and kept as a hash; its first characters tell keys apart.

create table api_keys (
    key_id       uuid        primary key default uuidv7(),
    user_id      uuid        not null references profiles on delete cascade,
    name         text        not null check (length(name) between 1 and 100),
    key_hash     bytea       not null unique,
    key_start    text        not null,
    scopes       text[]      not null check (cardinality(scopes) > 0),
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
comment on column api_keys.scopes is 'Permission keys. The key may what its owner may at the moment, and of that no more than this.';
create index api_keys_user on api_keys (user_id, key_id);

create trigger audit_key after insert or update of name, scopes, expires_at, revoked_at or delete on api_keys
    for each row execute function audit('api_key', 'user_id', 'key_id', 'name', 'scopes', 'expires_at', 'revoked_at');
-- Being used is no change.
create function tell_keys_changed() returns trigger
    language plpgsql security definer set search_path = accounts
as $$
begin
    perform tell(owner::text)
    from (select distinct changed.user_id as owner
          from changed join was using (key_id)
          where (changed.scopes, changed.expires_at, changed.revoked_at)
                is distinct from (was.scopes, was.expires_at, was.revoked_at)) as owners;
    return null;
end
$$;

create trigger tell_changed after update on api_keys
    referencing old table as was new table as changed for each statement execute function tell_keys_changed();

grant select, insert, update on api_keys to accounts_service;
