-- Hours of a Flex unit that the client asks for, in the portal or told to us, until we answer.
create table call_off (
  client_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  asked text not null check (length(btrim(asked)) between 1 and 1000),
  minutes integer not null check (minutes between 1 and 600000),
  wanted_by date,
  -- Who asked: one of the client's people in the portal, or a name that one of ours wrote down.
  client_person_id uuid,
  told_by text check (length(btrim(told_by)) between 1 and 120),
  asked_at timestamptz(3) not null default now(),
  answer_by date not null,
  granted_minutes integer check (granted_minutes between 1 and 600000),
  decision text check (decision in ('granted', 'declined')),
  answer text check (length(btrim(answer)) between 1 and 1000),
  decided_by uuid references staff (id),
  decided_at timestamptz(3),
  withdrawn_at timestamptz(3),
  primary key (client_id, id),
  foreign key (client_id, unit_id) references unit (client_id, id),
  foreign key (client_id, client_person_id) references client_person (client_id, id),
  check ((client_person_id is null) <> (told_by is null)),
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  check ((decision is not distinct from 'granted') = (granted_minutes is not null)),
  check (decision is distinct from 'declined' or answer is not null),
  check (withdrawn_at is null or decision is null)
);
create index call_off_unit on call_off (client_id, unit_id, asked_at);
create index call_off_waiting on call_off (client_id, answer_by) where decided_at is null and withdrawn_at is null;
grant select, insert, update on call_off to rondo_app;
alter table call_off enable row level security;
alter table call_off force row level security;
create policy of_the_client on call_off using (
  (select current_setting('rondo.clients', true)) = '*' or client_id = any ((select rondo_clients())::uuid[]));
select lock_to_campaign('call_off', 'unit_id = any (array(select u.id from unit u))');
