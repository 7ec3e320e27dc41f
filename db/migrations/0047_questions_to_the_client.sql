-- What was found may be asked of the client; the answer becomes a proposal, which our people take over or not.
alter table finding
  add column asked_at timestamptz(3),
  add column asked_by uuid references staff (id),
  add column answered_at timestamptz(3),
  add column answered_by text;
create index finding_asked on finding (client_id, asked_at) where asked_at is not null;
