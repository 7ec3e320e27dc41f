-- Mail: what kind it is, what it was sent for, and what hangs on it ---------------------------------------------------------------------------

alter table outbox
  add column kind text not null default 'other',
  -- A cause has one mail: the same report to the same person, the same reset.
  add column effect_key text,
  -- A mail with a link that opens a door: its text is blanked as soon as it is sent.
  add column secret boolean not null default false,
  add column reply_to text,
  add column last_error text,
  -- How often the line broke after the text was given: it may have arrived. Once it is sent again under the same Message-ID, then it waits for a person.
  add column unsure integer not null default 0,
  add check (kind in ('reset', 'invitation', 'report', 'unit-mark', 'appointment', 'other')),
  add check (state in ('waiting', 'sent', 'kept', 'uncertain', 'dead')),
  add check (length(subject) between 1 and 400 and subject !~ '[\r\n]'),
  add check (recipient !~ '[\r\n]' and length(recipient) <= 320);
create unique index outbox_once on outbox (effect_key) where effect_key is not null;
create index outbox_latest on outbox (created_at desc, id);

create table outbox_attachment (
  id uuid primary key,
  outbox_id uuid not null references outbox (id) on delete cascade,
  client_id uuid references client (id),
  name text not null,
  type text not null,
  bytes bytea,
  report_id uuid,
  foreign key (client_id, report_id) references report (client_id, id),
  check ((bytes is null) <> (report_id is null)),
  check (name ~ '^[A-Za-z0-9._-]{1,120}$' and type in ('application/pdf', 'text/calendar'))
);
create index outbox_attachment_of on outbox_attachment (outbox_id);
alter table outbox_attachment enable row level security;
alter table outbox_attachment force row level security;
create policy staff_only on outbox_attachment using (rondo_sees(client_id) and (select current_setting('rondo.actor', true)) <> 'client');
grant select, insert, update, delete on outbox_attachment to rondo_app;

-- A mail leaves its job in the transaction of its cause, whoever writes it.
create function outbox_job() returns trigger language plpgsql as $$
begin
  if new.state = 'waiting' then
    perform enqueue_job('mail', jsonb_build_object('outboxId', new.id, 'clientId', new.client_id), new.id::text, new.send_after);
  end if;
  return null;
end $$;
create trigger outbox_job after insert on outbox for each row execute function outbox_job();

-- Reports by a schedule -------------------------------------------------------------------------------------------------------------------------

create table report_schedule (
  client_id uuid not null,
  campaign_id uuid not null,
  -- 1 is Monday. From Monday to Wednesday it is about the week before, from Thursday on about the week itself.
  weekday integer not null default 5 check (weekday between 1 and 7),
  -- For a monthly report: up to the 14th it is about the month before, from the 15th on about the month itself.
  month_day integer not null default 1 check (month_day between 1 and 28),
  at text not null default '15:00' check (at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  release text not null default 'hold' check (release in ('hold', 'send')),
  is_on boolean not null default true,
  starts_on date not null,
  version integer not null default 1,
  primary key (client_id, campaign_id),
  foreign key (client_id, campaign_id) references campaign (client_id, id)
);
alter table report_schedule enable row level security;
alter table report_schedule force row level security;
create policy of_the_client on report_schedule using (
  (select current_setting('rondo.clients', true)) = '*' or client_id = any ((select rondo_clients())::uuid[]));
grant select, insert, update, delete on report_schedule to rondo_app;
select lock_to_campaign('report_schedule', 'campaign_id = any ((select rondo_campaigns())::uuid[])');

-- Why a report that the schedule made was not sent by itself; null when a person began it.
alter table report
  add column held text[],
  add column made_by_schedule boolean not null default false,
  add column correction_note text;
