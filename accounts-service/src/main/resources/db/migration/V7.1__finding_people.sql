-- What admins look profiles and claims up by, the newest first. The order is part of each index, so that a page is read and no more;
-- what most people have in common (an ordinary user, unverified, free) is found along the order itself.

drop index profiles_account_type;

create index profiles_newest on profiles (created_at, user_id);
create index profiles_type on profiles (account_type, created_at, user_id) where account_type <> 'user';
create index profiles_tier on profiles (subscription_tier, created_at, user_id) where subscription_tier <> 'free';
create index profiles_level on profiles (verification_level, created_at, user_id) where verification_level <> 'none';
create index profiles_verified on profiles (created_at, user_id) where verified;
create index profiles_city on profiles (lower(city), created_at, user_id);
create index profiles_state on profiles (lower(state), created_at, user_id);
create index profiles_name on profiles (lower(name) text_pattern_ops);

create index ownership_claims_newest on ownership_claims (created_at, claim_id);
create index ownership_claims_user on ownership_claims (user_id, created_at, claim_id);
create index ownership_claims_resource on ownership_claims (resource_type, resource_id, created_at, claim_id);
