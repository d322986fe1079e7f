-- Who sends: the apps, how each is treated, and the keys that they send with.

create table sources (
    key                     text        primary key check (key ~ '^[a-z0-9-]{1,40}$'),
    name                    text        not null,
    plan_mode               text        not null default 'observe' check (plan_mode in ('observe', 'enforce')),
    allowed_origins         text[]      not null default '{}',
    honours_privacy_signals boolean     not null default true,
    per_second              integer     check (per_second > 0),
    burst                   integer     check (burst > 0),
    user_per_second         integer     check (user_per_second > 0),
    user_burst              integer     check (user_burst > 0),
    event_mapping           jsonb       not null default '{}' check (jsonb_typeof(event_mapping) = 'object'),
    created_at              timestamptz not null default now(),
    updated_at              timestamptz not null default now(),
    version                 integer     not null default 1
);

comment on table sources is 'The apps that send: web, ios, a partner. Never deleted: what they sent names them.';
comment on column sources.key is 'Stands in user_interactions.source. Never changes.';
comment on column sources.plan_mode is 'What a violation of the tracking plan costs: observe stores and counts, enforce quarantines.';
comment on column sources.allowed_origins is 'From where browsers may send: https://app.example, or https://*.example for all its subdomains. Empty: from anywhere.';
comment on column sources.honours_privacy_signals is 'Whether Sec-GPC and DNT are a person''s no.';
comment on column sources.per_second is 'Interactions per second of the whole source on each replica; null is the configured default. burst, user_per_second and user_burst likewise.';
comment on column sources.event_mapping is 'From names of events in other vocabularies to ours.';
comment on column sources.version is 'Grows with every change of the row: who changes it says which version they saw.';

create table write_keys (
    id         uuid        primary key,
    source     text        not null references sources,
    kind       text        not null check (kind in ('write', 'server')),
    key_hash   bytea       not null unique check (octet_length(key_hash) = 32),
    hint       text        not null,
    created_at timestamptz not null default now(),
    created_by uuid        not null,
    expires_at timestamptz,
    revoked_at timestamptz
);

comment on table write_keys is 'Keys of the sources. Revoked and expired ones stay, so that they are known and need not be looked for.';
comment on column write_keys.kind is 'write: public, stands in apps and pages. server: secret, may also say whom an interaction is about.';
comment on column write_keys.key_hash is 'SHA-256 of the key. A key is 256 bits of chance, so nobody finds it from its hash by trying; a slow hash, as passwords need one, would only cost every request.';
comment on column write_keys.hint is 'The first characters of the key, to recognise it by.';
comment on column write_keys.created_by is 'The user who made it.';

create index write_keys_source on write_keys (source);

-- One row that says whether anything above has changed: every replica asks for it every few seconds. A row and not a
-- sequence, because it is seen to change exactly when the change itself is. Whoever changes something waits here for whoever
-- changed something before, so versions are committed in their order.
create table sources_version (
    single  boolean primary key default true check (single),
    version bigint  not null
);

comment on table sources_version is 'Grows with every change of sources and write_keys, also one made by hand.';

insert into sources_version (version) values (1);

create function count_sources_change() returns trigger
    language plpgsql
    security definer
    set search_path = tracking, pg_temp
as $$
begin
    update tracking.sources_version set version = version + 1;
    return null;
end
$$;

revoke all on function count_sources_change from public;

create trigger sources_changed after insert or update or delete or truncate on sources
    for each statement execute function count_sources_change();
create trigger write_keys_changed after insert or update or delete or truncate on write_keys
    for each statement execute function count_sources_change();

insert into sources (key, name) values ('app', 'The app');

-- Keys of sources, what was made when and by whom, stay as they are.
grant select on sources, write_keys, sources_version to tracking_service;
grant insert on sources, write_keys to tracking_service;
grant update (name, plan_mode, allowed_origins, honours_privacy_signals, per_second, burst, user_per_second, user_burst,
              event_mapping, updated_at, version) on sources to tracking_service;
grant update (expires_at, revoked_at) on write_keys to tracking_service;
