-- How people become more than users: account types asked for, and addresses proved to be theirs.

create table account_type_requests (
    request_id     uuid        primary key default uuidv7(),
    user_id        uuid        not null references profiles on delete cascade,
    requested_type text        not null check (requested_type in ('artist', 'venue', 'promoter', 'venue_manager', 'media')),
    business_info  jsonb       not null,
    state          text        not null default 'pending' check (state in ('pending', 'approved', 'rejected', 'withdrawn')),
    reason         text,
    decided_by     uuid,
    decided_at     timestamptz,
    created_at     timestamptz not null default now()
);

create unique index account_type_requests_one_at_a_time on account_type_requests (user_id) where state = 'pending';
create index account_type_requests_of_user on account_type_requests (user_id, created_at);
create index account_type_requests_state on account_type_requests (state, request_id);

create trigger audit_request after insert or update or delete on account_type_requests
    for each row execute function audit('account_type_request', 'user_id', 'request_id', 'requested_type', 'state', 'reason');

-- One code at a time and channel. Codes are kept as hashes, and worthless after a few wrong tries.
create table verification_codes (
    user_id    uuid        not null references profiles on delete cascade,
    channel    text        not null check (channel in ('email', 'phone')),
    address    text        not null,
    code_hash  bytea       not null,
    tries_left integer     not null,
    sent       integer     not null default 1,
    first_sent timestamptz not null default now(),
    sent_at    timestamptz not null default now(),
    expires_at timestamptz not null,
    primary key (user_id, channel)
);
comment on column verification_codes.sent is 'How many were sent since first_sent: people are not to be flooded.';

-- What was proved. An address speaks for one person at a time.
create table verified_addresses (
    channel     text        not null check (channel in ('email', 'phone')),
    address     text        not null,
    user_id     uuid        not null references profiles on delete cascade,
    verified_at timestamptz not null default now(),
    primary key (channel, address)
);
create index verified_addresses_user on verified_addresses (user_id);

grant select, insert, update on account_type_requests to accounts_service;
grant select, insert, update, delete on verification_codes, verified_addresses to accounts_service;
