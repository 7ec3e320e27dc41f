-- Who need not be called before a day, and why. The list of who to call next leaves them out until then.

create table follow_up_snooze (
  client_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  until date not null,
  reason text not null,
  staff_id uuid not null references staff (id),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (client_id, id),
  foreign key (client_id, customer_id) references customer (client_id, id),
  constraint follow_up_snooze_reason check (length(btrim(reason)) between 3 and 500)
);

create index follow_up_snooze_customer on follow_up_snooze (client_id, customer_id) where ended_at is null;

alter table follow_up_snooze enable row level security;
alter table follow_up_snooze force row level security;
create policy staff_only on follow_up_snooze using (rondo_sees(client_id) and (select current_setting('rondo.actor', true)) <> 'client');
grant select, insert, update, delete on follow_up_snooze to rondo_app;
