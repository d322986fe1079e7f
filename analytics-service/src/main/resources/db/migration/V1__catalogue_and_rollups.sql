-- What the app's things are called, and the daily figures of users and events with the state that keeps them exact.

-- Catalogue ------------------------------------------------------------------------------------------------------------

create table artists (
    artist_id  text        primary key,
    name       text        not null,
    genres     text[]      not null default '{}',
    updated_at timestamptz not null default now()
);

create table venues (
    venue_id   text        primary key,
    name       text        not null,
    city       text,
    state      text,
    latitude   double precision,
    longitude  double precision,
    zone       text,
    capacity   integer,
    updated_at timestamptz not null default now()
);

create table events (
    event_id    text        primary key,
    title       text        not null,
    artist_ids  text[]      not null default '{}',
    venue_id    text,
    starts_at   timestamptz,
    zone        text,
    genres      text[]      not null default '{}',
    price_range text,
    ticket_urls text[]      not null default '{}',
    created_by  uuid,
    updated_at  timestamptz not null default now()
);

comment on column events.zone is 'The venue''s own time zone: the day of the event is the day there.';
comment on column events.artist_ids is 'No foreign keys here or for venue_id: the app''s tables arrive in any order.';

-- Figures --------------------------------------------------------------------------------------------------------------

create table analytics_user_daily (
    id                           uuid        not null default gen_random_uuid(),
    user_id                      uuid        not null,
    date                         date        not null,
    events_viewed                integer     not null default 0,
    events_clicked               integer     not null default 0,
    events_interested            integer     not null default 0,
    ticket_links_clicked         integer     not null default 0,
    reviews_written              integer     not null default 0,
    reviews_liked                integer     not null default 0,
    reviews_commented            integer     not null default 0,
    friends_added                integer     not null default 0,
    messages_sent                integer     not null default 0,
    shares_sent                  integer     not null default 0,
    sessions_count               integer     not null default 0,
    total_time_seconds           integer     not null default 0,
    avg_session_duration_seconds integer     generated always as (total_time_seconds / nullif(sessions_count, 0)) stored,
    searches_performed           integer     not null default 0,
    created_at                   timestamptz not null default now(),
    primary key (user_id, date)
);

create table analytics_event_daily (
    id                     uuid        not null default gen_random_uuid(),
    event_id               text        not null,
    date                   date        not null,
    impressions            integer     not null default 0,
    unique_viewers         integer     not null default 0,
    clicks                 integer     not null default 0,
    click_through_rate     numeric     generated always as (round(clicks::numeric / nullif(impressions, 0), 4)) stored,
    interested_count       integer     not null default 0,
    review_count           integer     not null default 0,
    avg_rating             numeric     generated always as (round(rating_sum / nullif(rated_count, 0), 2)) stored,
    likes_count            integer     not null default 0,
    comments_count         integer     not null default 0,
    shares_count           integer     not null default 0,
    ticket_link_clicks     integer     not null default 0,
    ticket_conversion_rate numeric     generated always as (round(converted_viewers::numeric / nullif(unique_viewers, 0), 4)) stored,
    converted_viewers      integer     not null default 0,
    rated_count            integer     not null default 0,
    rating_sum             numeric     not null default 0,
    created_at             timestamptz not null default now(),
    primary key (event_id, date)
);

comment on column analytics_event_daily.click_through_rate is 'May exceed 1 where a surface logs no impressions, so it is no decimal(5,4).';
comment on column analytics_event_daily.converted_viewers is 'Unique viewers with a ticket click on the same day.';
comment on column analytics_event_daily.rated_count is 'Reviews of review_count that carry a rating from 1 to 5.';

-- State: what it takes to count the next interaction exactly without reading the earlier ones ---------------------------

create table event_viewers (
    event_id       text    not null,
    date           date    not null,
    viewer         uuid    not null,
    viewed         boolean not null,
    ticket_clicked boolean not null,
    primary key (event_id, date, viewer)
);

comment on table event_viewers is 'Who saw an event, or clicked its tickets, on a day.';

create table toggles (
    relation    text        not null check (relation in ('event_interest', 'event_like', 'review_like')),
    entity_id   text        not null,
    viewer      uuid        not null,
    occurred_at timestamptz not null,
    id          uuid        not null,
    date        date        not null,
    is_user     boolean     not null,
    is_on       boolean     not null,
    primary key (relation, entity_id, viewer, occurred_at, id)
);

comment on table toggles is 'Every switch on or off, in the order of happening: a late one changes what the later ones meant.';

create table event_reviews (
    event_id    text        not null,
    viewer      uuid        not null,
    date        date        not null,
    occurred_at timestamptz not null,
    id          uuid        not null,
    is_user     boolean     not null,
    rating      numeric,
    primary key (event_id, viewer, date)
);

comment on table event_reviews is 'The last review of a day by one viewer of one event.';

create table user_sessions (
    user_id    uuid        not null,
    session_id text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz not null,
    primary key (user_id, session_id, started_at)
);

comment on table user_sessions is 'Sessions: no gap over 30 minutes. Those of one user and session id never touch.';

create table rollup_cursor (
    only_one    boolean     primary key default true check (only_one),
    position    xid8        not null,
    advanced_at timestamptz not null default now()
);

comment on column rollup_cursor.position is 'The last transaction whose interactions are in the figures.';

insert into rollup_cursor (position) values ('0');

-- Reading what is new ---------------------------------------------------------------------------------------------------

-- The table belongs to another service and may not be there yet.
set local check_function_bodies = off;

-- The interactions written by the transactions after..until, as the figures need them: cut into days of one zone, and with
-- a viewer, which is the user, else the visitor. Inlined by the planner.
create function arrivals(after xid8, until xid8, zone text)
    returns table (
        id uuid, user_id uuid, viewer uuid, date date, occurred_at timestamptz,
        action text, entity_type text, entity_id text, session_id text, metadata jsonb)
    language sql stable
as $$
    select id, user_id, coalesce(user_id, md5('visitor:' || anonymous_id)::uuid), (occurred_at at time zone zone)::date,
           occurred_at, action, entity_type, entity_id, session_id, metadata
    from tracking.user_interactions
    where written_in > after and written_in <= until
$$;

grant select, insert, update on artists, venues, events to analytics_service;
grant select, insert, update on analytics_user_daily, analytics_event_daily to analytics_service;
grant select, insert, update on event_viewers, event_reviews to analytics_service;
grant select, insert on toggles to analytics_service;
grant select, insert, update, delete on user_sessions to analytics_service;
grant select, update on rollup_cursor to analytics_service;
grant execute on function arrivals to analytics_service;
