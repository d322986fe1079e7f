-- What payment providers say of subscriptions. An event counts once, however often and in whatever order it comes, and one
-- of a customer nobody knows yet waits until somebody does.

-- Whose customer it is. The newest word counts: a checkout's, a subscription's, or an admin's.
create table payment_customers (
    provider    text        not null,
    customer_id text        not null,
    user_id     uuid        not null references profiles on delete cascade,
    linked_at   timestamptz not null default now(),
    event_id    text        collate "C" not null default '',
    primary key (provider, customer_id)
);
create index payment_customers_user on payment_customers (user_id);
comment on column payment_customers.linked_at is 'When whoever says so said it.';
comment on column payment_customers.event_id is 'The event that says so; empty for an admin. Decides between two of one second.';

create trigger audit_customer after insert or update or delete on payment_customers
    for each row execute function audit('payment_customer', 'user_id', 'provider,customer_id', 'user_id');

create table payment_events (
    provider    text        not null,
    event_id    text        not null,
    event_type  text        not null,
    customer_id text,
    happened_at timestamptz not null,
    received_at timestamptz not null default clock_timestamp(),
    outcome     text        not null check (outcome in ('applied', 'outdated', 'ignored', 'waiting')),
    detail      jsonb       not null default '{}',
    primary key (provider, event_id)
);
create index payment_events_waiting on payment_events (provider, customer_id) where outcome = 'waiting';
create index payment_events_received on payment_events (received_at, event_id);
create index payment_events_customer on payment_events (customer_id, received_at, event_id);
comment on column payment_events.detail is 'What of the event mattered; what was ignored says why. No personal data.';

-- The state of each subscription after its newest event, of customers nobody knows, too. Of two events of one second the
-- later kind is the newer one (created, updated, deleted), and of two of one kind the one with the higher id.
create table subscriptions (
    provider        text        not null,
    subscription_id text        not null,
    customer_id     text        not null,
    status          text        not null,
    tier            text        not null check (tier in ('free', 'premium', 'professional', 'enterprise')),
    expires_at      timestamptz check (tier = 'free' or expires_at is not null),
    happened_at     timestamptz not null,
    kind_rank       integer     not null,
    event_id        text        collate "C" not null,
    primary key (provider, subscription_id)
);
create index subscriptions_customer on subscriptions (provider, customer_id);

-- For finding whose tier has just run out.
create index profiles_subscription_end on profiles (subscription_expires_at) where subscription_tier <> 'free';

grant select, insert, update, delete on payment_customers, subscriptions to accounts_service;
grant select, insert, update on payment_events to accounts_service;
