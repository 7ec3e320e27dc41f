-- Of which of its sources a client says that it goes before the others in a merge; the name of a file without its date.

alter table client add column trusted_source text check (length(trusted_source) between 1 and 120);
