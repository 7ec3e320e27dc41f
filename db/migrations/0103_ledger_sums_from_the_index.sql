-- The sums of a unit and the forecast of two hundred of them read the ledger from this index alone.

create index ledger_of_unit on ledger_entry (client_id, unit_id) include (kind, origin, minutes, "on", subject, activity_id, reverses);
drop index ledger_sums;
