-- What a customer would like best within what suits, and by when they want to be visited, as the round recorded it.
alter table round_item
  add column best_days integer[] not null default '{}',
  add column wish_by date,
  add constraint round_item_best_days check (best_days <@ '{1,2,3,4,5,6,7}');
