-- To whom of us it was handed, and with what words, is not the client's to read or to write, like what we note among ourselves.
drop policy of_the_client on request_step;
create policy of_the_client on request_step using (
  ((select current_setting('rondo.clients', true)) = '*' or client_id = any ((select rondo_clients())::uuid[]))
  and ((select current_setting('rondo.actor', true)) <> 'client' or kind not in ('noted', 'handed')));
