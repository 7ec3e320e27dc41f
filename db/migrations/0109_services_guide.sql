-- The guide tells what front office may promise of each service, what a manager decides, and what of it a client may read.
alter table service
  add column promise jsonb not null default '{"nl": "", "en": ""}',
  add column limits jsonb not null default '{"nl": "", "en": ""}',
  add column price_per text check (price_per in ('hour', 'visit', 'unit', 'month', 'once')),
  add column for_client boolean not null default false,
  add column version integer not null default 1,
  add check (price_cents >= 0),
  add check (response_hours between 1 and 1000),
  add check ((price_cents is null) = (price_per is null));
