-- What a value of a customer was before, what it became, from where and when. Written by the database itself, so that no way of writing goes past it.

create table customer_value (
  client_id uuid not null,
  customer_id uuid not null,
  id bigint generated always as identity,
  field text not null,
  before text,
  after text,
  -- As customer.origin has it for the new value.
  source jsonb,
  staff_id uuid,
  at timestamptz(3) not null default now(),
  primary key (client_id, customer_id, id)
);
create index customer_value_in_order on customer_value (client_id, id);

create function keep_customer_value() returns trigger language plpgsql as $$
begin
  insert into customer_value (client_id, customer_id, field, before, after, source, staff_id)
  select new.client_id, new.id, f.field, left(o.value, 4000), left(n.value, 4000), coalesce(new.origin -> f.field, new.origin -> '*'),
    nullif(current_setting('rondo.staff', true), '')::uuid
  from jsonb_each_text(to_jsonb(old)) o join jsonb_each_text(to_jsonb(new)) n on n.key = o.key
  cross join lateral (select lower(left(o.key, 1)) || substr(replace(initcap(replace(o.key, '_', ' ')), ' ', ''), 2) as field) f
  where o.value is distinct from n.value and o.key = any (array['external_no', 'name', 'legal_form', 'kvk', 'branch', 'vat', 'iban', 'street', 'house_number',
    'house_number_suffix', 'postcode', 'place', 'country', 'phone', 'phone2', 'mobile', 'email', 'website', 'status', 'do_not_contact'])
    or o.value is distinct from n.value and o.key in ('latitude', 'longitude') and new.origin -> o.key ->> 'source' = 'hand';
  return null;
end $$;

create trigger keep_customer_value after update of external_no, name, legal_form, kvk, branch, vat, iban, street, house_number, house_number_suffix, postcode, place,
  country, phone, phone2, mobile, email, website, status, do_not_contact, latitude, longitude on customer
  for each row when (old is distinct from new) execute function keep_customer_value();

alter table customer_value enable row level security;
alter table customer_value force row level security;
create policy of_the_client on customer_value using (rondo_sees(client_id));
grant select, insert, update, delete on customer_value to rondo_app;
