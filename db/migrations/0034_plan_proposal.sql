-- What the planner proposes for a campaign: the questions it was asked, how far it is, and the plan it found. Nothing of it is an appointment.

create table plan_proposal (
  client_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  state text not null default 'waiting' constraint plan_proposal_state check (state in ('waiting', 'running', 'ready', 'failed')),
  asked jsonb not null,
  progress jsonb,
  stop_asked boolean not null default false,
  result jsonb,
  -- What of it was accepted: the ids of customers and of appointments that move.
  taken text[] not null default '{}',
  made_by uuid references staff (id),
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (client_id, id),
  unique (id),
  foreign key (client_id, campaign_id) references campaign (client_id, id)
);

create index plan_proposal_campaign on plan_proposal (client_id, campaign_id, created_at);

alter table plan_proposal enable row level security;
alter table plan_proposal force row level security;
create policy staff_only on plan_proposal using (rondo_sees(client_id) and (select current_setting('rondo.actor', true)) <> 'client');
select lock_to_campaign('plan_proposal', 'campaign_id = any ((select rondo_campaigns())::uuid[])');
grant select, insert, update, delete on plan_proposal to rondo_app;
