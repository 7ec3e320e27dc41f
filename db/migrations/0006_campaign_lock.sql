-- A consultant sees the campaigns they are assigned to or stand in for. The door says which in `rondo.campaigns`: '*', or a list of ids.

alter table campaign_staff add column since date;
alter table campaign_staff add check (until is null or since is null or until >= since);
create index campaign_staff_person on campaign_staff (staff_id);

create function rondo_campaigns() returns uuid[] language sql stable as
$$ select string_to_array(nullif(nullif(current_setting('rondo.campaigns', true), ''), '*'), ',')::uuid[] $$;

-- Shows the app's role only rows of `locked` for which the condition `own` holds, next to what the policy of the client asks. A later migration calls it
-- for each new table whose rows belong to a campaign: a test compares the tables that have a campaign_id with those that are locked.
create function lock_to_campaign(locked regclass, own text) returns void language plpgsql as $$
begin
  execute format($p$create policy of_the_campaign on %s as restrictive to rondo_app using (
    (select current_setting('rondo.campaigns', true)) = '*' or %s)$p$, locked, own);
end $$;

do $$
declare
  t text;
  seen constant text := 'campaign_id = any ((select rondo_campaigns())::uuid[])';
  own constant text := 'staff_id = (select nullif(current_setting(''rondo.staff'', true), '''')::uuid)';
begin
  perform lock_to_campaign('campaign', 'id = any ((select rondo_campaigns())::uuid[])');
  -- A unit may be for several campaigns.
  perform lock_to_campaign('unit', seen || ' or also_for && (select rondo_campaigns())');
  foreach t in array array['campaign_staff', 'meeting', 'customer_import', 'duplicate_group', 'segment', 'segment_pin', 'segment_member',
    'planned_activity', 'plan_edition', 'round', 'round_item', 'report'] loop
    perform lock_to_campaign(t::regclass, seen);
  end loop;
  for t in
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'unit_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  loop
    perform lock_to_campaign(t::regclass, 'unit_id = any (array(select u.id from unit u))');
  end loop;
  perform lock_to_campaign('import_row', 'import_id = any (array(select i.id from customer_import i))');
  perform lock_to_campaign('travel_receipt', 'travel_id = any (array(select e.id from travel_entry e))');
  -- What one of ours is to do stays theirs, whichever campaign it is for.
  foreach t in array array['appointment', 'task'] loop
    perform lock_to_campaign(t::regclass, 'campaign_id is null or ' || seen || ' or ' || own);
  end loop;
end $$;
