-- How far the interactions have been read for exposures: everything up to and including this transaction.
create table exposure_cursor (
    one      boolean primary key default true check (one),
    position xid8    not null
);
comment on table exposure_cursor is 'Whoever holds the row reads on; after a restored dump the position is set to 0.';
insert into exposure_cursor (position) values ('0');
grant select, update on exposure_cursor to experiments_service;
