-- Where the postcodes are, loaded by whoever runs the program (npm run load-postcodes). It belongs to no client.

create table postcode_area (
  code text primary key check (code ~ '^[1-9][0-9]{3}( [A-Z]{2})?$'),
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  place text,
  municipality text,
  province text
);
alter table postcode_area enable row level security;
alter table postcode_area force row level security;
create policy for_everybody on postcode_area for select using (true);
create policy loaded_by_the_program on postcode_area using ((select current_setting('rondo.actor', true)) = 'system');
grant select, insert, update, delete on postcode_area to rondo_app;
