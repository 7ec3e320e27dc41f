-- What a unit's contract says, in versions; units in order, or shared; marks; disputes; and sums of a ledger that read one row an entry.

-- The kinds of units that the firm sells. Beside the four of the method it may have its own.
create table unit_offer (
  id uuid primary key,
  kind text not null check (kind in ('unit-1', 'unit-2', 'unit-3', 'flex', 'own')),
  name text check (length(btrim(name)) between 1 and 120),
  minutes integer not null check (minutes between 1 and 600000),
  indicated_visits integer not null check (indicated_visits between 0 and 10000),
  price_cents integer check (price_cents between 0 and 1000000000),
  term text not null check (term in ('period', 'calendar-year', 'twelve-months')),
  unused text not null check (unused in ('stay', 'expire')),
  charges_fruitless boolean not null,
  source text,
  retired_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  check ((kind = 'own') = (name is not null))
);
create unique index unit_offer_one_each on unit_offer (kind) where kind <> 'own';
insert into unit_offer (id, kind, minutes, indicated_visits, term, unused, charges_fruitless) values
  ('01900000-0000-7000-8000-000000000001', 'unit-1', 2400, 14, 'period', 'stay', true),
  ('01900000-0000-7000-8000-000000000002', 'unit-2', 4800, 30, 'period', 'stay', true),
  ('01900000-0000-7000-8000-000000000003', 'unit-3', 7200, 46, 'period', 'stay', true),
  ('01900000-0000-7000-8000-000000000004', 'flex', 12000, 78, 'calendar-year', 'expire', false);
grant select, insert, update on unit_offer to rondo_app;
alter table unit_offer enable row level security;
alter table unit_offer force row level security;
create policy staff_only on unit_offer using ((select current_setting('rondo.actor', true)) in ('staff', 'system'));

alter table unit
  add column signed_on date,
  add column term text not null default 'period' check (term in ('period', 'calendar-year', 'twelve-months')),
  add column unused text not null default 'stay' check (unused in ('stay', 'expire')),
  add column charges_fruitless boolean not null default true,
  add column follows_id uuid,
  add column also_for uuid[] not null default '{}',
  add foreign key (client_id, follows_id) references unit (client_id, id),
  add check (follows_id <> id),
  add check (price_cents between 0 and 1000000000);
select set_config('rondo.clients', '*', true);
update unit set term = 'calendar-year', unused = 'expire', charges_fruitless = false where kind = 'flex';
create index unit_also_for on unit using gin (also_for);

create function unit_shared_guard() returns trigger language plpgsql as $$
begin
  if exists (select from unnest(new.also_for) c where not exists (select from campaign k where k.client_id = new.client_id and k.id = c)) then
    raise exception 'unit: shared with a campaign of another client' using errcode = '23503';
  end if;
  return new;
end $$;
create trigger unit_shared_guard before insert or update of also_for on unit for each row execute function unit_shared_guard();

-- The terms of a unit over time. What was booked keeps the terms of its day: nothing is counted again when a contract changes.
create table unit_terms (
  client_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  version integer not null check (version > 0),
  applies_from date not null,
  ends_on date not null,
  term text not null,
  unused text not null,
  drive_time_counts boolean not null,
  km_rate_cents integer not null,
  charges_fruitless boolean not null,
  price_cents integer,
  reason text,
  agreed_with text,
  staff_id uuid references staff (id),
  made_at timestamptz(3) not null default now(),
  primary key (client_id, id),
  unique (client_id, unit_id, version),
  foreign key (client_id, unit_id) references unit (client_id, id),
  check (version = 1 or (length(btrim(coalesce(reason, ''))) >= 10 and length(btrim(coalesce(agreed_with, ''))) > 0))
);
create function unit_first_terms() returns trigger language plpgsql as $$
begin
  insert into unit_terms (client_id, id, unit_id, version, applies_from, ends_on, term, unused, drive_time_counts, km_rate_cents, charges_fruitless, price_cents)
  values (new.client_id, gen_random_uuid(), new.id, 1, new.starts_on, new.ends_on, new.term, new.unused, new.drive_time_counts, new.km_rate_cents,
    new.charges_fruitless, new.price_cents);
  return null;
end $$;
insert into unit_terms (client_id, id, unit_id, version, applies_from, ends_on, term, unused, drive_time_counts, km_rate_cents, charges_fruitless, price_cents)
select client_id, gen_random_uuid(), id, 1, starts_on, ends_on, term, unused, drive_time_counts, km_rate_cents, charges_fruitless, price_cents from unit;
create trigger unit_first_terms after insert on unit for each row execute function unit_first_terms();
create trigger unit_terms_append_only before update or delete on unit_terms for each row execute function refuse_change();
create trigger unit_terms_no_truncate before truncate on unit_terms execute function refuse_change();

-- A mark that was passed, so that manager and client hear of each once.
create table unit_mark (
  client_id uuid not null,
  unit_id uuid not null,
  mark integer not null check (mark in (50, 75, 90, 100)),
  passed_at timestamptz(3) not null default now(),
  primary key (client_id, unit_id, mark),
  foreign key (client_id, unit_id) references unit (client_id, id)
);

-- A client who does not agree with a line. It waits for our answer until a day, and ends in a decision.
create table ledger_dispute (
  client_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  entry_id uuid not null,
  said text not null check (length(btrim(said)) between 1 and 1000),
  client_person_id uuid,
  raised_at timestamptz(3) not null default now(),
  answer_by date not null,
  decision text check (decision in ('stands', 'corrected')),
  answer text check (length(btrim(answer)) between 1 and 1000),
  decided_by uuid references staff (id),
  decided_at timestamptz(3),
  reversal_id uuid,
  primary key (client_id, id),
  foreign key (client_id, unit_id) references unit (client_id, id),
  foreign key (client_id, entry_id) references ledger_entry (client_id, id),
  foreign key (client_id, reversal_id) references ledger_entry (client_id, id),
  foreign key (client_id, client_person_id) references client_person (client_id, id),
  check ((decision is null) = (decided_at is null) and (decision is null) = (answer is null) and (decision is null) = (decided_by is null)),
  check ((decision = 'corrected') = (reversal_id is not null))
);
create unique index ledger_dispute_open on ledger_dispute (client_id, entry_id) where decided_at is null;
create index ledger_dispute_unit on ledger_dispute (client_id, unit_id, raised_at);

grant select, insert on unit_terms, unit_mark to rondo_app;
grant select, insert, update on ledger_dispute to rondo_app;

do $$
declare t text;
begin
  foreach t in array array['unit_terms', 'unit_mark', 'ledger_dispute'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy of_the_client on %I using (
      (select current_setting('rondo.clients', true)) = '*'
      or client_id = any ((select rondo_clients())::uuid[]))$p$, t);
  end loop;
end $$;

-- The kind that an entry stands for: its own, or that of what it takes back. With it a sum reads the entries of one unit and nothing else.
alter table ledger_entry add column origin text not null default '';
alter table ledger_entry disable trigger ledger_append_only;
update ledger_entry set origin = kind where kind <> 'reversal';
update ledger_entry e set origin = r.kind from ledger_entry r where e.kind = 'reversal' and r.client_id = e.client_id and r.id = e.reverses;
alter table ledger_entry enable trigger ledger_append_only;
create index ledger_sums on ledger_entry (client_id, unit_id) include (kind, origin, minutes);

create or replace view ledger_line with (security_invoker = true) as
select e.client_id, e.id, e.unit_id, e.kind, e.subject, e.minutes, e."on", e.activity_id, e.revision, e.reverses, e.text, e.reason, e.staff_id,
  e.booked_by, e.booked_at, e.minutes * (case when e.kind = 'reversal' then -1 else 1 end) * ledger_sign(e.origin) as change, e.origin
from ledger_entry e;

create or replace function ledger_guard() returns trigger language plpgsql as $$
declare
  u unit;
  r ledger_entry;
  left_minutes bigint;
begin
  select * into u from unit where client_id = new.client_id and id = new.unit_id for update;
  if u.id is null then raise exception 'ledger: the unit does not exist' using errcode = 'RD001'; end if;
  if new."on" < u.starts_on then raise exception 'ledger: before the unit began' using errcode = 'RD002'; end if;
  if u.closed_through is not null and new."on" <= u.closed_through then
    raise exception 'ledger: the period is closed' using errcode = 'RD003';
  end if;
  if new.kind = 'consumption' and u.unused = 'expire' and new."on" > u.ends_on then
    raise exception 'ledger: after the unit ended' using errcode = 'RD004';
  end if;
  new.origin := new.kind;
  if new.kind = 'reversal' then
    select * into r from ledger_entry where client_id = new.client_id and id = new.reverses;
    if r.id is null or r.kind in ('reversal', 'opening') or r.unit_id <> new.unit_id or r.minutes <> new.minutes then
      raise exception 'ledger: a reversal mirrors one entry of the same unit' using errcode = 'RD005';
    end if;
    new.origin := r.kind;
  end if;
  if new.kind = 'consumption' and new.activity_id is not null and exists (
    select from ledger_entry e
    where e.client_id = new.client_id and e.activity_id = new.activity_id and e.subject = new.subject and e.kind = 'consumption'
      and not exists (select from ledger_entry x where x.client_id = e.client_id and x.reverses = e.id)
  ) then
    raise exception 'ledger: this log line is booked already' using errcode = 'RD006';
  end if;
  -- Whatever takes minutes out, also the reversal of extra minutes, leaves nothing below nought.
  if new.kind in ('consumption', 'expiry') or (new.kind = 'reversal' and ledger_sign(new.origin) > 0) then
    select coalesce(sum(change), 0) into left_minutes from ledger_line where client_id = new.client_id and unit_id = new.unit_id;
    if left_minutes < new.minutes then raise exception 'ledger: not enough minutes' using errcode = 'RD007'; end if;
  end if;
  return new;
end $$;
