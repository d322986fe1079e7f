-- What every write paid for without need. A table's check constraint is parsed anew by every statement, for each partition
-- that it writes to: with 16 of them half a millisecond for a group, which for a small one is most of its time. A domain's
-- is parsed once per connection.

create domain fate as text check (value in ('stored', 'quarantined', 'filtered'));
create domain accounted as text check (value in ('received', 'stored', 'duplicate', 'quarantined', 'filtered'));

alter table message_fates drop constraint message_fates_fate_check;
alter table message_fates alter column fate type fate;
alter table accounting_deltas drop constraint accounting_deltas_fate_check;
alter table accounting_deltas alter column fate type accounted;

-- Fates arrive in the order of time: one range of it per block range says enough, and costs an insert less than several.
drop index message_fates_received;
create index message_fates_received on message_fates using brin (received_at) with (autosummarize = on);
