-- What exposed subjects do is in the interactions, and who a visitor turned out to be decides whose they are: the results
-- of experiments are folded from both, as the rollups are.
grant usage on schema tracking to experiments_service;
grant select on user_interactions, identities to experiments_service;
create policy experiments on user_interactions for select to experiments_service using (true);
