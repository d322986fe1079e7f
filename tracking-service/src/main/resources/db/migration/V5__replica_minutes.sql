-- What the database cannot count by itself: each replica writes it down, minute by minute.

create table replica_minutes (
    minute   timestamptz not null,
    replica  uuid        not null,
    revision bigint      not null,
    figures  jsonb       not null check (jsonb_typeof(figures) = 'object'),
    primary key (minute, replica)
);

comment on table replica_minutes is 'What each replica saw in a minute: refusals, latencies, writes, queue. Kept for the retention window.';
comment on column replica_minutes.replica is 'Made anew at every start of the service.';
comment on column replica_minutes.revision is 'Grows with every write of the replica; the row is written again while its minute lasts.';
comment on column replica_minutes.figures is 'Numbers by name, flat, so that those of several minutes and replicas add up: stored/web, write_us/5000 (writes of up to 5 ms), refused_requests/503/queue_full.';

-- Only figures are in here: the service forgets them by itself, and nothing depends on them.
grant select, insert, update, delete on replica_minutes to tracking_service;
