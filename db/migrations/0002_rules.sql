-- What must never be, refused by the database itself; and the second lock on the door: row-level security per client.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Rows of a client point only to rows of the same client -----------------------------------------------------------------------------------

alter table auth_session add foreign key (user_id) references auth_user (id) on delete cascade;
alter table auth_account add foreign key (user_id) references auth_user (id) on delete cascade;
alter table auth_two_factor add foreign key (user_id) references auth_user (id) on delete cascade;
alter table auth_reset add foreign key (user_id) references auth_user (id) on delete cascade;
alter table preference add foreign key (user_id) references auth_user (id) on delete cascade;
alter table staff add foreign key (user_id) references auth_user (id);

alter table client_staff add foreign key (client_id) references client (id), add foreign key (staff_id) references staff (id);
alter table client_person add foreign key (client_id) references client (id), add foreign key (user_id) references auth_user (id);
alter table invitation
  add foreign key (staff_id) references staff (id),
  add foreign key (client_id, client_person_id) references client_person (client_id, id),
  add foreign key (invited_by) references auth_user (id),
  add foreign key (accepted_by) references auth_user (id);

alter table campaign add foreign key (client_id) references client (id);
alter table campaign_staff
  add foreign key (client_id, campaign_id) references campaign (client_id, id),
  add foreign key (staff_id) references staff (id);
alter table unit add foreign key (client_id, campaign_id) references campaign (client_id, id);
alter table ledger_entry
  add foreign key (client_id, unit_id) references unit (client_id, id),
  add foreign key (client_id, reverses) references ledger_entry (client_id, id),
  add foreign key (staff_id) references staff (id);
alter table travel_entry
  add foreign key (client_id, unit_id) references unit (client_id, id),
  add foreign key (client_id, reverses) references travel_entry (client_id, id),
  add foreign key (staff_id) references staff (id);
alter table meeting add foreign key (client_id, campaign_id) references campaign (client_id, id);

alter table customer
  add foreign key (client_id) references client (id),
  add foreign key (client_id, canonical_id) references customer (client_id, id),
  add foreign key (client_id, import_id) references customer_import (client_id, id);
alter table customer_number add foreign key (client_id, customer_id) references customer (client_id, id);
alter table contact
  add foreign key (client_id) references client (id),
  add foreign key (client_id, canonical_id) references contact (client_id, id);
alter table job
  add foreign key (client_id, contact_id) references contact (client_id, id),
  add foreign key (client_id, customer_id) references customer (client_id, id);
alter table note
  add foreign key (client_id) references client (id),
  add foreign key (client_id, customer_id) references customer (client_id, id),
  add foreign key (client_id, contact_id) references contact (client_id, id),
  add foreign key (client_id, campaign_id) references campaign (client_id, id),
  add foreign key (written_by) references staff (id);
alter table ownership
  add foreign key (client_id, customer_id) references customer (client_id, id),
  add foreign key (staff_id) references staff (id);
alter table acquaintance
  add foreign key (client_id, contact_id) references contact (client_id, id),
  add foreign key (staff_id) references staff (id);
alter table customer_link
  add foreign key (client_id, from_customer_id) references customer (client_id, id),
  add foreign key (client_id, to_customer_id) references customer (client_id, id);
alter table signal
  add foreign key (client_id, customer_id) references customer (client_id, id),
  add foreign key (client_id, contact_id) references contact (client_id, id);
alter table project_list add foreign key (client_id) references client (id);
alter table project_list_member
  add foreign key (client_id, list_id) references project_list (client_id, id) on delete cascade,
  add foreign key (client_id, contact_id) references contact (client_id, id);

alter table customer_import add foreign key (client_id, campaign_id) references campaign (client_id, id);
alter table import_row
  add foreign key (client_id, import_id) references customer_import (client_id, id),
  add foreign key (client_id, customer_id) references customer (client_id, id);
alter table mapping_template add foreign key (client_id) references client (id);
alter table finding
  add foreign key (client_id, customer_id) references customer (client_id, id),
  add foreign key (client_id, import_id) references customer_import (client_id, id);
alter table duplicate_group add foreign key (client_id, campaign_id) references campaign (client_id, id);
alter table separate_pair
  add foreign key (client_id, low_id) references customer (client_id, id),
  add foreign key (client_id, high_id) references customer (client_id, id),
  add check (low_id < high_id);
alter table merge_event
  add foreign key (client_id, keeper_id) references customer (client_id, id),
  add foreign key (client_id, group_id) references duplicate_group (client_id, id);

alter table segment add foreign key (client_id, campaign_id) references campaign (client_id, id);
alter table segment_pin
  add foreign key (client_id, campaign_id) references campaign (client_id, id),
  add foreign key (client_id, customer_id) references customer (client_id, id),
  add foreign key (client_id, segment_id) references segment (client_id, id) on delete cascade;
alter table segment_member
  add foreign key (client_id, campaign_id) references campaign (client_id, id),
  add foreign key (client_id, customer_id) references customer (client_id, id),
  add foreign key (client_id, segment_id) references segment (client_id, id) on delete cascade;
alter table planned_activity
  add foreign key (client_id, campaign_id) references campaign (client_id, id),
  add foreign key (client_id, segment_id) references segment (client_id, id) on delete cascade,
  add foreign key (owner_id) references staff (id);
alter table plan_edition add foreign key (client_id, campaign_id) references campaign (client_id, id);

alter table round add foreign key (client_id, campaign_id) references campaign (client_id, id);
alter table round_item
  add foreign key (client_id, round_id) references round (client_id, id),
  add foreign key (client_id, campaign_id) references campaign (client_id, id),
  add foreign key (client_id, customer_id) references customer (client_id, id);
alter table appointment
  add foreign key (client_id) references client (id),
  add foreign key (client_id, campaign_id) references campaign (client_id, id),
  add foreign key (client_id, customer_id) references customer (client_id, id),
  add foreign key (client_id, contact_id) references contact (client_id, id),
  add foreign key (staff_id) references staff (id);
alter table call
  add foreign key (client_id, campaign_id) references campaign (client_id, id),
  add foreign key (client_id, customer_id) references customer (client_id, id),
  add foreign key (client_id, contact_id) references contact (client_id, id),
  add foreign key (client_id, appointment_id) references appointment (client_id, id),
  add foreign key (staff_id) references staff (id);
alter table visit
  add foreign key (client_id, campaign_id) references campaign (client_id, id),
  add foreign key (client_id, customer_id) references customer (client_id, id),
  add foreign key (client_id, contact_id) references contact (client_id, id),
  add foreign key (client_id, appointment_id) references appointment (client_id, id),
  add foreign key (staff_id) references staff (id);
alter table contact_claim
  add foreign key (client_id, customer_id) references customer (client_id, id),
  add foreign key (staff_id) references staff (id);

alter table task
  add foreign key (client_id) references client (id),
  add foreign key (client_id, campaign_id) references campaign (client_id, id),
  add foreign key (client_id, customer_id) references customer (client_id, id),
  add foreign key (client_id, contact_id) references contact (client_id, id),
  add foreign key (client_id, client_person_id) references client_person (client_id, id),
  add foreign key (staff_id) references staff (id),
  add check (staff_id is null or client_person_id is null);
alter table request
  add foreign key (client_id) references client (id),
  add foreign key (client_id, campaign_id) references campaign (client_id, id),
  add foreign key (client_id, customer_id) references customer (client_id, id),
  add foreign key (client_id, recovery_task_id) references task (client_id, id),
  add foreign key (owner_id) references staff (id),
  add foreign key (service_id) references service (id);
alter table report
  add foreign key (client_id, campaign_id) references campaign (client_id, id),
  add foreign key (client_id, replaces_id) references report (client_id, id);
alter table outbox add foreign key (client_id) references client (id);

-- Plain bounds -------------------------------------------------------------------------------------------------------------------------------

alter table auth_user add check (email = lower(email));
alter table auth_rate_limit add check (count > 0);
alter table staff add check (role in ('admin', 'manager', 'consultant'));
alter table client_person add check (level in ('owner', 'staff'));
alter table invitation
  add check (email = lower(email)),
  add check ((accepted_at is null) = (accepted_by is null)),
  add check (not (accepted_at is not null and revoked_at is not null)),
  add check (
    (kind = 'staff' and role in ('admin', 'manager', 'consultant') and client_id is null and client_person_id is null)
    or (kind = 'client' and role in ('owner', 'staff') and client_id is not null and client_person_id is not null and staff_id is null)
  );
create unique index invitation_open on invitation (email) where accepted_at is null and revoked_at is null;
create unique index client_one_firm on client (is_firm) where is_firm;

alter table campaign add check (ends_on >= starts_on);
alter table unit
  add check (minutes > 0), add check (indicated_visits >= 0), add check (ends_on >= starts_on), add check (km_rate_cents >= 0),
  add check (kind in ('unit-1', 'unit-2', 'unit-3', 'flex', 'own'));
alter table travel_entry add check (metres >= 0), add check (cents >= 0), add check (kind in ('km', 'parking', 'public-transport', 'other'));
alter table customer
  add check (length(btrim(name)) between 1 and 400),
  add check (canonical_id is null or canonical_id <> id),
  add check (latitude between -90 and 90), add check (longitude between -180 and 180),
  add check (status in ('active', 'closed'));
alter table note add check (visibility in ('shared', 'team', 'private')), add check (length(text) <= 10000);
alter table ownership add check (ends_on is null or ends_on >= starts_on), add check (role <> 'loan' or ends_on is not null);
alter table acquaintance add check (strength between 1 and 5);
alter table planned_activity add check (minutes between 0 and 100000), add check (target between 0 and 1000000);
create unique index segment_one_rest on segment (client_id, campaign_id) where is_rest;
alter table round_item add check (decision in ('visit', 'no', 'discuss'));
alter table call add check (minutes between 0 and 720);
alter table visit
  add check (visit_minutes between 0 and 720), add check (drive_minutes between 0 and 1440), add check (write_up_minutes between 0 and 720),
  add check (metres between 0 and 2000000), add check (score between 1 and 5), add check (opportunity_cents >= 0),
  add check (outcome in ('satisfied', 'opportunity', 'complaint', 'not-home'));
alter table appointment
  add check (ends_at > starts_at and (kind = 'leave' or ends_at - starts_at <= interval '12 hours')),
  add check (state in ('proposed', 'agreed', 'done', 'cancelled', 'no-show')),
  add check ((kind = 'visit') <= (customer_id is not null));

-- No consultant is in two places at once, whichever clients they are for -----------------------------------------------------------------------

alter table appointment add constraint appointment_no_double_booking
  exclude using gist (staff_id with =, tstzrange(starts_at, ends_at) with &&) where (state in ('proposed', 'agreed', 'done'));

-- A colleague calls inside another's quiet period only after a warning and with a reason -------------------------------------------------------

alter table contact_claim
  add check (quiet_until > starts_at),
  add check (reason is null or (length(btrim(reason)) >= 10 and warned_at is not null));
alter table contact_claim add constraint contact_claim_quiet
  exclude using gist (client_id with =, customer_id with =, staff_id with <>, tstzrange(starts_at, quiet_until) with &&) where (reason is null);

-- The unit ledger ----------------------------------------------------------------------------------------------------------------------------

alter table ledger_entry
  add check (minutes > 0),
  add check (kind in ('opening', 'consumption', 'reservation', 'release', 'reversal', 'expiry', 'write-off', 'overrun')),
  add check ((kind = 'reversal') = (reverses is not null)),
  add check (kind not in ('reversal', 'write-off', 'overrun') or length(btrim(coalesce(reason, ''))) > 0),
  add check (kind <> 'consumption' or subject is not null);
create unique index ledger_reversed_once on ledger_entry (client_id, reverses) where reverses is not null;
create unique index ledger_booked_once on ledger_entry (client_id, activity_id, subject, revision) where kind = 'consumption' and activity_id is not null;
create unique index ledger_one_opening on ledger_entry (client_id, unit_id) where kind = 'opening';
create unique index travel_reversed_once on travel_entry (client_id, reverses) where reverses is not null;
create unique index travel_booked_once on travel_entry (client_id, activity_id, kind) where reverses is null and activity_id is not null and kind = 'km';

create function ledger_sign(kind text) returns integer language sql immutable parallel safe as
$$ select case kind when 'opening' then 1 when 'overrun' then 1 when 'write-off' then 1 when 'consumption' then -1 when 'expiry' then -1 else 0 end $$;

-- What an entry does to the balance: its kind's direction, a reversal the opposite of what it reverses.
create view ledger_line with (security_invoker = true) as
select e.*, e.minutes * (case when e.kind = 'reversal' then -ledger_sign(r.kind) else ledger_sign(e.kind) end) as change
from ledger_entry e
left join ledger_entry r on r.client_id = e.client_id and r.id = e.reverses;

create function ledger_guard() returns trigger language plpgsql as $$
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
  if new.kind = 'consumption' and u.kind = 'flex' and new."on" > u.ends_on then
    raise exception 'ledger: after the unit ended' using errcode = 'RD004';
  end if;
  if new.kind = 'reversal' then
    select * into r from ledger_entry where client_id = new.client_id and id = new.reverses;
    if r.kind = 'reversal' or r.unit_id <> new.unit_id or r.minutes <> new.minutes then
      raise exception 'ledger: a reversal mirrors one entry of the same unit' using errcode = 'RD005';
    end if;
  end if;
  if new.kind = 'consumption' and new.activity_id is not null and exists (
    select from ledger_entry e
    where e.client_id = new.client_id and e.activity_id = new.activity_id and e.subject = new.subject and e.kind = 'consumption'
      and not exists (select from ledger_entry x where x.client_id = e.client_id and x.reverses = e.id)
  ) then
    raise exception 'ledger: this log line is booked already' using errcode = 'RD006';
  end if;
  if new.kind in ('consumption', 'expiry') then
    select coalesce(sum(change), 0) into left_minutes from ledger_line where client_id = new.client_id and unit_id = new.unit_id;
    if left_minutes < new.minutes then raise exception 'ledger: not enough minutes' using errcode = 'RD007'; end if;
  end if;
  return new;
end $$;
create trigger ledger_guard before insert on ledger_entry for each row execute function ledger_guard();

create function travel_guard() returns trigger language plpgsql as $$
declare u unit;
begin
  select * into u from unit where client_id = new.client_id and id = new.unit_id;
  if u.closed_through is not null and new."on" <= u.closed_through then
    raise exception 'travel: the period is closed' using errcode = 'RD003';
  end if;
  return new;
end $$;
create trigger travel_guard before insert on travel_entry for each row execute function travel_guard();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'RD010';
end $$;
create trigger ledger_append_only before update or delete on ledger_entry for each row execute function refuse_change();
create trigger ledger_no_truncate before truncate on ledger_entry execute function refuse_change();
create trigger travel_append_only before update or delete on travel_entry for each row execute function refuse_change();
create trigger travel_no_truncate before truncate on travel_entry execute function refuse_change();
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();
create trigger audit_no_truncate before truncate on audit execute function refuse_change();

-- A released report never changes ---------------------------------------------------------------------------------------------------------------

alter table report
  add check (state in ('draft', 'released')),
  add check (state = 'draft' or (pdf is not null and content is not null and sha256 is not null and released_at is not null)),
  add check (ends_on >= starts_on);
create unique index report_number on report (client_id, campaign_id, kind, number, edition);

create function report_guard() returns trigger language plpgsql as $$
begin
  if old.state = 'released' then raise exception 'a released report never changes' using errcode = 'RD011'; end if;
  if tg_op = 'DELETE' then return old; end if;
  if new.state = 'released' and new.sha256 <> encode(sha256(new.pdf), 'hex') then
    raise exception 'the stored hash is not that of the bytes' using errcode = 'RD012';
  end if;
  return new;
end $$;
create trigger report_guard before update or delete on report for each row execute function report_guard();
create trigger report_no_truncate before truncate on report execute function refuse_change();

-- Search -----------------------------------------------------------------------------------------------------------------------------------------

create index customer_name_trgm on customer using gin (name gin_trgm_ops);
create index contact_name_trgm on contact using gin (name gin_trgm_ops);
create index customer_living on customer (client_id, name collate "und-x-icu") where canonical_id is null;

-- The second lock: the app's role sees only rows of the clients in `rondo.clients` ----------------------------------------------------------------

do $$
begin
  if not exists (select from pg_roles where rolname = 'rondo_app') then create role rondo_app nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
-- From PostgreSQL 16 on, who made a role is its administrator and still needs the right to set it; 15 does not know that word.
do $$
declare may_set boolean;
begin
  if current_setting('server_version_num')::int >= 160000 then
    execute $q$ select pg_has_role(current_user, 'rondo_app', 'SET') $q$ into may_set;
  else
    may_set := pg_has_role(current_user, 'rondo_app', 'member');
  end if;
  if not may_set then execute format('grant rondo_app to %I', current_user); end if;
end $$;

grant usage on schema public to rondo_app;
grant select, insert, update, delete on all tables in schema public to rondo_app;
revoke all on auth_user, auth_session, auth_account, auth_verification, auth_two_factor, auth_rate_limit, auth_reset, invitation from rondo_app;
revoke update, delete on ledger_entry, travel_entry, audit from rondo_app;
grant execute on all functions in schema public to rondo_app;

-- The planner may read the list before it asks whether everything is seen, so '*' is no list here: a cast of it would fail.
create function rondo_clients() returns uuid[] language sql stable as
$$ select string_to_array(nullif(nullif(current_setting('rondo.clients', true), ''), '*'), ',')::uuid[] $$;

create function rondo_sees(row_client uuid) returns boolean language sql stable as
$$ select current_setting('rondo.clients', true) = '*' or row_client = any (rondo_clients()) $$;

do $$
declare t text;
begin
  for t in
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'invitation'
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    if t not in ('note', 'contact_claim', 'acquaintance', 'appointment', 'outbox', 'audit') then
      -- The settings stand in sub-selects so that they are read once a query and not once a row.
      execute format($p$create policy of_the_client on %I using (
        (select current_setting('rondo.clients', true)) = '*'
        or client_id = any ((select rondo_clients())::uuid[]))$p$, t);
    end if;
  end loop;
end $$;

create policy of_the_client on note using (
  rondo_sees(client_id) and ((select current_setting('rondo.actor', true)) <> 'client' or visibility = 'shared'));
create policy staff_only on contact_claim using (rondo_sees(client_id) and (select current_setting('rondo.actor', true)) <> 'client');
create policy staff_only on acquaintance using (rondo_sees(client_id) and (select current_setting('rondo.actor', true)) <> 'client');
create policy staff_only on outbox using (rondo_sees(client_id) and (select current_setting('rondo.actor', true)) <> 'client');
-- A consultant's own calendar is theirs, whichever client an appointment is for.
create policy of_the_client on appointment using (
  rondo_sees(client_id) or staff_id = (select nullif(current_setting('rondo.staff', true), '')::uuid))
  with check (rondo_sees(client_id));
-- Everyone's doings are recorded; reading them is for staff.
create policy write_all on audit for insert with check (true);
create policy staff_reads on audit for select using (
  (select current_setting('rondo.actor', true)) in ('staff', 'system') and (client_id is null or rondo_sees(client_id)));

alter table client enable row level security;
alter table client force row level security;
create policy of_the_client on client using (rondo_sees(id));
-- A new client is made by someone who does not see it yet; the door's `rondo.actor` says it is one of ours.
create policy made_by_staff on client for insert with check ((select current_setting('rondo.actor', true)) in ('staff', 'system'));

-- What one user did or prefers is nobody else's: receipts and preferences are read by user id in db/ and hold no client data.
