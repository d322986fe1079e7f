-- Who left and came back counts again, by what they did since: so it must be known when they did it.
-- What was read before this counts as done before anything that is known of them.
alter table audience_firsts add column acted_at timestamptz not null default '-infinity';
comment on column audience_firsts.acted_at is 'When they did it.';
