-- What a group of requests writes beside its interactions: the counts that prove that none is lost, and who turned out
-- to be whom.

-- Counts of fates by minute of arrival. Writers append a few rows a group, since adding to a shared row would make every
-- commit wait for every other; the service folds them into `accounting` moments later. A reader takes the sum of both.
create table accounting_deltas (
    source       text        not null,
    minute       timestamptz not null,
    fate         text        not null check (fate in ('received', 'stored', 'duplicate', 'quarantined', 'filtered')),
    reason       text        not null default '',
    interactions bigint      not null
);

create table accounting (
    source       text        not null,
    minute       timestamptz not null,
    fate         text        not null,
    reason       text        not null,
    interactions bigint      not null,
    primary key (minute, source, fate, reason)
);

comment on table accounting is 'received = stored + duplicate + quarantined + filtered, for every source and minute of arrival, together with accounting_deltas.';
comment on column accounting.fate is 'received counts what came in, before anything was decided; the others what became of it.';
comment on column accounting.reason is 'Why it was quarantined or filtered; empty for the other fates.';

-- Who a visitor turned out to be. Interactions themselves are never changed: a reader takes a row's user_id, else the
-- identity of its anonymous_id, provided the interaction happened before the claim.
create table identities (
    anonymous_id text        primary key,
    user_id      uuid        not null,
    claimed_at   timestamptz not null,
    written_in   xid8        not null default pg_current_xact_id()
);

comment on table identities is 'The first user who identified as a visitor, for good. What the visitor does after the claim without being logged in belongs to nobody.';
comment on column identities.written_in is 'As in user_interactions: a cursor over it never misses a claim that commits late.';

create index identities_user on identities (user_id);
create index identities_written_in on identities (written_in);

-- A visitor's interactions, for reading them with the user who the visitor turned out to be.
create index user_interactions_visitor on user_interactions (anonymous_id, occurred_at)
    where user_id is null and anonymous_id is not null;

-- People who do not want to be tracked; a row that is taken back stays, so that every replica hears of it.
create table tracking_consent (
    subject    text        primary key,
    tracking   boolean     not null,
    changed_at timestamptz not null default now()
);

comment on table tracking_consent is 'Whether a person''s interactions may be stored. Nobody without a row has objected.';
comment on column tracking_consent.subject is 'user:<uuid>, or visitor:<anonymous_id> for somebody who is not logged in.';

create index tracking_consent_changed on tracking_consent (changed_at);

-- A quarantined interaction can be sent again by an admin, as it was or corrected.
alter table quarantine
    add column face        text not null default 'interactions' check (face in ('interactions', 'segment')),
    add column authority   text        not null default 'token' check (authority in ('token', 'write_key', 'server_key')),
    add column clock_behind_ms bigint  not null default 0,
    add column replayed_at timestamptz,
    add column replayed_by uuid;

comment on column quarantine.face is 'Which API the body speaks: our own, or Segment''s.';
comment on column quarantine.authority is 'What proved who sent it: a server key may name users, the others may not.';
comment on column quarantine.clock_behind_ms is 'By how much its sender''s clock was corrected.';
comment on column quarantine.replayed_at is 'When it was stored after all.';

drop index quarantine_received;
create index quarantine_received on quarantine (received_at, id);
-- Fates live as long as the retention window; what is old lies together, since rows come in the order of time.
create index message_fates_received on message_fates using brin (received_at timestamptz_minmax_multi_ops) with (autosummarize = on);

-- Forgets what arrived before an instant, at most so many rows a call so that no transaction is long; says how many.
-- The running service may call this, and may delete nothing else: what is younger than a day stays whoever asks.
create function prune_messages(before timestamptz, at_most integer) returns integer
    language plpgsql
    security definer
    set search_path = tracking, pg_temp
as $$
declare
    part regclass;
    gone integer := 0;
    more integer;
begin
    if before > now() - interval '1 day' then
        raise exception 'messages of the last day are never pruned' using errcode = 'invalid_parameter_value';
    end if;
    for part in select inhrelid::regclass from pg_inherits where inhparent = 'tracking.message_fates'::regclass loop
        execute format('delete from %1$s where ctid = any (array(select ctid from %1$s where received_at < $1 limit $2))', part)
            using before, at_most - gone;
        get diagnostics more = row_count;
        gone := gone + more;
        exit when gone >= at_most;
    end loop;
    delete from quarantine
    where id in (select id from quarantine where received_at < before order by received_at limit at_most);
    get diagnostics more = row_count;
    delete from accounting
    where minute < before and minute in (select minute from accounting where minute < before order by minute limit 1000);
    return gone + more;
end
$$;

comment on function prune_messages is 'Deletes fates, quarantined bodies and accounting that arrived before an instant; returns how many messages.';

revoke all on function prune_messages from public;
grant execute on function prune_messages to tracking_service;

-- To take counts is to lock them, so that two replicas take different ones: Postgres asks for the right to update for that.
grant select, insert, delete, update (interactions) on accounting_deltas to tracking_service;
grant select, insert, update on accounting to tracking_service;
grant select, insert on identities to tracking_service;
grant select, insert, update on tracking_consent to tracking_service;
grant update (fate, reason) on message_fates to tracking_service;
grant update (replayed_at, replayed_by) on quarantine to tracking_service;

-- The rollups count a visitor's interactions for the user the visitor turned out to be.
grant select on identities to analytics_service;
