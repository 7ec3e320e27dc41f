-- Persons are looked at for duplicates as organisations are: in one queue, with one way of merging and undoing, but never in one group.

alter table duplicate_group
  add column kind text not null default 'organisation' check (kind in ('organisation', 'person'));
-- Customers or contacts, by the kind of the group.
alter table duplicate_group rename column customer_ids to record_ids;

-- Who stayed is a customer or a contact, one of the two.
alter table merge_event
  alter column keeper_id drop not null,
  add column keeper_contact_id uuid,
  add foreign key (client_id, keeper_contact_id) references contact (client_id, id),
  add check (num_nonnulls(keeper_id, keeper_contact_id) = 1);
create index merge_event_keeper_contact on merge_event (client_id, keeper_contact_id) where keeper_contact_id is not null;

-- "Not the same person", with what was known of both then.
create table separate_person (
  client_id uuid not null,
  low_id uuid not null,
  high_id uuid not null,
  low_basis text,
  high_basis text,
  decided_by uuid,
  decided_at timestamptz(3) not null default now(),
  primary key (client_id, low_id, high_id),
  foreign key (client_id, low_id) references contact (client_id, id),
  foreign key (client_id, high_id) references contact (client_id, id),
  check (low_id < high_id)
);
create index separate_person_high on separate_person (client_id, high_id);

-- What a value of a person was before and what it became, written by the database itself, as that of a customer is.
create table contact_value (
  client_id uuid not null,
  contact_id uuid not null,
  id bigint generated always as identity,
  field text not null,
  before text,
  after text,
  staff_id uuid,
  at timestamptz(3) not null default now(),
  primary key (client_id, contact_id, id)
);
create index contact_value_in_order on contact_value (client_id, id);

create function keep_contact_value() returns trigger language plpgsql as $$
begin
  insert into contact_value (client_id, contact_id, field, before, after, staff_id)
  select new.client_id, new.id, lower(left(o.key, 1)) || substr(replace(initcap(replace(o.key, '_', ' ')), ' ', ''), 2),
    left(o.value, 4000), left(n.value, 4000), nullif(current_setting('rondo.staff', true), '')::uuid
  from jsonb_each_text(to_jsonb(old)) o join jsonb_each_text(to_jsonb(new)) n on n.key = o.key
  where o.value is distinct from n.value
    and o.key = any (array['name', 'salutation', 'email', 'phone', 'mobile', 'linkedin_url', 'do_not_contact']);
  return null;
end $$;

create trigger keep_contact_value after update of name, salutation, email, phone, mobile, linkedin_url, do_not_contact on contact
  for each row when (old is distinct from new) execute function keep_contact_value();

alter table separate_person enable row level security;
alter table separate_person force row level security;
create policy of_the_client on separate_person using (rondo_sees(client_id));
alter table contact_value enable row level security;
alter table contact_value force row level security;
create policy of_the_client on contact_value using (rondo_sees(client_id));
grant select, insert, update, delete on separate_person, contact_value to rondo_app;
