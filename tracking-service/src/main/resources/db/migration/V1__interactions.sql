-- What was sent, what became of each message, and what was refused.

-- The raw interactions, by month of their happening. Append-only: the running service may insert and read, nothing else.
create table user_interactions (
    id                   uuid        not null,
    user_id              uuid,
    written_in           xid8        not null default pg_current_xact_id(),
    occurred_at          timestamptz not null,
    received_at          timestamptz not null,
    original_occurred_at timestamptz,
    event_type           text        not null,
    entity_type          text        not null,
    entity_id            text,
    action               text        not null,
    source               text        not null,
    session_id           text,
    anonymous_id         text,
    message_id           text        not null,
    metadata             jsonb       not null default '{}'
) partition by range (occurred_at);

comment on table user_interactions is 'Every accepted interaction, once. UTC months; kept for the retention window.';
comment on column user_interactions.id is 'Made by the server (UUIDv7). Unique by its making; a unique index would cost every insert and answer nobody.';
comment on column user_interactions.written_in is 'The transaction that wrote the row. A reader that takes rows below pg_snapshot_xmin(pg_current_snapshot()) never misses one that commits late, as it would by a time or a sequence.';
comment on column user_interactions.original_occurred_at is 'The time as sent, where occurred_at was corrected for the sender''s clock; else null.';
comment on column user_interactions.entity_id is 'Text: screens send names, queries and words like feed. Null where the interaction is about nothing in particular.';
comment on column user_interactions.action is 'The canonical action. Everything downstream counts actions, never event types.';
comment on column user_interactions.source is 'The app that sent it; app for requests with only a user''s token.';
comment on column user_interactions.message_id is 'The client''s id of the message, or the one the server gave it. Unique per source: message_fates sees to it.';

-- Each b-tree costs every insert about 5 microseconds, so there are as few as the readers need:
-- the rollups' cursor over new rows (grows at its right end only, so it stays in memory),
create index user_interactions_written_in on user_interactions (written_in);
-- one person's interactions: their own history, their export, their erasure,
create index user_interactions_user on user_interactions (user_id, occurred_at) where user_id is not null;
-- and one day's, for restating it. Rows arrive nearly in the order of time, so block ranges tell days apart for almost
-- nothing; several ranges per block range keep a late row from blurring it.
create index user_interactions_day on user_interactions using brin (occurred_at timestamptz_minmax_multi_ops) with (autosummarize = on);

-- One row per message ever answered within the retention window. It alone decides what is new: not the time, not the
-- content, so a retry is a duplicate whatever else changed.
create table message_fates (
    message_key uuid        not null,
    received_at timestamptz not null,
    source      text        not null,
    fate        text        not null check (fate in ('stored', 'quarantined', 'filtered')),
    reason      text,
    primary key (message_key, source)
) partition by hash (message_key);

comment on table message_fates is 'What became of each message. A second try of a message finds its row and is a duplicate.';
comment on column message_fates.message_key is '128 bits of the SHA-256 of the message id''s UTF-16 code units: short, and equal only for equal ids, also for those that are not valid Unicode.';

do $$
begin
    for remainder in 0..15 loop
        execute format('create table message_fates_%s partition of message_fates for values with (modulus 16, remainder %s)',
                       to_char(remainder, 'FM00'), remainder);
    end loop;
end
$$;

-- What was refused, as it was sent, so that it can be looked at and sent again.
create table quarantine (
    id          uuid        primary key,
    message_key uuid        not null,
    user_id     uuid,
    received_at timestamptz not null,
    source      text        not null,
    message_id  text,
    reason      text        not null,
    detail      text        not null,
    body        text        not null
);

comment on table quarantine is 'Interactions that were refused, with why.';
comment on column quarantine.message_id is 'Null where the id itself cannot be stored as text; message_key stands for it then.';
comment on column quarantine.body is 'Byte for byte as received. Text, because jsonb refuses some of what is refused here.';

create index quarantine_received on quarantine (received_at);

-- Makes the monthly partitions that hold the instants from..until, and says how many were missing.
-- The running service may call this and nothing more: partitions belong to the owner. A table is made and then attached,
-- since making it as a partition would lock out everybody who is writing.
create function ensure_partitions(from_instant timestamptz, until_instant timestamptz) returns integer
    language plpgsql
    security definer
    set search_path = tracking, pg_temp
as $$
declare
    month_start timestamp := date_trunc('month', from_instant at time zone 'UTC');
    last_month  timestamp := date_trunc('month', until_instant at time zone 'UTC');
    partition   text;
    made        integer := 0;
begin
    if last_month > month_start + interval '30 years' then
        raise exception 'partitions for more than 30 years were asked for' using errcode = 'invalid_parameter_value';
    end if;
    perform pg_advisory_xact_lock(hashtext('tracking.ensure_partitions')); -- several replicas start at once
    while month_start <= last_month loop
        partition := 'user_interactions_' || to_char(month_start, 'YYYY_MM');
        if to_regclass('tracking.' || partition) is null then
            execute format('create table tracking.%I (like tracking.user_interactions including defaults including constraints)', partition);
            execute format('alter table tracking.user_interactions attach partition tracking.%I for values from (%L) to (%L)',
                           partition,
                           month_start at time zone 'UTC',
                           (month_start + interval '1 month') at time zone 'UTC');
            made := made + 1;
        end if;
        month_start := month_start + interval '1 month';
    end loop;
    return made;
end
$$;

comment on function ensure_partitions is 'Makes the monthly partitions of user_interactions from one instant''s month to another''s; returns how many were missing.';

-- A freshly migrated database takes interactions at once; the running service keeps the months coming.
select ensure_partitions(now() - interval '90 days', now() + interval '3 months');

revoke all on function ensure_partitions from public;
grant execute on function ensure_partitions to tracking_service;

grant select, insert on user_interactions, message_fates, quarantine to tracking_service;

-- The rollups read raw interactions, and nothing else of this schema.
grant usage on schema tracking to analytics_service;
grant select on user_interactions to analytics_service;
