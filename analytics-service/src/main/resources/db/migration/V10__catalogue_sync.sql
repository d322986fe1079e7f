-- The catalogue from views of the app's own tables, and what names that mean nobody could mean.

-- What is wrong with a value that a view gave, in a few words; null where nothing is, or where nothing was given.
create function text_fault(given jsonb, longest integer, required boolean default false) returns text
    language sql immutable parallel safe
    return case
        when given is null then case when required then 'missing' end
        when jsonb_typeof(given) in ('array', 'object') then 'no text'
        when required and (given #>> '{}') !~ '\S' then 'blank'
        when length(given #>> '{}') > longest then 'too long'
    end;

create function list_fault(given jsonb, most integer, longest integer) returns text
    language sql immutable parallel safe
    return case
        when given is null then null
        when jsonb_typeof(given) <> 'array' then 'no list'
        when jsonb_array_length(given) > most then 'too many'
        else (select min(text_fault(nullif(each, 'null'), longest, true)) from jsonb_array_elements(given) as each)
    end;

create function number_fault(given jsonb, type text, lowest double precision, highest double precision) returns text
    language sql stable parallel safe
    return case
        when given is null then null
        when jsonb_typeof(given) not in ('number', 'string') or not pg_input_is_valid(given #>> '{}', type) then 'no ' || type
        when (given #>> '{}')::double precision not between lowest and highest then 'out of range'
    end;

create function time_fault(given jsonb, earliest timestamptz, latest timestamptz) returns text
    language sql stable parallel safe
    return case
        when given is null then null
        -- PostgreSQL takes 'tomorrow' for a time, which would be another one every day
        when (given #>> '{}') !~ '^[0-9]{4,}-' or not pg_input_is_valid(given #>> '{}', 'timestamptz') then 'no time'
        when (given #>> '{}')::timestamptz < earliest or (given #>> '{}')::timestamptz >= latest then 'out of range'
    end;

create table catalogue_syncs (
    kind        text        primary key check (kind in ('events', 'artists', 'venues')),
    run_id      uuid,
    alive_at    timestamptz,
    begun_at    timestamptz,
    view_name   text,
    started_at  timestamptz,
    finished_at timestamptz,
    received    bigint      not null default 0,
    stored      bigint      not null default 0,
    unchanged   bigint      not null default 0,
    removed     bigint      not null default 0,
    skipped     bigint      not null default 0,
    reasons     jsonb       not null default '[]',
    failure     text,
    detail      text
);
insert into catalogue_syncs (kind) values ('events'), ('artists'), ('venues');

comment on table catalogue_syncs is 'The last time that each kind was taken from its view, and who is at it.';
comment on column catalogue_syncs.run_id is 'Of the replica that is at it since begun_at and was alive at alive_at; null while nobody is.';
comment on column catalogue_syncs.view_name is 'From here on: what the last run that ended came to. Null before the first.';

grant select, update on catalogue_syncs to analytics_service;

-- How many artists or venues a name could mean: see meant().
create function meanings(kind text, sent text, city text, state text) returns bigint
    language sql stable
begin atomic
    select case kind
        when 'artist' then (select count(*) from artists where folded(name) = folded(sent))
        else (
            select count(*) from venues
            where folded(name) = folded(sent)
              and (meanings.city = '' or folded(venues.city) = folded(meanings.city))
              and (meanings.state = '' or folded(venues.state) = folded(meanings.state)))
    end;
end;
