-- Somebody may see a client from a day on, and by more than one thing at once: by hand (no handout), by each handing out or loan that gave it. What gave it ends it.
select set_config('rondo.clients', '*', true);
alter table client_staff drop constraint client_staff_client_id_staff_id_pk;
alter table client_staff
  add column since date,
  add column handout_id uuid,
  add foreign key (client_id, handout_id) references handout (client_id, id),
  add constraint client_staff_by_what unique nulls not distinct (client_id, staff_id, handout_id),
  -- What ended before it began was never in force.
  add constraint client_staff_days check (since is null or until is null or until >= since - 1);
create index client_staff_of_staff on client_staff (staff_id);

-- Only a loan gave access until a day to come: each stands by itself from now on, with its own days.
insert into client_staff (client_id, staff_id, role, since, until, handout_id)
  select k.client_id, k.staff_id, k.role, h.starts_on, h.ends_on, h.id from client_staff k
  join handout h on h.client_id = k.client_id and h.to_staff_id = k.staff_id and h.kind = 'loan' and h.undone_at is null and h.ends_on <= k.until
  where k.until is not null;
delete from client_staff k where k.handout_id is null and exists (
  select from client_staff l where l.client_id = k.client_id and l.staff_id = k.staff_id and l.handout_id is not null and l.until = k.until);
