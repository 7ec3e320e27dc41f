-- What was closed is listed the last closed first.
create index request_closed on request (solved_at desc, id) where solved_at is not null;
