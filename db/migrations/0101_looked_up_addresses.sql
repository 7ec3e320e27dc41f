-- Where addresses are, as the national register of addresses (PDOK Locatieserver) answered. Addresses are public facts: this belongs to no client, and holds no name.

create table looked_up_address (
  -- As address_key writes it.
  key text primary key check (length(key) <= 300),
  -- Both empty where the register does not know the address.
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  municipality text,
  province text,
  looked_up_at timestamptz not null default now(),
  check ((latitude is null) = (longitude is null))
);
alter table looked_up_address enable row level security;
alter table looked_up_address force row level security;
create policy for_everybody on looked_up_address for select using (true);
create policy kept_by_the_program on looked_up_address using ((select current_setting('rondo.actor', true)) = 'system');
grant select, insert, update, delete on looked_up_address to rondo_app;

-- What one address is known by: postcode and number where there are both ("1234 AB 12-A"), else street, number and place; null where it is no whole address.
create function address_key(postcode text, house_number integer, suffix text, street text, place text) returns text
language sql immutable parallel safe as $$
  select case
    when house_number is null then null
    when postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$' then postcode || ' ' || house_number || coalesce('-' || upper(nullif(btrim(suffix), '')), '')
    when nullif(btrim(street), '') is not null and nullif(btrim(place), '') is not null
      then left(lower(btrim(street)), 120) || ' ' || house_number || coalesce('-' || upper(nullif(btrim(suffix), '')), '') || ', ' || left(lower(btrim(place)), 120)
  end
$$;
