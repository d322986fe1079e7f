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

-- One code at a time and channel, kept as a hash and worthless after a few wrong tries.
create table verification_codes (
    user_id    uuid        not null references profiles on delete cascade,
    channel    text        not null check (channel in ('email', 'phone')),
    address    text        not null,
    code_hash  bytea       not null,
    tries_left integer     not null,
    expires_at timestamptz not null,
    primary key (user_id, channel)
);
create index verification_codes_expiry on verification_codes (expires_at);

-- What was sent in the last day, so that people are not flooded: neither by themselves nor by others who give their address.
create table verification_sendings (
    sending_id uuid        primary key default uuidv7(),
    user_id    uuid        not null references profiles on delete cascade,
    channel    text        not null check (channel in ('email', 'phone')),
    address    text        not null,
    sent_at    timestamptz not null
);
create index verification_sendings_user on verification_sendings (user_id, channel, sent_at);
create index verification_sendings_address on verification_sendings (channel, address, sent_at);
create index verification_sendings_age on verification_sendings (sent_at);

-- What was proved. An address speaks for one person at a time, and a person has one of each channel.
create table verified_addresses (
    channel     text        not null check (channel in ('email', 'phone')),
    address     text        not null,
    user_id     uuid        not null references profiles on delete cascade,
    verified_at timestamptz not null default now(),
    primary key (channel, address)
);
create index verified_addresses_user on verified_addresses (user_id, channel);

-- That somebody proved another address is in the audit log; which one is not, since the log outlives the account.
create trigger audit_address after insert or update or delete on verified_addresses
    for each row execute function audit('verified_address', 'user_id', 'channel', 'verified_at');

grant select, insert, update on account_type_requests to accounts_service;
grant select, insert, update, delete on verification_codes, verification_sendings, verified_addresses to accounts_service;
