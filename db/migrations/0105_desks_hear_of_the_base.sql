-- A call desk hears of who was merged or erased, as it does of calls and claims. One word per client and transaction: however many rows change, what is told is the same.
create function tell_live_of_base() returns trigger language plpgsql as $$
begin
  perform pg_notify('rondo_live', json_build_object('what', 'customer', 'clientId', new.client_id, 'campaignId', null, 'customerId', null)::text);
  return null;
end $$;
create trigger tell_live after update of canonical_id, erased_at on customer for each row
  when (old.canonical_id is distinct from new.canonical_id or old.erased_at is distinct from new.erased_at) execute function tell_live_of_base();
