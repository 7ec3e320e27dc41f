-- A file of any size: its bytes stand in pieces, what a dry run told is kept, and long work on it goes on while nobody waits.

create table import_piece (
  client_id uuid not null,
  import_id uuid not null,
  place integer not null,
  bytes bytea not null,
  primary key (client_id, import_id, place),
  foreign key (client_id, import_id) references customer_import (client_id, id)
);

create table import_work (
  client_id uuid not null,
  import_id uuid not null,
  kind text not null check (kind in ('take-in', 'undo')),
  actor jsonb not null,
  choice jsonb not null default '{}',
  done integer not null default 0,
  total integer not null default 0,
  beat_at timestamptz(3) not null default now(),
  cancelled boolean not null default false,
  outcome jsonb,
  primary key (client_id, import_id),
  foreign key (client_id, import_id) references customer_import (client_id, id)
);

alter table customer_import add column size bigint not null default 0, add column shape jsonb, add column dry_run jsonb;
insert into import_piece (client_id, import_id, place, bytes)
  select client_id, id, 0, bytes from customer_import where length(bytes) > 0;
update customer_import set size = length(bytes);
alter table customer_import drop column bytes;

do $$
declare t text;
begin
  foreach t in array array['import_piece', 'import_work'] loop
    execute format('grant select, insert, update, delete on %I to rondo_app', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy of_the_client on %I using (
      (select current_setting('rondo.clients', true)) = '*'
      or client_id = any ((select rondo_clients())::uuid[]))$p$, t);
  end loop;
end $$;
