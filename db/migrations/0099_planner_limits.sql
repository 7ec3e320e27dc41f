-- What the planner holds somebody of ours to, and with what a plan was made.

alter table staff
  -- Minutes of driving on a day, and visits on a day; null is no limit. max_drive_minutes is one drive.
  add column most_drive_a_day integer check (most_drive_a_day between 0 and 1440),
  add column most_visits_a_day integer check (most_visits_a_day between 0 and 50);

-- Where a day of one of ours begins or ends elsewhere than at home: another start, a night away.
create table staff_base (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  "on" date not null,
  -- The end of a day is not its start: a night away ends the one day and begins the next.
  side text not null check (side in ('start', 'end')),
  place text not null check (length(btrim(place)) between 1 and 200),
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  created_at timestamptz(3) not null default now(),
  constraint staff_base_once unique (staff_id, "on", side)
);
alter table staff_base enable row level security;
alter table staff_base force row level security;
create policy our_people on staff_base using ((select current_setting('rondo.actor', true)) in ('staff', 'system'));
grant select, insert, update, delete on staff_base to rondo_app;

-- Where the driving times came from, and what worked the plan out; null while it is not made.
alter table plan_proposal add column made_with jsonb;
