-- Experiments from the first draft to the decision: phases, targeting, metrics, history; and what their results are made of.

-- Experiments ---------------------------------------------------------------------------------------------------------------

alter table ab_experiments
    add column hypothesis        text,
    add column phase             int     not null default 1 check (phase >= 1),
    add column condition         jsonb   not null default '{}' check (jsonb_typeof(condition) = 'object'),
    add column namespace_id      text,
    add column namespace_from    numeric check (namespace_from >= 0),
    add column namespace_to      numeric check (namespace_to <= 1),
    add column in_holdout        boolean not null default true,
    add column overrides         jsonb   not null default '{}' check (jsonb_typeof(overrides) = 'object'),
    add column guardrail_metrics text[]  not null default '{}',
    add column alpha             numeric not null default 0.05 check (alpha > 0 and alpha < 0.5),
    add column decision          jsonb,
    add column completed_at      timestamptz,
    add column archived_at       timestamptz,
    add constraint a_namespace_is_whole check (
        (namespace_id is null and namespace_from is null and namespace_to is null)
        or (namespace_id is not null and namespace_from is not null and namespace_to is not null and namespace_from < namespace_to)),
    add constraint completed_is_dated check ((state = 'completed') = (completed_at is not null)),
    add constraint archived_is_over check (archived_at is null or state in ('draft', 'completed'));

comment on column ab_experiments.phase is 'Counts what moves people: another weight, another condition. Exposed subjects keep their variant through all of them.';
comment on column ab_experiments.condition is 'Whom it is for, in GrowthBook''s condition language over attributes; {} is everybody.';
comment on column ab_experiments.namespace_id is 'Experiments of one namespace whose ranges do not meet share nobody.';
comment on column ab_experiments.in_holdout is 'Whether it spares those who are held out of everything.';
comment on column ab_experiments.overrides is 'Variant by subject, for trying things out; never counted.';
comment on column ab_experiments.decision is '{"variant", "why"} once completed; variant null: nothing changes.';

create table experiment_phases (
    experiment_id      uuid        not null references ab_experiments,
    phase              int         not null check (phase >= 1),
    traffic_allocation jsonb       not null,
    condition          jsonb       not null,
    started_at         timestamptz not null,
    started_by         uuid        not null,
    why                text        not null,
    primary key (experiment_id, phase)
);
comment on table experiment_phases is 'When which division of the traffic began. The last one''s coverage may have been raised since.';

create table experiment_history (
    experiment_id uuid        not null references ab_experiments,
    version       int         not null,
    change        text        not null check (change in (
        'created', 'edited', 'started', 'paused', 'resumed', 'phase', 'completed', 'archived', 'unarchived')),
    at            timestamptz not null,
    by            uuid        not null,
    why           text,
    before        jsonb,
    after         jsonb       not null,
    primary key (experiment_id, version)
);
comment on table experiment_history is 'Every change, by whom and why, with the experiment as it was and became. Never changed.';

create table experiment_namespaces (
    id          text        primary key check (id ~ '^[a-z0-9]+([_-][a-z0-9]+)*$' and length(id) <= 64),
    description text,
    created_at  timestamptz not null default now()
);
alter table ab_experiments add constraint a_known_namespace foreign key (namespace_id) references experiment_namespaces;

create table experiment_holdout (
    one        boolean     primary key default true check (one),
    share      numeric     not null check (share >= 0 and share <= 0.5),
    seed       text        not null,
    version    int         not null default 0,
    changed_at timestamptz not null default now(),
    changed_by uuid
);
comment on table experiment_holdout is 'The share of all subjects that no experiment touches, by hash version 2 with this seed.';
insert into experiment_holdout (share, seed) values (0, 'global-holdout');

create table experiment_client_keys (
    key        text        primary key check (key ~ '^sdk-[A-Za-z0-9]{16,64}$'),
    name       text        not null,
    created_at timestamptz not null default now(),
    created_by uuid        not null,
    revoked_at timestamptz
);
comment on table experiment_client_keys is 'Public keys of SDKs: they read what a browser may know, and nothing else.';

-- What replicas hold in memory is read again when this has moved. Every statement that changes an experiment moves it.
create table experiment_changes (
    one     boolean primary key default true check (one),
    version bigint  not null default 0
);
insert into experiment_changes default values;

create function note_experiment_change() returns trigger language plpgsql security definer set search_path = experiments as $$
begin
    update experiment_changes set version = version + 1;
    return null;
end
$$;
create trigger noted after insert or update or delete on ab_experiments
    for each statement execute function note_experiment_change();
create trigger noted after insert or update or delete on experiment_holdout
    for each statement execute function note_experiment_change();
create trigger noted after insert or update or delete on experiment_client_keys
    for each statement execute function note_experiment_change();

-- Exposures ---------------------------------------------------------------------------------------------------------------

-- What a subject keeps is asked for all experiments at once.
create index user_experiment_assignments_subject on user_experiment_assignments (subject, experiment_id);
create index user_experiment_assignments_experiment on user_experiment_assignments (experiment_id, phase, assigned_at);

create table experiment_other_variants (
    experiment_id uuid        not null references ab_experiments,
    subject       text        not null,
    phase         int         not null,
    variant_name  text        not null,
    seen_at       timestamptz not null default now(),
    primary key (experiment_id, subject, phase, variant_name)
);
comment on table experiment_other_variants is 'Further variants that an exposed subject was shown: whoever is here is in no statistic of the phase.';

create table experiment_events (
    id            uuid        primary key default gen_random_uuid(),
    subject       text        not null,
    user_id       uuid,
    experiment_id uuid        not null references ab_experiments,
    variant_name  text        not null,
    event_type    text        not null,
    event_value   jsonb       not null default '{}',
    message_id    text        not null,
    occurred_at   timestamptz not null default now(),
    unique (experiment_id, subject, message_id)
);
create index experiment_events_type on experiment_events (experiment_id, event_type, occurred_at);
comment on table experiment_events is 'What happened to exposed subjects and is in no interaction. Told twice under one message id, it is one.';

-- Metrics and results ------------------------------------------------------------------------------------------------------

create table experiment_metrics (
    key         text        primary key check (key ~ '^[a-z][a-z0-9_]{0,63}$'),
    name        text        not null,
    description text,
    definition  jsonb       not null,
    version     int         not null default 1,
    built_in    boolean     not null default false,
    created_at  timestamptz not null default now(),
    created_by  uuid
);
comment on column experiment_metrics.definition is 'kind (conversion, count, sum, ratio, retention), action, where, value, denominator, window, cap, better: see the API.';

grant select, insert, update on
    experiment_phases, experiment_history, experiment_namespaces, experiment_holdout, experiment_client_keys,
    experiment_metrics to experiments_service;
revoke update on experiment_history from experiments_service;
grant delete on experiment_metrics to experiments_service;
grant select on experiment_changes to experiments_service;
grant select, insert on experiment_other_variants, experiment_events to experiments_service;
