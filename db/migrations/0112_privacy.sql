-- Who asks what of their own data, what was decided and when it was answered (GDPR art. 12, 15–21). A register: it outlives what it is about, so it points to the
-- person and the customer without holding them, and after an erasure only kinds, days and who decided are left in it.
create table privacy_request (
  client_id uuid not null references client (id),
  id uuid not null,
  -- Where it came in; with a person it is about the person, without one about the customer itself.
  customer_id uuid not null,
  contact_id uuid,
  kind text not null check (kind in ('access', 'portability', 'correction', 'erasure', 'restriction', 'objection')),
  ground text check (ground in ('they-asked', 'client-asked', 'no-purpose')),
  received_on date not null,
  due_on date not null,
  extended_on date,
  extension_reason text check (length(extension_reason) <= 1000),
  words text check (length(words) <= 4000),
  identity text check (identity in ('known', 'called-back', 'document-seen', 'through-client')),
  identity_by uuid references staff (id),
  state text not null default 'open' check (state in ('open', 'answered', 'refused', 'withdrawn')),
  asked_by uuid references staff (id),
  asked_at timestamptz(3) not null default now(),
  decided_by uuid references staff (id),
  decided_at timestamptz(3),
  reason text check (length(reason) <= 2000),
  answered_on date,
  version integer not null default 1,
  primary key (client_id, id),
  unique (id),
  check (due_on > received_on),
  check ((extended_on is null) = (extension_reason is null)),
  check ((state = 'open') = (decided_at is null)),
  check ((kind = 'erasure') = (ground is not null))
);
create index privacy_request_open on privacy_request (client_id, due_on) where state = 'open';
create index privacy_request_of on privacy_request (client_id, customer_id);
create index privacy_request_person on privacy_request (client_id, contact_id) where contact_id is not null;
-- Two who ask to erase the same one at the same moment have asked it once.
create unique index privacy_request_one_erasure on privacy_request (client_id, coalesce(contact_id, customer_id)) where kind = 'erasure' and state = 'open';

-- The file with everything we hold of somebody. Its bytes are there for a bounded time; that it was made, and what was left out of it and why, stays.
create table privacy_export (
  client_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  language text not null check (language in ('nl', 'en')),
  state text not null default 'waiting' check (state in ('waiting', 'ready', 'removed')),
  -- Per text what was chosen for it: { "note:<id>": { "choice": "withheld", "reason": "…" } }.
  choices jsonb not null default '{}',
  -- People at the customer who are the customer: { ids }.
  same_ids uuid[] not null default '{}',
  counts jsonb not null default '{}',
  bytes bytea,
  size integer not null default 0,
  sha256 text,
  made_by uuid references staff (id),
  made_at timestamptz(3) not null default now(),
  ready_at timestamptz(3),
  expires_at timestamptz(3),
  downloads integer not null default 0,
  primary key (client_id, id),
  unique (id),
  foreign key (client_id, request_id) references privacy_request (client_id, id),
  check ((state = 'ready') = (bytes is not null)),
  check (state <> 'ready' or expires_at is not null)
);
create index privacy_export_of on privacy_export (client_id, request_id);
create index privacy_export_ready on privacy_export (expires_at) where state = 'ready';

-- Who of ours looked at a dossier or at a person: one line a day for each. A log; a merge leaves it where it was.
create table dossier_look (
  client_id uuid not null references client (id),
  id uuid not null,
  customer_id uuid,
  contact_id uuid,
  staff_id uuid not null references staff (id),
  way text not null check (way in ('dossier', 'person', 'call', 'visit', 'export')),
  "on" date not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  primary key (client_id, id),
  check (num_nonnulls(customer_id, contact_id) = 1)
);
create unique index dossier_look_a_day on dossier_look (client_id, coalesce(contact_id, customer_id), "on", staff_id, way);

do $$
declare t text;
begin
  foreach t in array array['privacy_request', 'privacy_export', 'dossier_look'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy staff_only on %I using (
      ((select current_setting('rondo.clients', true)) = '*' or client_id = any ((select rondo_clients())::uuid[]))
      and (select current_setting('rondo.actor', true)) <> 'client')$p$, t);
  end loop;
end $$;
grant select, insert, update on privacy_request, privacy_export, dossier_look to rondo_app;
grant delete on privacy_request, privacy_export, dossier_look to rondo_app;
