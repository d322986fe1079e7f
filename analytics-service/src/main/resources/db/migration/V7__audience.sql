-- Who saw an event, for those who may not see everything: releases. A release is made once, of a block of whole days that
-- no other release of the event has, and never changes. So no two answers can be subtracted from each other: not a day from
-- a week, not today's from yesterday's, not one from before an erasure from one after it.

create table audience_releases (
    event_id  text        not null,
    from_date date        not null,
    to_date   date        not null,
    k         integer     not null check (k >= 5),
    viewers   integer     check (viewers >= k),
    made_at   timestamptz not null default now(),
    primary key (event_id, to_date),
    check (from_date <= to_date)
);
comment on table audience_releases is 'Blocks of days of an event whose audience was made public, once and for good.';
comment on column audience_releases.k is 'The least number of people in anything shown.';
comment on column audience_releases.viewers is 'Distinct viewers of the block when it was released; null where they were fewer than k, and nothing is shown.';

create table audience_cells (
    event_id  text    not null,
    from_date date    not null,
    to_date   date    not null,
    counted   text    not null check (counted in ('demographics', 'locations', 'impressions', 'clicks', 'detail_views', 'ticket_link_clicks')),
    key       text    not null default '',
    value     text[]  not null,
    viewers   integer not null check (viewers >= 5),
    primary key (event_id, key, to_date, counted, value),
    foreign key (event_id, to_date) references audience_releases
);
comment on table audience_cells is 'What a release shows: of each table the cells that may be seen, and all others together.';
comment on column audience_cells.counted is 'demographics and locations divide the viewers; the others the people who did that, by the first value of the key that they did it with.';
comment on column audience_cells.value is '{age band, gender}, {city, state}, {value of the key}; {} is all the cells together that are not shown.';

-- The job --------------------------------------------------------------------------------------------------------------

create table audience_events (
    event_id text primary key,
    through  date not null
);
comment on table audience_events is 'The last day of an event that is in a release.';

create table audience_progress (
    only_one      boolean     primary key default true check (only_one),
    through       date,
    keys          text[]      not null default '{}',
    scanned_until timestamptz
);
comment on table audience_progress is 'Whoever holds the row works on releases. through is the last day for which all that were due were made.';
comment on column audience_progress.scanned_until is 'How far the raw interactions of the blocks in hand have been read, for the values of keys.';
insert into audience_progress default values;

create table audience_blocks (
    event_id  text    primary key,
    from_date date    not null,
    to_date   date    not null,
    viewers   integer not null
);
comment on table audience_blocks is 'Blocks in hand: to be released, not yet released. They all end on the same day.';

create table audience_firsts (
    event_id text   not null,
    counted  text   not null,
    viewer   uuid   not null,
    keyed    text[] not null,
    primary key (event_id, counted, viewer)
);
comment on table audience_firsts is 'For the blocks in hand: with which values of the keys somebody first did something. Empty when the job is done.';

-- What is released can be neither changed nor taken back, by the service either.
grant select, insert on audience_releases, audience_cells to analytics_service;
grant select, insert, update on audience_events to analytics_service;
grant select, update on audience_progress to analytics_service;
grant select, insert, delete on audience_blocks, audience_firsts to analytics_service;
