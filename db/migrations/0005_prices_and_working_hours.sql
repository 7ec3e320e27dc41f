-- What time costs, statements that never change once issued, receipts of travel, and when our people work.

-- How a unit's time is charged, from a day on; what it costs stands in its terms.
create table unit_charge (
  client_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  edition integer not null check (edition > 0),
  applies_from date not null,
  basis text not null check (basis in ('unit', 'project', 'hourly')),
  charged text not null check (charged in ('at-start', 'as-used')),
  rates jsonb not null default '{}',
  vat text not null check (vat in ('standard', 'low', 'reverse-charged')),
  reason text not null check (length(btrim(reason)) > 0),
  made_by text,
  made_at timestamptz(3) not null default now(),
  primary key (client_id, id),
  constraint unit_charge_edition unique (client_id, unit_id, edition),
  constraint unit_charge_from unique (client_id, unit_id, applies_from),
  foreign key (client_id, unit_id) references unit (client_id, id),
  check (basis <> 'hourly' or charged = 'as-used')
);

create table travel_receipt (
  client_id uuid not null,
  id uuid not null,
  travel_id uuid not null,
  file_name text not null,
  media_type text not null,
  bytes bytea not null,
  sha256 text not null,
  added_by text,
  added_at timestamptz(3) not null default now(),
  primary key (client_id, id),
  foreign key (client_id, travel_id) references travel_entry (client_id, id),
  check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  check (octet_length(bytes) between 1 and 5000000)
);
create index travel_receipt_travel on travel_receipt (client_id, travel_id);

create table statement (
  client_id uuid not null,
  id uuid not null,
  number text not null,
  starts_on date not null,
  ends_on date not null,
  issued_on date not null,
  due_on date not null,
  language text not null,
  net_cents integer not null,
  vat_cents integer not null,
  total_cents integer not null,
  content jsonb not null,
  pdf bytea not null,
  ubl text not null,
  sha256 text not null,
  credits_id uuid,
  reason text,
  issued_by uuid,
  issued_at timestamptz(3) not null default now(),
  primary key (client_id, id),
  constraint statement_id unique (id),
  constraint statement_number unique (number),
  foreign key (client_id) references client (id),
  foreign key (client_id, credits_id) references statement (client_id, id),
  check (ends_on >= starts_on),
  check (total_cents = net_cents + vat_cents),
  check ((credits_id is null) = (reason is null)),
  check (sha256 = encode(sha256(pdf), 'hex'))
);
create unique index statement_credited_once on statement (client_id, credits_id) where credits_id is not null;
create index statement_client on statement (client_id, issued_on);

-- What stands on a statement: an entry of a ledger or of travel stands on one that is not credited. A credit frees it.
create table statement_entry (
  client_id uuid not null,
  statement_id uuid not null,
  entry_id uuid not null,
  freed_by uuid,
  primary key (client_id, statement_id, entry_id),
  foreign key (client_id, statement_id) references statement (client_id, id),
  foreign key (client_id, freed_by) references statement (client_id, id)
);
create unique index statement_entry_once on statement_entry (client_id, entry_id) where freed_by is null;

-- The last number given out in a year: taken in the transaction of the statement itself, so that none is skipped.
create table statement_count (year integer primary key, last integer not null check (last > 0));

-- How the costs of a client are charged on to groups of its own.
create table cost_rule (
  client_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  attribute text,
  groups jsonb not null default '[]',
  shared_by text not null default 'own-cost',
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  primary key (client_id, id),
  foreign key (client_id) references client (id),
  check (kind in ('attribute', 'fixed')),
  check (shared_by in ('own-cost', 'customers')),
  check ((kind = 'attribute') = (attribute is not null)),
  check (length(btrim(name)) between 1 and 120)
);

create table working_hours (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  weekday integer not null check (weekday between 1 and 7),
  from_minute integer not null check (from_minute between 0 and 1440),
  to_minute integer not null check (to_minute between 0 and 1440),
  valid_from date not null,
  created_at timestamptz(3) not null default now(),
  constraint working_hours_once unique (staff_id, valid_from, weekday, from_minute),
  check (to_minute > from_minute)
);

create table absence (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  from_day date not null,
  to_day date not null,
  kind text not null,
  created_at timestamptz(3) not null default now(),
  check (to_day >= from_day),
  check (kind in ('leave', 'sick', 'course', 'other'))
);
alter table absence add constraint absence_no_overlap exclude using gist (staff_id with =, daterange(from_day, to_day, '[]') with &&);

create trigger unit_charge_append_only before update or delete on unit_charge for each row execute function refuse_change();
create trigger unit_charge_no_truncate before truncate on unit_charge execute function refuse_change();
create trigger travel_receipt_append_only before update or delete on travel_receipt for each row execute function refuse_change();
create trigger travel_receipt_no_truncate before truncate on travel_receipt execute function refuse_change();
create trigger statement_append_only before update or delete on statement for each row execute function refuse_change();
create trigger statement_no_truncate before truncate on statement execute function refuse_change();

grant select, insert, update, delete on unit_charge, travel_receipt, statement, statement_entry, statement_count, cost_rule, working_hours, absence
  to rondo_app;
revoke update, delete on unit_charge, travel_receipt, statement from rondo_app;
revoke delete on statement_entry, statement_count from rondo_app;

do $$
declare t text;
begin
  foreach t in array array['travel_receipt', 'cost_rule', 'unit_charge', 'statement', 'statement_entry', 'statement_count', 'working_hours', 'absence']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  -- The settings stand in sub-selects so that they are read once a query and not once a row.
  foreach t in array array['travel_receipt', 'cost_rule', 'unit_charge', 'statement', 'statement_entry']
  loop
    execute format($p$create policy of_the_client on %I using (
      (select current_setting('rondo.clients', true)) = '*'
      or client_id = any ((select rondo_clients())::uuid[]))$p$, t);
  end loop;
  -- When our people work and how far our numbers have come is for ourselves.
  foreach t in array array['statement_count', 'working_hours', 'absence']
  loop
    execute format($p$create policy our_people on %I using ((select current_setting('rondo.actor', true)) in ('staff', 'system'))$p$, t);
  end loop;
end $$;
