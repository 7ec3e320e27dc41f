-- Links in a confirmation: each opens one thing, once, until the visit begins. Only the hash of its token is kept.
create table appointment_link (
  client_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  purpose text not null check (purpose in ('confirm', 'move', 'cancel')),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (client_id, id),
  foreign key (client_id, appointment_id) references appointment (client_id, id)
);
create index appointment_link_of on appointment_link (client_id, appointment_id);
alter table appointment_link enable row level security;
alter table appointment_link force row level security;
create policy staff_only on appointment_link using (rondo_sees(client_id) and (select current_setting('rondo.actor', true)) <> 'client');
grant select, insert, update, delete on appointment_link to rondo_app;

-- When the customer said that the appointment stands.
alter table appointment add column confirmed_at timestamptz;

-- What changes at the call desk is told at once to who listens: ids only, and who may see them is asked when they are told on.
create function tell_live() returns trigger language plpgsql as $$
declare r record;
begin
  r := case when tg_op = 'DELETE' then old else new end;
  perform pg_notify('rondo_live', json_build_object('what', tg_table_name, 'clientId', r.client_id,
    'campaignId', to_jsonb(r) ->> 'campaign_id', 'customerId', to_jsonb(r) ->> 'customer_id')::text);
  return null;
end $$;
create trigger tell_live after insert or update on call for each row execute function tell_live();
create trigger tell_live after insert or update on appointment for each row execute function tell_live();
-- A claim that is only renewed is no news.
create trigger tell_live after insert or delete on contact_claim for each row execute function tell_live();
