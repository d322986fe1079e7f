-- Experiments read raw interactions, and who a visitor turned out to be, and nothing else of this schema: exposures, and
-- what people did after them.
grant usage on schema tracking to experiments_service;
grant select on user_interactions, identities to experiments_service;
create policy experiments on user_interactions for select to experiments_service using (true);

-- Those that report exposures are few among many.
create index user_interactions_exposures on user_interactions (written_in) where entity_type = 'experiment';
