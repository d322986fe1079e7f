-- What payment providers say of subscriptions. An event counts once, however often and in whatever order it comes, and one
-- of a customer nobody knows yet waits until somebody does.

create table payment_customers (
    provider    text        not null,
    customer_id text        not null,
    user_id     uuid        not null references profiles on delete cascade,
    linked_at   timestamptz not null default now(),
    primary key (provider, customer_id)
);
create index payment_customers_user on payment_customers (user_id);

create table payment_events (
    provider    text        not null,
    event_id    text        not null,
    event_type  text        not null,
    customer_id text,
    happened_at timestamptz not null,
    received_at timestamptz not null default now(),
    outcome     text        not null check (outcome in ('applied', 'outdated', 'ignored', 'waiting')),
    detail      jsonb       not null default '{}',
    primary key (provider, event_id)
);
create index payment_events_waiting on payment_events (provider, customer_id) where outcome = 'waiting';

-- The state of each subscription after the newest event that was applied.
create table subscriptions (
    provider        text        not null,
    subscription_id text        not null,
    customer_id     text        not null,
    tier            text        not null check (tier in ('free', 'premium', 'professional', 'enterprise')),
    expires_at      timestamptz,
    happened_at     timestamptz not null,
    primary key (provider, subscription_id)
);
create index subscriptions_customer on subscriptions (provider, customer_id);

grant select, insert, update, delete on payment_customers, subscriptions to accounts_service;
grant select, insert, update on payment_events to accounts_service;
