-- What results are made of: metrics that ship with the service, and sums per exposed subject that are kept as they come.

insert into experiment_metrics (key, name, description, definition, built_in) values
    ('ticket_click_rate', 'Ticket clickers', 'Share of users who follow a link to tickets within 7 days',
     '{"kind": "conversion", "better": "up", "action": "ticket_click", "window_days": 7}', true),
    ('click_through_rate', 'Click-through rate', 'Clicks on events by impressions of events',
     '{"kind": "ratio", "better": "up", "action": "event_click", "denominator": {"action": "impression"}}', true),
    ('detail_view_rate', 'Detail viewers', 'Share of users who open an event within 7 days',
     '{"kind": "conversion", "better": "up", "action": "detail_view", "window_days": 7}', true),
    ('interest_rate', 'Interested users', 'Share of users who mark an event as interesting within 7 days',
     '{"kind": "conversion", "better": "up", "action": "interest", "window_days": 7}', true),
    ('purchase_rate', 'Buyers', 'Share of users who buy within 7 days',
     '{"kind": "conversion", "better": "up", "action": "purchase", "window_days": 7}', true),
    ('interactions_per_user', 'Interactions per user', 'Interactions of any kind within 7 days, at most 1,000 of a user',
     '{"kind": "count", "better": "up", "window_days": 7, "cap": {"value": 1000}}', true),
    ('sessions_per_user', 'Sessions per user', 'Distinct session ids within 7 days',
     '{"kind": "count", "better": "up", "distinct": "session", "window_days": 7}', true),
    ('day_1_retention', 'Back on day 1', 'Share of users who do anything in the second 24 hours after exposure',
     '{"kind": "retention", "better": "up", "day": 1}', true),
    ('day_7_retention', 'Back on day 7', 'Share of users who do anything in the eighth 24 hours after exposure',
     '{"kind": "retention", "better": "up", "day": 7}', true),
    ('purchase_value', 'Purchase value per user', 'Sum of the value of purchases within 7 days, winsorised at the 99.9th percentile',
     '{"kind": "sum", "better": "up", "action": "purchase", "value": ["value"], "window_days": 7, "cap": {"quantile": 0.999}}', true),
    ('purchases_per_user', 'Purchases per user', 'Purchases within 7 days',
     '{"kind": "count", "better": "up", "action": "purchase", "window_days": 7}', true),
    ('search_rate', 'Searchers', 'Share of users who search within 7 days',
     '{"kind": "conversion", "better": "up", "action": "search", "window_days": 7}', true);

-- A reader below the snapshot's xmin never misses what commits late, as in tracking.user_interactions.
alter table user_experiment_assignments add column written_in xid8 not null default pg_current_xact_id();
alter table experiment_events           add column written_in xid8 not null default pg_current_xact_id();
create index user_experiment_assignments_written_in on user_experiment_assignments (written_in);
create index experiment_events_written_in on experiment_events (written_in);

-- Up to where interactions, exposures, events and identities are folded. What was exposed before this migration is folded
-- first, together with all its interactions; nothing else of the past needs reading.
create table experiment_results_cursor (
    one         boolean     primary key default true check (one),
    position    xid8        not null,
    advanced_at timestamptz not null default now()
);
insert into experiment_results_cursor (position) values ((pg_current_xact_id()::text::numeric - 1)::text::xid8);

-- The metrics of experiments as they are folded. A metric that comes, or changes, while subjects are exposed already is
-- filled subject by subject in the order of their ids; up to filled_to it takes part in the folding.
create table experiment_result_metrics (
    experiment_id uuid    not null references ab_experiments,
    metric        text    not null,
    version       int     not null,
    kind          text    not null,
    window_from   interval not null,
    window_to     interval not null,
    cap           numeric,
    filled_to     text,
    complete      boolean not null,
    primary key (experiment_id, metric)
);

-- What an interaction or event must be to count in a metric, once for its numerator, and once for its denominator.
create table experiment_result_parts (
    experiment_id uuid    not null,
    metric        text    not null,
    is_numerator  boolean not null,
    action        text,
    event_type    text,
    entity_type   text,
    entity_id     text,
    filter        jsonb   not null default '{}',
    value         text[],
    per           text check (per in ('session', 'entity', 'day')),
    primary key (experiment_id, metric, is_numerator),
    foreign key (experiment_id, metric) references experiment_result_metrics on delete cascade
);

create table experiment_result_subjects (
    experiment_id  uuid        not null references ab_experiments,
    subject        text not null,
    phase          int         not null,
    user_id        uuid,
    hash_attribute text        not null,
    variant        text        not null,
    exposed_at     timestamptz not null,
    is_first       boolean     not null,
    is_returning   boolean     not null,
    source         text        not null,
    primary key (experiment_id, subject, phase)
);
create index experiment_result_subjects_subject on experiment_result_subjects (subject);
comment on table experiment_result_subjects is 'Who was exposed as computed, and is folded. Overrides and those who saw two variants are here too, and are taken off when results are asked for.';
comment on column experiment_result_subjects.is_first is 'Whether it is the subject''s first phase: over all phases a subject counts once, from there.';
comment on column experiment_result_subjects.is_returning is 'Whether the subject did anything in the 14 days before exposure, as far as it was known when the exposure was folded.';
comment on column experiment_result_subjects.source is 'The app of the last interaction in the 14 days before exposure; unknown without one.';

create table experiment_subject_sums (
    experiment_id uuid    not null,
    metric        text    not null,
    subject       text not null,
    phase         int     not null,
    numerator     numeric not null,
    denominator   numeric not null,
    before        numeric not null,
    primary key (experiment_id, metric, subject, phase)
);
comment on table experiment_subject_sums is 'What each exposed subject did, as plain sums; who did nothing has no row.';
comment on column experiment_subject_sums.before is 'The numerator of the 14 days before exposure.';

-- What a subject was counted for once, where a metric counts distinct sessions, entities or days.
create table experiment_subject_marks (
    experiment_id uuid    not null,
    metric        text    not null,
    subject       text not null,
    phase         int     not null,
    part          text    not null check (part in ('numerator', 'denominator', 'before')),
    mark          uuid    not null,
    primary key (experiment_id, metric, subject, phase, part, mark)
);

create table experiment_result_users (
    experiment_id uuid    not null,
    phase         int     not null,
    is_first      boolean not null,
    variant       text    not null,
    exposed_on    date    not null,
    is_returning   boolean not null,
    source        text    not null,
    users         bigint  not null,
    primary key (experiment_id, phase, is_first, variant, exposed_on, is_returning, source)
);

-- Sums over subjects of what each counts with: one or nothing for a conversion, and no more than the cap.
create table experiment_result_totals (
    experiment_id       uuid    not null,
    metric              text    not null,
    phase               int     not null,
    is_first            boolean not null,
    variant             text    not null,
    exposed_on          date    not null,
    is_returning   boolean not null,
    source              text    not null,
    total               numeric not null,
    squares             numeric not null,
    denominator         numeric not null,
    denominator_squares numeric not null,
    products            numeric not null,
    before              numeric not null,
    before_squares      numeric not null,
    before_products     numeric not null,
    primary key (experiment_id, metric, phase, is_first, variant, exposed_on, is_returning, source)
);
comment on table experiment_result_totals is 'Per day (UTC) of exposure, so that results read a few rows however many subjects there are. Exact: numbers are decimal, and every change of a subject''s sums changes them in the same transaction.';

-- What one subject counts with.
create function counted(kind text, cap numeric, number numeric) returns numeric language sql immutable parallel safe as $$
    select case when kind in ('conversion', 'retention') then least(number, 1)
                else least(number, coalesce(cap, number)) end
$$;

-- A number in metadata: one of at most 15 digits before the point, cut at six behind it; null for anything else.
create function number_at(metadata jsonb, path text[]) returns numeric language sql immutable parallel safe as $$
    select case when jsonb_typeof(metadata #> path) = 'number'
                then case when abs((metadata #>> path)::numeric) < 1e15 then round((metadata #>> path)::numeric, 6) end end
$$;

grant select, update on experiment_results_cursor to experiments_service;
grant select, insert, update, delete on
    experiment_result_metrics, experiment_result_parts, experiment_subject_sums, experiment_subject_marks,
    experiment_result_totals to experiments_service;
grant select, insert on experiment_result_subjects to experiments_service;
grant select, insert, update on experiment_result_users to experiments_service;
grant execute on function counted, number_at to experiments_service;
