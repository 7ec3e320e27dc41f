-- Which clients an actor sees stood in a function that read the list again for every row. In sub-selects it is read once a query.

do $$
declare
  sees constant text := '((select current_setting(''rondo.clients'', true)) = ''*'' or client_id = any ((select rondo_clients())::uuid[]))';
  no_client constant text := '(select current_setting(''rondo.actor'', true)) <> ''client''';
  t text;
begin
  foreach t in array array['contact_claim', 'acquaintance', 'outbox', 'outbox_attachment', 'follow_up_snooze'] loop
    execute format('alter policy staff_only on %I using (%s and %s)', t, sees, no_client);
  end loop;
  foreach t in array array['plan_comment', 'plan_task'] loop
    execute format('alter policy of_the_client on %I using (%s)', t, sees);
  end loop;
  execute format('alter policy of_the_client on note using (%s and (%s or visibility = ''shared''))', sees, no_client);
  execute format($p$alter policy of_the_client on appointment
    using (%s or staff_id = (select nullif(current_setting('rondo.staff', true), '')::uuid)) with check (%s)$p$, sees, sees);
  execute format($p$alter policy staff_reads on audit using (
    (select current_setting('rondo.actor', true)) in ('staff', 'system') and (client_id is null or %s))$p$, sees);
  execute format('alter policy of_the_client on client using (%s)', replace(sees, 'client_id', 'id'));
end $$;
