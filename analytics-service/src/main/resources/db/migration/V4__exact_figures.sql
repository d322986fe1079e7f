-- All four daily tables, the figures beside them, and the state that keeps every one of them exact. What was kept so far
-- lacked half of that state, so the figures begin anew from the raw interactions.

truncate analytics_user_daily, analytics_event_daily, event_viewers;
drop table event_reviews, user_sessions, toggles, event_viewers;
drop function arrivals;

-- Where the rollups stand -----------------------------------------------------------------------------------------------

alter table rollup_cursor add column departures xid8 not null default '0';
update rollup_cursor set position = '0', advanced_at = now();
comment on column rollup_cursor.departures is 'The last transaction whose deleted accounts are out of the figures.';

-- Who visitors turned out to be, and who has left, as far as the figures know.
create table claims (
    visitor      uuid        primary key,
    anonymous_id text        not null,
    user_id      uuid        not null,
    claimed_at   timestamptz not null
);
create index claims_user on claims (user_id);
comment on table claims is 'Visitors who identified as a user: what they did up to then counts for the user. From tracking.identities.';
comment on column claims.visitor is 'The viewer that the visitor''s anonymous_id makes.';

create table departed (
    user_id     uuid        primary key,
    departed_at timestamptz not null,
    out_since   timestamptz not null default now()
);
comment on table departed is 'People whose accounts were deleted: nothing that they did up to then is in any figure since out_since. Raw interactions of theirs may go only after that.';

-- Catalogue, as far as it is in the figures ------------------------------------------------------------------------------

create table event_artists (
    artist_id  text not null,
    event_id   text not null,
    local_date date,
    primary key (artist_id, event_id)
);
create index event_artists_event on event_artists (event_id);
create index event_artists_date on event_artists (artist_id, local_date);

create table event_places (
    event_id   text primary key,
    venue_id   text not null,
    local_date date
);
create index event_places_venue on event_places (venue_id, local_date);

comment on table event_artists is 'Which events count for an artist. The rollups'' own copy of the catalogue: it changes together with the figures.';
comment on table event_places is 'Which events count for a venue, and on which day of the venue''s own zone they are.';

-- The catalogue as figures need it: an event is on the day of its own zone, else of its venue's, else of the reporting zone,
-- which is the session's. A zone that PostgreSQL does not know is none.
create function local_day(starts_at timestamptz, own_zone text, venue_zone text) returns date
    language plpgsql stable
as $$
begin
    return (starts_at at time zone coalesce(own_zone, venue_zone, current_setting('timezone')))::date;
exception
    when invalid_parameter_value then
        return starts_at::date;
end
$$;
create view event_days as
select event.event_id, event.artist_ids, event.venue_id,
       local_day(event.starts_at, event.zone, venue.zone) as local_date
from events as event
left join venues as venue using (venue_id);
grant select on event_days to analytics_service;

-- What has changed in the catalogue and is not in the figures yet.
create table catalogue_changes (
    change_id bigint generated always as identity primary key,
    kind      text   not null check (kind in ('event', 'artist', 'venue')),
    entity_id text   not null,
    names     text[] not null default '{}'
);
comment on column catalogue_changes.names is 'The folded names that may mean something else since.';

-- Names are compared without case and surrounding space.
create function folded(name text) returns text
    language sql immutable parallel safe
    return nullif(lower(regexp_replace(btrim(name), '\s+', ' ', 'g')), '');

create index artists_name on artists (folded(name));
create index venues_name on venues (folded(name));
create index events_venue on events (venue_id);

-- Only what figures depend on is a change: a new price is none.
create function note_event() returns trigger language plpgsql security definer set search_path = analytics as $$
begin
    insert into catalogue_changes (kind, entity_id)
    select 'event', coalesce(new.event_id, old.event_id);
    return null;
end
$$;
create function note_artist() returns trigger language plpgsql security definer set search_path = analytics as $$
begin
    insert into catalogue_changes (kind, entity_id, names)
    select 'artist', coalesce(new.artist_id, old.artist_id), array_remove(array[folded(old.name), folded(new.name)], null);
    return null;
end
$$;
create function note_venue() returns trigger language plpgsql security definer set search_path = analytics as $$
begin
    insert into catalogue_changes (kind, entity_id, names)
    select 'venue', coalesce(new.venue_id, old.venue_id), array_remove(array[folded(old.name), folded(new.name)], null);
    return null;
end
$$;
create trigger note_new after insert or delete on events for each row execute function note_event();
create trigger note_change after update on events for each row
    when (old.artist_ids is distinct from new.artist_ids or old.venue_id is distinct from new.venue_id
          or old.starts_at is distinct from new.starts_at or old.zone is distinct from new.zone)
    execute function note_event();
create trigger note_new after insert or delete on artists for each row execute function note_artist();
create trigger note_change after update on artists for each row
    when (old.name is distinct from new.name) execute function note_artist();
create trigger note_new after insert or delete on venues for each row execute function note_venue();
create trigger note_change after update on venues for each row
    when (old.name is distinct from new.name or old.city is distinct from new.city or old.state is distinct from new.state
          or old.zone is distinct from new.zone)
    execute function note_venue();

insert into catalogue_changes (kind, entity_id) select 'event', event_id from events;

-- What artists and venues were called by those who sent interactions about them, and whom that means.
create table sent_names (
    kind      text        not null check (kind in ('artist', 'venue')),
    sent      text        not null,
    city      text        not null default '',
    state     text        not null default '',
    entity_id text,
    first_at  timestamptz not null default now(),
    primary key (kind, sent, city, state)
);
create index sent_names_folded on sent_names (kind, folded(sent));
create index sent_names_entity on sent_names (entity_id, kind);
create index sent_names_unknown on sent_names (kind, first_at) where entity_id is null;
comment on table sent_names is 'An id or a name, as sent, and the catalogue''s id that it means; null while nobody knows, or several are called so.';

-- An id means itself; else a name that only one has, with city and state where they were sent.
create function meant(kind text, sent text, city text, state text) returns text
    language sql stable
begin atomic
    select case kind
        when 'artist' then coalesce(
            (select artist_id from artists where artist_id = sent),
            (select min(artist_id) from artists where folded(name) = folded(sent) having count(*) = 1))
        else coalesce(
            (select venue_id from venues where venue_id = sent),
            (select min(venue_id) from venues
             where folded(name) = folded(sent)
               and (meant.city = '' or folded(venues.city) = folded(meant.city))
               and (meant.state = '' or folded(venues.state) = folded(meant.state))
             having count(*) = 1))
    end;
end;

-- Figures ---------------------------------------------------------------------------------------------------------------

alter table analytics_event_daily
    add column detail_views        integer not null default 0,
    add column venue_rated_count   integer not null default 0,
    add column venue_rating_sum    numeric not null default 0,
    add column viewer_demographics jsonb   not null default '{}',
    add column viewer_locations    jsonb   not null default '{}';
comment on column analytics_event_daily.viewer_demographics is 'Age band and gender of distinct viewers, so that nobody can be told apart: see audience_releases.';
comment on column analytics_event_daily.venue_rating_sum is 'Of metadata.venue_rating, else rating.';

create index analytics_event_daily_date on analytics_event_daily (date);

create table analytics_artist_daily (
    id                uuid        not null default gen_random_uuid(),
    artist_id         text        not null,
    date              date        not null,
    profile_views     integer     not null default 0,
    new_followers     integer     not null default 0,
    total_followers   integer,
    active_events     integer,
    event_impressions integer     not null default 0,
    event_clicks      integer     not null default 0,
    reviews_received  integer     not null default 0,
    avg_rating        numeric     generated always as (round(rating_sum / nullif(rated_count, 0), 2)) stored,
    total_engagement  integer     not null default 0,
    rated_count       integer     not null default 0,
    rating_sum        numeric     not null default 0,
    created_at        timestamptz not null default now(),
    primary key (artist_id, date)
);
create index analytics_artist_daily_date on analytics_artist_daily (date);

create table analytics_venue_daily (
    id                uuid        not null default gen_random_uuid(),
    venue_id          text        not null,
    date              date        not null,
    profile_views     integer     not null default 0,
    new_followers     integer     not null default 0,
    total_followers   integer,
    events_hosted     integer     not null default 0,
    event_impressions integer     not null default 0,
    event_attendance  integer     not null default 0,
    reviews_received  integer     not null default 0,
    avg_venue_rating  numeric     generated always as (round(rating_sum / nullif(rated_count, 0), 2)) stored,
    rated_count       integer     not null default 0,
    rating_sum        numeric     not null default 0,
    created_at        timestamptz not null default now(),
    primary key (venue_id, date)
);
create index analytics_venue_daily_date on analytics_venue_daily (date);

comment on column analytics_artist_daily.active_events is 'Events of the artist on that day or later. Null, as total_followers, only within a step of the rollups.';
comment on column analytics_venue_daily.event_attendance is 'Distinct users with an attend or a review, whenever, for the events on that day.';

create table analytics_activity (
    period          text    not null check (period in ('day', 'week', 'month')),
    start           date    not null,
    users           integer not null default 0,
    visitors        integer not null default 0,
    new_users       integer not null default 0,
    new_visitors    integer not null default 0,
    interactions    bigint  not null default 0,
    sessions        integer not null default 0,
    session_seconds bigint  not null default 0,
    primary key (period, start)
);
comment on table analytics_activity is 'Distinct active viewers of a day, an ISO week, a month. Interactions and sessions are counted by day only.';

create table analytics_action_daily (
    date         date   not null,
    action       text   not null,
    interactions bigint not null default 0,
    primary key (date, action)
);

create table analytics_search_daily (
    date            date    not null,
    query           text    not null,
    searches        integer not null default 0,
    answers         integer not null default 0,
    without_results integer not null default 0,
    results         bigint  not null default 0,
    primary key (date, query)
);
comment on column analytics_search_daily.query is 'Folded, the first 200 characters.';
comment on column analytics_search_daily.answers is 'search_results that said how many results there were; without_results of them said none, results is their sum.';

create table analytics_breakdown_daily (
    event_id     text    not null,
    date         date    not null,
    key          text    not null,
    value        text    not null,
    impressions  integer not null default 0,
    clicks       integer not null default 0,
    detail_views integer not null default 0,
    ticket_link_clicks integer not null default 0,
    primary key (event_id, date, key, value)
);
comment on table analytics_breakdown_daily is 'Counts by a declared key of the metadata; event_id '''' is all events together. For those who may see everything: small cells are in here.';

-- State: what it takes to count the next interaction exactly without reading the earlier ones ---------------------------

create table event_viewers (
    event_id text    not null,
    date     date    not null,
    viewer   uuid    not null,
    views    integer not null,
    tickets  integer not null,
    primary key (event_id, date, viewer)
);
comment on table event_viewers is 'How often somebody viewed or clicked an event on a day (views), and clicked its tickets.';

create table profile_visits (
    kind       text    not null,
    entity_id  text    not null,
    date       date    not null,
    viewer     uuid    not null,
    session_id text    not null,
    sent       text    not null,
    city       text    not null,
    state      text    not null,
    visits     integer not null,
    primary key (kind, entity_id, date, viewer, session_id, sent, city, state)
);
comment on table profile_visits is 'Visits of an artist''s or a venue''s profile; once per viewer, session and day in the figures. The name as sent is kept, since it may come to mean another.';

create table toggles (
    relation    text        not null check (relation in ('event_interest', 'event_like', 'review_like', 'artist_follow', 'venue_follow')),
    entity_id   text        not null,
    viewer      uuid        not null,
    occurred_at timestamptz not null,
    id          uuid        not null,
    date        date        not null,
    is_user     boolean     not null,
    is_on       boolean     not null,
    sent        text        not null default '',
    city        text        not null default '',
    state       text        not null default '',
    primary key (relation, entity_id, viewer, occurred_at, id)
);
create index toggles_viewer on toggles (viewer);
comment on table toggles is 'Every switch on or off, in the order of happening: a late one changes what the later ones meant.';

create table event_reviews (
    event_id     text        not null,
    viewer       uuid        not null,
    occurred_at  timestamptz not null,
    id           uuid        not null,
    date         date        not null,
    is_user      boolean     not null,
    rating       numeric,
    venue_rating numeric,
    primary key (event_id, viewer, occurred_at, id)
);
create index event_reviews_viewer on event_reviews (viewer);
comment on table event_reviews is 'Every review. The last of a day by one viewer of one event counts for the event, the first day of all for the viewer.';

create table event_attendees (
    event_id text    not null,
    user_id  uuid    not null,
    date     date    not null,
    times    integer not null,
    primary key (event_id, user_id, date)
);
comment on table event_attendees is 'Who said that they attend, or reviewed; date is the day on which they did.';

create table viewer_sessions (
    viewer     uuid        not null,
    session_id text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz not null,
    is_user    boolean     not null,
    primary key (viewer, session_id, started_at)
);
create index viewer_sessions_time on viewer_sessions using brin (started_at, ended_at);
comment on table viewer_sessions is 'Sessions: no gap over 30 minutes. Those of one viewer and session id never touch.';

create table viewer_days (
    viewer       uuid    not null,
    date         date    not null,
    is_user      boolean not null,
    interactions integer not null,
    age_band     text,
    gender       text,
    city         text,
    state        text,
    primary key (viewer, date)
);
create index viewer_days_date on viewer_days using brin (date);
comment on table viewer_days is 'Who was active on a day, and who they were then according to their profile.';

create table viewers (
    viewer     uuid    primary key,
    is_user    boolean not null,
    first_date date    not null
);
create index viewers_first on viewers (first_date);
comment on table viewers is 'When somebody was first seen. Outlives the raw interactions.';

-- Narrow facts beside the raw rows: what funnels are asked of. As captured: claims are looked up when they are read.
create table event_facts (
    occurred_at timestamptz not null,
    viewer      uuid        not null,
    event_key   uuid        not null,
    action      smallint    not null
) partition by range (occurred_at);
create index event_facts_day on event_facts using brin (occurred_at timestamptz_minmax_multi_ops) with (autosummarize = on);

comment on table event_facts is 'One row for each impression, click, view, interest and ticket click of an event within the raw window.';
comment on column event_facts.event_key is 'md5 of the event''s id.';
comment on column event_facts.action is '1 impression, 2 event_click, 3 detail_view, 4 interest, 5 ticket_click, 6 purchase.';

-- Makes the months that hold from..until, drops those before from; the running service may call this and no more.
create function keep_fact_months(from_instant timestamptz, until_instant timestamptz) returns integer
    language plpgsql security definer set search_path = analytics, pg_temp
as $$
declare
    month_start timestamp := date_trunc('month', from_instant at time zone 'UTC');
    old         regclass;
    part        text;
    made        integer := 0;
begin
    perform pg_advisory_xact_lock(hashtext('analytics.keep_fact_months'));
    for old in
        select inhrelid::regclass from pg_inherits
        where inhparent = 'analytics.event_facts'::regclass
          and right(inhrelid::regclass::text, 7) < to_char(month_start, 'YYYY_MM')
    loop
        execute format('drop table %s', old);
    end loop;
    while month_start <= until_instant at time zone 'UTC' and made < 400 loop
        part := 'event_facts_' || to_char(month_start, 'YYYY_MM');
        if to_regclass('analytics.' || part) is null then
            execute format('create table analytics.%I (like analytics.event_facts including all)', part);
            execute format('alter table analytics.event_facts attach partition analytics.%I for values from (%L) to (%L)',
                           part, month_start at time zone 'UTC', (month_start + interval '1 month') at time zone 'UTC');
            made := made + 1;
        end if;
        month_start := month_start + interval '1 month';
    end loop;
    return made;
end
$$;
revoke all on function keep_fact_months from public;
grant execute on function keep_fact_months to analytics_service;
select keep_fact_months(now() - interval '90 days', now() + interval '2 months');

-- What accounts tells: who has left, and who people are. Bound late, since accounts may not have migrated yet. --------------

create function departures(after xid8) returns table (user_id uuid, departed_at timestamptz, tx xid8)
    language plpgsql stable
as $$
begin
    return query select event.user_id, event.occurred_at, event.tx
                 from accounts.account_events as event
                 where event.kind = 'deleted' and event.tx > after
                   and event.tx < pg_snapshot_xmin(pg_current_snapshot());
exception
    when undefined_table or invalid_schema_name or insufficient_privilege then
        return;
end
$$;

create function people(ids uuid[])
    returns table (user_id uuid, birthday date, gender text, city text, state text)
    language plpgsql stable
as $$
begin
    return query select profile.user_id, profile.birthday, profile.gender, profile.city, profile.state
                 from accounts.profiles as profile
                 where profile.user_id = any (ids);
exception
    when undefined_table or invalid_schema_name or insufficient_privilege then
        return;
end
$$;

create function age_band(birthday date, at date) returns text
    language sql immutable parallel safe
    return case
        when birthday is null or birthday > at then null
        when extract(year from age(at::timestamp, birthday::timestamp)) < 18 then 'under_18'
        when extract(year from age(at::timestamp, birthday::timestamp)) < 25 then '18_24'
        when extract(year from age(at::timestamp, birthday::timestamp)) < 35 then '25_34'
        when extract(year from age(at::timestamp, birthday::timestamp)) < 45 then '35_44'
        when extract(year from age(at::timestamp, birthday::timestamp)) < 55 then '45_54'
        when extract(year from age(at::timestamp, birthday::timestamp)) < 65 then '55_64'
        else '65_plus'
    end;

-- A rating from 1 to 5, else nothing.
create function rating_of(value jsonb) returns numeric
    language sql immutable parallel safe
    return case when jsonb_typeof(value) = 'number' and (value #>> '{}')::numeric between 1 and 5
        then (value #>> '{}')::numeric end;

-- Verification ----------------------------------------------------------------------------------------------------------

create table rollup_verifications (
    verification_id uuid        primary key default gen_random_uuid(),
    kind            text        not null check (kind in ('verify', 'rebuild')),
    from_date       date        not null,
    to_date         date        not null,
    done_to         date,
    started_at      timestamptz not null default now(),
    finished_at     timestamptz,
    requested_by    uuid,
    cells           bigint      not null default 0,
    differences     bigint      not null default 0,
    sample          jsonb       not null default '[]',
    failure         text
);
create index rollup_verifications_started on rollup_verifications (started_at);
create unique index rollup_verifications_nightly on rollup_verifications (from_date) where requested_by is null;
comment on table rollup_verifications is 'Figures held against a recomputation from the raw interactions, or mended by one; requested_by is null for the nightly one, of which there is one a day.';
comment on column rollup_verifications.done_to is 'The last day that is done: each is a transaction of its own.';

-- The next two are for a session that has recomputed a day into temporary tables of the same names.

-- The cells of one table that are not as recomputed; which is a condition for the rows that are kept by day. A missing row is one of zeros; running totals of a day count only where
-- there is anything to count.
create function differences(figure text, keys text[], day_column text, which text, day date)
    returns table (key jsonb, recomputed jsonb, stored jsonb, compared bigint)
    language plpgsql stable
as $$
declare
    other  text[] := array['id', 'created_at', 'viewer_demographics', 'viewer_locations', 'age_band', 'gender', 'city', 'state'];
    totals text[] := array['total_followers', 'active_events'];
    counted bigint;
begin
    other := array(select name from unnest(other) as name where name <> all (keys));
    execute format('select count(*) from pg_temp.%I where %I = $1 and (%s)', figure, day_column, which)
        into counted using day;
    return query execute format($sql$
        with expected as (
            select to_jsonb(fresh) - $2 as cells, %1$s from pg_temp.%2$I as fresh where %3$I = $1 and (%4$s)
        ), actual as (
            select to_jsonb(kept) - $2 as cells, %1$s from analytics.%2$I as kept where %3$I = $1 and (%4$s)
        ), pairs as (
            select case when actual.cells is null then expected.cells - $3 else expected.cells end as expected,
                   case when expected.cells is null then actual.cells - $3 else actual.cells end as actual
            from expected full join actual using (%1$s)
            where expected.cells is distinct from actual.cells
        ), cleaned as (
            select (select jsonb_object_agg(k, v) from jsonb_each(coalesce(expected, actual)) as e (k, v) where k = any ($4)) as key,
                   (select jsonb_object_agg(k, v) from jsonb_each(expected) as e (k, v)
                    where v not in ('0', 'null') and k <> all ($4)) as expected,
                   (select jsonb_object_agg(k, v) from jsonb_each(actual) as e (k, v)
                    where v not in ('0', 'null') and k <> all ($4)) as actual
            from pairs
        )
        select key, expected, actual, $5 from cleaned where expected is distinct from actual
        union all
        select null, null, null, $5
        $sql$, (select string_agg(quote_ident(name), ', ') from unnest(keys) as name), figure, day_column, which)
        using day, other, totals, keys, counted;
end
$$;

-- Puts the recomputed day in the place of the stored one.
create function take_over(figure text, day_column text, which text, day date) returns void
    language plpgsql
as $$
declare
    columns text;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute
    where attrelid = format('analytics.%I', figure)::regclass and attnum > 0 and not attisdropped and attgenerated = '';
    execute format('delete from analytics.%I where %I = $1 and (%s)', figure, day_column, which) using day;
    execute format('insert into analytics.%1$I (%2$s) select %2$s from pg_temp.%1$I where %3$I = $1 and (%4$s)',
                   figure, columns, day_column, which) using day;
end
$$;

-- Counters are written again and again: with room on the page an update touches no index.
alter table analytics_user_daily set (fillfactor = 80);
alter table analytics_event_daily set (fillfactor = 70);
alter table analytics_artist_daily set (fillfactor = 70);
alter table analytics_venue_daily set (fillfactor = 70);
alter table analytics_breakdown_daily set (fillfactor = 80);
alter table event_viewers set (fillfactor = 90);
alter table viewer_days set (fillfactor = 80);
alter table viewer_sessions set (fillfactor = 80);

-- Rights ----------------------------------------------------------------------------------------------------------------

grant delete on events, artists, venues, analytics_user_daily, analytics_event_daily to analytics_service;
grant select, insert, update, delete on
    claims, departed, event_artists, event_places, catalogue_changes, sent_names,
    analytics_artist_daily, analytics_venue_daily, analytics_activity, analytics_action_daily, analytics_search_daily,
    analytics_breakdown_daily, event_viewers, profile_visits, toggles, event_reviews, event_attendees, viewer_sessions,
    viewer_days, viewers, event_facts, rollup_verifications
    to analytics_service;
revoke execute on function note_event, note_artist, note_venue from public;

-- tracking may see who is out of the figures before it forgets what they did.
grant usage on schema analytics to tracking_owner;
grant select on departed to tracking_owner;

-- Row-level security for people who read with SQL, as for events.
alter table analytics_artist_daily enable row level security;
create policy services on analytics_artist_daily to analytics_service using (true) with check (true);
create policy own on analytics_artist_daily for select to insights_reader
    using ((select analytics.reader_may('view_artist_analytics')) and artist_id in (select analytics.reader_owns('artist')));
create policy everything on analytics_artist_daily for select to insights_reader
    using ((select analytics.reader_may('view_all_analytics')));

alter table analytics_venue_daily enable row level security;
create policy services on analytics_venue_daily to analytics_service using (true) with check (true);
create policy own on analytics_venue_daily for select to insights_reader
    using ((select analytics.reader_may('view_venue_analytics')) and venue_id in (select analytics.reader_owns('venue')));
create policy everything on analytics_venue_daily for select to insights_reader
    using ((select analytics.reader_may('view_all_analytics')));

grant select on analytics_artist_daily, analytics_venue_daily to insights_reader;
