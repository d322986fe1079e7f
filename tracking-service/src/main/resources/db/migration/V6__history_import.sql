-- What an import of history could not take is quarantined as what it is: it may be of any age, then and when replayed.
alter table quarantine drop constraint quarantine_face_check;
alter table quarantine add constraint quarantine_face_check check (face in ('interactions', 'segment', 'history'));

comment on column quarantine.face is 'Which API the body speaks: our own, Segment''s, or the import of history.';
