-- What is being tested, and who was shown which variant.

create table ab_experiments (
    id                 uuid        primary key,
    key                text        not null unique
        check (key ~ '^[a-z0-9]+([_-][a-z0-9]+)*$' and length(key) <= 64),
    name               text        not null unique,
    description        text,
    start_date         timestamptz,
    end_date           timestamptz,
    state              text        not null
        check (state in ('draft', 'running', 'paused', 'completed')),
    variants           jsonb       not null check (jsonb_array_length(variants) >= 2),
    traffic_allocation jsonb       not null,
    success_metrics    text[]      not null check (cardinality(success_metrics) >= 1),
    seed               text        not null,
    hash_version       int         not null check (hash_version = 2),
    hash_attribute     text        not null check (hash_attribute in ('user_id', 'anonymous_id')),
    created_at         timestamptz not null,
    created_by         uuid        not null,
    version            int         not null,
    check (end_date > start_date),
    check (state = 'draft' or start_date is not null)
);

comment on table ab_experiments is
    'Experiments as people define them. Active means: state is running, start_date has come, end_date has not.';
comment on column ab_experiments.variants is 'An array of {"name", "value"}, in the order of the weights.';
comment on column ab_experiments.traffic_allocation is
    '{"weights", "coverage"}: one weight per variant, together 1; coverage is the part of each that takes part.';
comment on column ab_experiments.seed is 'What the hash is seeded with; another seed is another shuffle of the same people.';
comment on column ab_experiments.version is 'Counts edits; an edit of an older version is refused.';

create table user_experiment_assignments (
    id            uuid        primary key default gen_random_uuid(),
    subject       text        not null,
    user_id       uuid,
    experiment_id uuid        not null references ab_experiments,
    phase         int         not null default 1 check (phase >= 1),
    variant_name  text        not null,
    bucket        int         not null check (bucket between 0 and 9999),
    as_computed   boolean     not null,
    assigned_at   timestamptz not null default now(),
    unique (experiment_id, subject, phase)
);

comment on table user_experiment_assignments is
    'The first exposure of a subject to an experiment, once per phase; it is never changed.';
comment on column user_experiment_assignments.user_id is 'The subject, where it is a user rather than a visitor.';
comment on column user_experiment_assignments.as_computed is
    'False: the client showed a variant that the experiment would not have given. Kept as evidence, decides nothing.';

grant select, insert, update on ab_experiments to experiments_service;
grant select, insert on user_experiment_assignments to experiments_service;
