-- May we call, and was it said ----------------------------------------------------------------------------------------------------------------

-- Consent of a person, or of an organisation as a whole, with its proof. It is never edited: it is withdrawn, and given anew.
create table calling_consent (
  client_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  contact_id uuid,
  given_on date not null,
  how text not null check (how in ('in-writing', 'by-phone', 'in-person', 'web-form', 'published-number')),
  wording text not null check (length(btrim(wording)) between 10 and 1000),
  staff_id uuid not null references staff (id),
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (client_id, id),
  foreign key (client_id, customer_id) references customer (client_id, id),
  foreign key (client_id, contact_id) references contact (client_id, id)
);
create index calling_consent_customer on calling_consent (client_id, customer_id) where withdrawn_at is null;
create index calling_consent_contact on calling_consent (client_id, contact_id);
alter table calling_consent enable row level security;
alter table calling_consent force row level security;
create policy staff_only on calling_consent using (rondo_sees(client_id) and (select current_setting('rondo.actor', true)) <> 'client');
grant select, insert, update, delete on calling_consent to rondo_app;

alter table call
  -- What the guard or the calling rules said when somebody went on all the same; counted with the reason.
  add column guard_past text[],
  -- Whether the right of objection was named.
  add column objection_offered boolean not null default false,
  -- What this call changed in the base: whom it shut out who was not shut out before, whose job it ended, what it mended. Undone, it puts back that and no more.
  add column effects jsonb not null default '{}',
  add check (guard_past is null or length(btrim(guard_reason)) >= 10);

create index call_person on call (client_id, contact_id, started_at);
drop index call_contact;
create index call_latest on call (client_id, campaign_id, customer_id, started_at desc);
create index call_past_guard on call (client_id, started_at) where guard_past is not null;
create index visit_person on visit (client_id, contact_id, "on");
drop index visit_contact;
create index call_recent on call (client_id, started_at);
