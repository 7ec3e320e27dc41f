-- The look of a house: its colour, and its logo as it was made plain when it came in (PNG or JPEG, without transparency). Of the firm and of each client.
alter table firm
  add column accent text check (accent ~ '^#[0-9a-f]{6}$'),
  add column logo bytea check (octet_length(logo) <= 1500000),
  add column logo_width integer,
  add column logo_height integer,
  add check ((logo is null) = (logo_width is null) and (logo is null) = (logo_height is null));
alter table client
  add column accent text check (accent ~ '^#[0-9a-f]{6}$'),
  add column logo bytea check (octet_length(logo) <= 1500000),
  add column logo_width integer,
  add column logo_height integer,
  add check ((logo is null) = (logo_width is null) and (logo is null) = (logo_height is null));
