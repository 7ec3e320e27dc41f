-- What a plan, an inventory round and a kick-off record beyond their first shape.

-- A kind of one's own has a name; a channel; travel either inside the minutes or estimated beside them; whom to take first when not everybody is meant.
alter table planned_activity
  add column name text,
  add column channel text,
  add column travel_apart boolean not null default false,
  add column pick text not null default 'largest',
  add constraint planned_activity_kind check (kind in ('call', 'visit', 'mail', 'invitation', 'card', 'thank-you', 'other')),
  add constraint planned_activity_pick check (pick in ('largest', 'nearest')),
  add constraint planned_activity_own_kind check (kind <> 'other' or length(btrim(coalesce(name, ''))) > 0);

-- Who agreed with which segment of an edition: { "<segment id>": { "by": …, "at": … } }. The whole is agreed when approved_at is filled.
alter table plan_edition add column approvals jsonb not null default '{}';

create table plan_comment (
  client_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  edition integer not null,
  segment_id uuid,
  text text not null,
  written_by text not null,
  by_client boolean not null,
  created_at timestamptz not null default now(),
  primary key (client_id, id),
  foreign key (client_id, campaign_id) references campaign (client_id, id),
  constraint plan_comment_text check (length(btrim(text)) between 1 and 2000)
);
create index plan_comment_campaign on plan_comment (client_id, campaign_id, created_at);

-- The work an approved plan makes: one row per customer and activity, ever. An activity or segment may go; what was done for it stays.
create table plan_task (
  client_id uuid not null,
  campaign_id uuid not null,
  activity_id uuid not null,
  customer_id uuid not null,
  segment_id uuid not null,
  kind text not null,
  name text,
  edition integer not null,
  staff_id uuid references staff (id),
  starts_on date,
  due_on date,
  done_at timestamptz,
  done_by text,
  primary key (client_id, campaign_id, activity_id, customer_id),
  foreign key (client_id, campaign_id) references campaign (client_id, id),
  foreign key (client_id, customer_id) references customer (client_id, id)
);
create index plan_task_customer on plan_task (client_id, customer_id);

-- How a customer is to be approached, in columns that the call desk and the planner can read; and who opens, what was agreed.
alter table round_item
  add column avoid text,
  add column ask_for text,
  add column agreed text,
  add column opens text,
  add column wish_days integer[] not null default '{}',
  add column wish_from time,
  add column wish_until time,
  add column wish_staff_id uuid references staff (id),
  add constraint round_item_wish_days check (wish_days <@ '{1,2,3,4,5,6,7}'),
  add constraint round_item_wish_times check (wish_from is null or wish_until is null or wish_from < wish_until);
do $$
declare found record;
begin
  for found in
    select conname from pg_constraint
    where conrelid = 'round_item'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%decision%'
  loop
    execute format('alter table round_item drop constraint %I', found.conname);
  end loop;
end $$;
alter table round_item add constraint round_item_decision check (decision in ('visit', 'phone', 'no', 'discuss'));

-- The list as it was when the round was closed; and that the client's people may go through it by themselves.
alter table round add column frozen jsonb, add column for_client boolean not null default false;

-- Every version of a kick-off stays, each with its own number.
create unique index meeting_kick_off_edition on meeting (client_id, campaign_id, edition) where kind = 'kick-off';

alter table plan_comment enable row level security;
alter table plan_comment force row level security;
create policy of_the_client on plan_comment using (rondo_sees(client_id));
alter table plan_task enable row level security;
alter table plan_task force row level security;
create policy of_the_client on plan_task using (rondo_sees(client_id));
grant select, insert, update, delete on plan_comment, plan_task to rondo_app;
