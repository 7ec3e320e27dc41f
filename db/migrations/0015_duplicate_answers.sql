-- "Not the same" rests on what was known of both: what that was is kept as a digest, so that the question comes back when either changes.
alter table separate_pair add column low_basis text, add column high_basis text;

-- What is sound by rule may be merged without anybody looking, where a client's people chose so.
alter table client add column merges_itself boolean not null default false;
