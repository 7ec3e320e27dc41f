-- A handing out of one relation says which, not what it was called: a name is read where it is shown.
select set_config('rondo.clients', '*', true);
update handout h set rule = (h.rule - 'customer') || coalesce((select jsonb_build_object('customerId', o.customer_id) from ownership o
  where o.client_id = h.client_id and h.id in (o.handout_id, o.ended_by) limit 1), '{}')
where h.rule ? 'customer';
