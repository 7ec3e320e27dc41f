-- Photos and business cards that go with a visit. They follow the log by the id it was given on the phone, so that those of a log that waits are kept too.
-- They never reach a client: no policy lets one see them, and no report reads them.

create table visit_photo (
  client_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  customer_id uuid not null,
  log_id uuid not null,
  kind text not null,
  width integer not null,
  height integer not null,
  bytes bytea not null,
  sha256 text not null,
  taken_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  staff_id uuid not null references staff (id),
  primary key (client_id, id),
  constraint visit_photo_id unique (id),
  constraint visit_photo_kind check (kind in ('photo', 'card')),
  constraint visit_photo_size check (octet_length(bytes) between 1 and 1400000),
  foreign key (client_id, campaign_id) references campaign (client_id, id),
  foreign key (client_id, customer_id) references customer (client_id, id)
);
create index visit_photo_log on visit_photo (client_id, log_id);
create index visit_photo_customer on visit_photo (client_id, customer_id, taken_at desc);

alter table visit_photo enable row level security;
alter table visit_photo force row level security;
create policy staff_only on visit_photo using (rondo_sees(client_id) and (select current_setting('rondo.actor', true)) <> 'client');
grant select, insert, update, delete on visit_photo to rondo_app;
select lock_to_campaign('visit_photo', 'campaign_id = any ((select rondo_campaigns())::uuid[])
  or staff_id = (select nullif(current_setting(''rondo.staff'', true), '''')::uuid)');

-- What the clock and the route proposed, so that a visit says which of its minutes and kilometres somebody changed.
alter table visit add column proposed jsonb;
