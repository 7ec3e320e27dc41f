-- Visits that were written down on a phone: the evidence on the visit itself, and the logs that could not simply become one.

alter table visit
  add column written_at timestamptz(3),
  add column received_at timestamptz(3),
  add column device uuid,
  add column clock_off_seconds integer not null default 0,
  add column by_phone boolean not null default false,
  add column arrived_latitude double precision,
  add column arrived_longitude double precision,
  add constraint visit_arrived_place check ((arrived_latitude is null) = (arrived_longitude is null));

-- A log from a phone that nobody may lose and no rule could take in: the campaign was closed meanwhile, the unit ran out, a colleague logged the same visit, or
-- another text came under an id that was used.
create table phone_log (
  client_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  customer_id uuid not null,
  appointment_id uuid,
  op uuid not null,
  body_sha256 text not null,
  body jsonb not null,
  why text not null,
  staff_id uuid not null references staff (id),
  written_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  device uuid not null,
  clock_off_seconds integer not null default 0,
  settled_at timestamptz(3),
  settled_by text,
  settled_as text,
  primary key (client_id, id),
  constraint phone_log_op unique (client_id, op, body_sha256),
  foreign key (client_id, campaign_id) references campaign (client_id, id),
  foreign key (client_id, customer_id) references customer (client_id, id),
  foreign key (client_id, appointment_id) references appointment (client_id, id),
  constraint phone_log_settled check ((settled_at is null) = (settled_as is null)),
  constraint phone_log_settled_as check (settled_as in ('booked', 'mine', 'office', 'left-out'))
);
create index phone_log_waiting on phone_log (client_id, campaign_id) where settled_at is null;
create index phone_log_customer on phone_log (client_id, customer_id);
create index phone_log_appointment on phone_log (client_id, appointment_id);

alter table phone_log enable row level security;
alter table phone_log force row level security;
create policy staff_only on phone_log using (rondo_sees(client_id) and (select current_setting('rondo.actor', true)) <> 'client');
grant select, insert, update on phone_log to rondo_app;
select lock_to_campaign('phone_log', 'campaign_id = any ((select rondo_campaigns())::uuid[])
  or staff_id = (select nullif(current_setting(''rondo.staff'', true), '''')::uuid)');
