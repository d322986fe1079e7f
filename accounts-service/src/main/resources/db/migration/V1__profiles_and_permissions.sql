-- Who a user is to the suite, and what each type of account may do.

create table profiles (
    user_id                 uuid primary key,
    name                    text,
    avatar_url              text,
    bio                     text,
    instagram_handle        text,
    gender                  text,
    birthday                date,
    city                    text,
    state                   text,
    last_active_at          timestamptz,
    is_public_profile       boolean     not null default true,
    account_type            text        not null default 'user'
        check (account_type in ('user', 'artist', 'venue', 'admin', 'promoter', 'ad_account', 'venue_manager', 'label', 'media')),
    verification_level      text        not null default 'none'
        check (verification_level in ('none', 'email', 'phone', 'identity', 'business')),
    verified                boolean     not null generated always as (verification_level in ('identity', 'business')) stored,
    business_info           jsonb       not null default '{}',
    subscription_tier       text        not null default 'free'
        check (subscription_tier in ('free', 'premium', 'professional', 'enterprise')),
    subscription_expires_at timestamptz,
    created_at              timestamptz not null default now()
);

comment on table profiles is 'One row per user of the app, made at the first call with the user''s token.';
comment on column profiles.verified is 'Identity or business verification; email and phone prove less.';

create index profiles_account_type on profiles (account_type) where account_type <> 'user';

-- The vocabulary. A key that is not here cannot be granted.
create table permissions (
    permission_key text primary key,
    description    text not null
);

insert into permissions (permission_key, description) values
    ('view_events',           'See events in the feed and in search.'),
    ('create_reviews',        'Review an event that one attended.'),
    ('like_events',           'Like events and mark interest.'),
    ('comment',               'Comment on events and reviews, and chat.'),
    ('follow_artists',        'Follow artists and venues.'),
    ('manage_artist_profile', 'Edit the profile of a claimed artist.'),
    ('view_artist_analytics', 'Read the figures of a claimed artist.'),
    ('claim_events',          'Claim an event as one''s own.'),
    ('create_events',         'Add events.'),
    ('manage_venue_profile',  'Edit the profile of a claimed venue.'),
    ('view_venue_analytics',  'Read the figures of a claimed venue.'),
    ('manage_promotions',     'Promote events and set their budgets.'),
    ('view_event_analytics',  'Read the figures of events one created or claimed.'),
    ('create_campaigns',      'Create advertising campaigns.'),
    ('manage_ads',            'Edit, start and stop advertisements.'),
    ('view_ad_analytics',     'Read the figures of one''s own advertisements.'),
    ('target_users',          'Choose the audience of an advertisement.'),
    ('manage_users',          'Edit any account: type, verification, tier.'),
    ('manage_events',         'Edit any event.'),
    ('manage_reviews',        'Edit or remove any review.'),
    ('view_all_analytics',    'Read every figure, whoever owns it.'),
    ('moderate_content',      'Hide content that breaks the rules.'),
    ('manage_experiments',    'Create, run and decide experiments.'),
    ('manage_permissions',    'Grant and withdraw permissions of account types.'),
    ('manage_tracking',       'Sources, write keys, the tracking plan and the quarantine.'),
    ('manage_catalogue',      'Write the catalogue of events, artists and venues.'),
    ('export_analytics',      'Export figures and raw interactions.');

create table account_permissions (
    id             uuid        primary key default gen_random_uuid(),
    account_type   text        not null
        check (account_type in ('user', 'artist', 'venue', 'admin', 'promoter', 'ad_account', 'venue_manager', 'label', 'media')),
    permission_key text        not null references permissions,
    granted        boolean     not null default true,
    created_at     timestamptz not null default now(),
    unique (account_type, permission_key)
);

-- What everybody with a face in the app may do; an ad account has none.
insert into account_permissions (account_type, permission_key)
select account_type, permission_key
from unnest(array['user', 'artist', 'venue', 'promoter', 'venue_manager', 'label', 'media']) as account_type,
     unnest(array['view_events', 'create_reviews', 'like_events', 'comment', 'follow_artists']) as permission_key;

insert into account_permissions (account_type, permission_key) values
    ('artist', 'manage_artist_profile'),
    ('artist', 'view_artist_analytics'),
    ('artist', 'claim_events'),
    ('venue', 'create_events'),
    ('venue', 'manage_venue_profile'),
    ('venue', 'view_venue_analytics'),
    ('venue_manager', 'create_events'),
    ('venue_manager', 'manage_venue_profile'),
    ('venue_manager', 'view_venue_analytics'),
    ('promoter', 'create_events'),
    ('promoter', 'manage_promotions'),
    ('promoter', 'view_event_analytics'),
    ('label', 'view_artist_analytics'),
    ('label', 'manage_artist_profile'),
    ('ad_account', 'create_campaigns'),
    ('ad_account', 'manage_ads'),
    ('ad_account', 'view_ad_analytics'),
    ('ad_account', 'target_users');

insert into account_permissions (account_type, permission_key)
select 'admin', permission_key from permissions;

grant select, insert, update on profiles to accounts_service;
grant select on permissions, account_permissions to accounts_service;
