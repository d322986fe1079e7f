-- accounts decides who may read an event's figures, and whoever made the event may. That and nothing else it reads here.
grant usage on schema analytics to accounts_owner;
grant select (event_id, created_by) on events to accounts_owner;
