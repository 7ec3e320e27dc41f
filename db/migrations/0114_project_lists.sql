-- A list is for one project and then it is gone: what it is for, whose uploads of it wait at a mailing tool, and what is left to say of it afterwards.
alter table project_list
  add column purpose text not null default '' check (length(purpose) <= 500),
  add column campaign_id uuid,
  add column version integer not null default 1,
  add column ended_at timestamptz(3),
  add column people integer check (people >= 0),
  add check ((ended_at is null) = (people is null)),
  add foreign key (client_id, campaign_id) references campaign (client_id, id),
  add foreign key (created_by) references staff (id);
create index project_list_by_day on project_list (expires_on, id) where ended_at is null;

alter table project_list_member
  add column added_by uuid references staff (id),
  add column unsubscribed_at timestamptz(3),
  -- Whether the unsubscribing stopped all mail to the person, so that taking it back gives that back.
  add column stops_mail boolean not null default false,
  add check (unsubscribed_at is not null or not stops_mail);

-- Each time a list left as a file, and whether it still stands at the mailing tool.
create table project_list_export (
  client_id uuid not null references client (id),
  id uuid not null,
  list_id uuid not null,
  format text not null check (format in ('sheet', 'tool', 'addresses')),
  people integer not null check (people > 0),
  left_out integer not null check (left_out >= 0),
  exported_by uuid references staff (id),
  exported_at timestamptz(3) not null,
  settled text check (settled in ('taken-off', 'not-uploaded')),
  settled_by uuid references staff (id),
  settled_at timestamptz(3),
  primary key (client_id, id),
  foreign key (client_id, list_id) references project_list (client_id, id) on delete cascade,
  check ((settled is null) = (settled_at is null))
);
create index project_list_export_of on project_list_export (client_id, list_id);

-- Somebody who wants no mail of ours may still be called: an objection to one way of reaching them.
alter table contact add column no_mail boolean not null default false;

alter table project_list_export enable row level security;
alter table project_list_export force row level security;
do $$
declare
  t text;
begin
  foreach t in array array['project_list', 'project_list_member', 'project_list_export'] loop
    execute format('drop policy if exists of_the_client on %I', t);
    execute format($p$create policy staff_only on %I using (
      ((select current_setting('rondo.clients', true)) = '*' or client_id = any ((select rondo_clients())::uuid[]))
      and (select current_setting('rondo.actor', true)) <> 'client')$p$, t);
  end loop;
end $$;
grant select, insert, update, delete on project_list_export to rondo_app;
select lock_to_campaign('project_list', 'campaign_id is null or campaign_id = any ((select rondo_campaigns())::uuid[])');
select lock_to_campaign('project_list_member', 'list_id = any (array(select l.id from project_list l))');
select lock_to_campaign('project_list_export', 'list_id = any (array(select l.id from project_list l))');
