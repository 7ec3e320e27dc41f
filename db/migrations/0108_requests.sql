-- What comes in at the desk: who asked, the term that was promised in office time, and every step since. A request is the client's, whichever campaign it is for.
alter table request
  add column from_client boolean not null default false,
  add column client_person_id uuid,
  add column told_by text check (length(btrim(told_by)) between 1 and 120),
  add column reply_to text check (length(reply_to) <= 254),
  add column taken_at timestamptz(3),
  add column term_minutes integer check (term_minutes > 0),
  -- From when on little of the term is left.
  add column risk_at timestamptz(3),
  -- An answer before it was reopened came too late: it stays late, however quick the next one is.
  add column was_late boolean not null default false,
  add column reopened integer not null default 0 check (reopened >= 0),
  add foreign key (client_id, client_person_id) references client_person (client_id, id);
create index request_open on request (client_id, answer_by) where solved_at is null;
create index request_received on request (client_id, received_at) where from_client;
create index request_owner on request (owner_id) where solved_at is null;

create table request_step (
  client_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  at timestamptz(3) not null,
  kind text not null check (kind in ('taken', 'handed', 'noted', 'said', 'answered', 'closed', 'solved', 'reopened')),
  text text check (length(text) <= 10000),
  staff_id uuid references staff (id),
  client_person_id uuid,
  -- To whom it was handed.
  to_staff_id uuid references staff (id),
  primary key (client_id, id),
  foreign key (client_id, request_id) references request (client_id, id),
  foreign key (client_id, client_person_id) references client_person (client_id, id),
  check (kind not in ('noted', 'said', 'answered', 'solved', 'reopened') or length(btrim(text)) > 0)
);
create index request_step_of on request_step (client_id, request_id, at);
alter table request_step enable row level security;
alter table request_step force row level security;
-- What we note among ourselves is not the client's to read or to write.
create policy of_the_client on request_step using (
  ((select current_setting('rondo.clients', true)) = '*' or client_id = any ((select rondo_clients())::uuid[]))
  and ((select current_setting('rondo.actor', true)) <> 'client' or kind <> 'noted'));
grant select, insert, update on request_step to rondo_app;

-- How fast a client is answered, as agreed with them, per kind of request from a day on. What was promised before stays as it was promised.
create table service_level (
  client_id uuid not null references client (id),
  id uuid not null,
  kind text not null check (kind in ('question', 'complaint', 'visit-request', 'dispute', 'other')),
  minutes integer not null check (minutes between 30 and 60000),
  starts_on date not null,
  agreed_by uuid references staff (id),
  created_at timestamptz(3) not null default now(),
  primary key (client_id, id),
  unique (client_id, kind, starts_on)
);
alter table service_level enable row level security;
alter table service_level force row level security;
create policy of_the_client on service_level using (
  (select current_setting('rondo.clients', true)) = '*' or client_id = any ((select rondo_clients())::uuid[]));
grant select, insert, update on service_level to rondo_app;
