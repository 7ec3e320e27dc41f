-- Relations are handed out, lent and passed on: by whom, by which rule, and what ended by it, so that it can be undone.
create table handout (
  client_id uuid not null references client (id),
  id uuid not null,
  kind text not null check (kind in ('assign', 'loan', 'departure')),
  role text check (role in ('owner', 'dossier-keeper', 'standby')),
  rule jsonb not null default '{}',
  from_staff_id uuid references staff (id),
  to_staff_id uuid references staff (id),
  starts_on date not null,
  ends_on date,
  reason text check (length(reason) <= 400),
  customers integer not null default 0 check (customers >= 0),
  made_by uuid references staff (id),
  made_at timestamptz(3) not null default now(),
  undone_at timestamptz(3),
  primary key (client_id, id),
  check (kind <> 'loan' or ends_on >= starts_on),
  check ((kind = 'assign') = (role is not null))
);
create index handout_in_order on handout (made_at desc, id);

alter table handout enable row level security;
alter table handout force row level security;
create policy staff_only on handout using (
  ((select current_setting('rondo.clients', true)) = '*' or client_id = any ((select rondo_clients())::uuid[]))
  and (select current_setting('rondo.actor', true)) <> 'client');
grant select, insert, update, delete on handout to rondo_app;

-- A row that was replaced on the very day it began ends the day before: it was never in force. `ended_before` is the last day it had until then.
alter table ownership
  add column handout_id uuid,
  add column ended_by uuid,
  add column ended_before date,
  add foreign key (client_id, handout_id) references handout (client_id, id),
  add foreign key (client_id, ended_by) references handout (client_id, id);
do $$
declare c text;
begin
  for c in select conname from pg_constraint where conrelid = 'ownership'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%ends_on >= starts_on%' loop
    execute format('alter table ownership drop constraint %I', c);
  end loop;
end $$;
alter table ownership add constraint ownership_days check (ends_on is null or ends_on >= starts_on - 1);
create index ownership_staff on ownership (staff_id, client_id);
create index ownership_handout on ownership (client_id, handout_id) where handout_id is not null;
create index ownership_ended_by on ownership (client_id, ended_by) where ended_by is not null;
