-- As it was, but a row is looked at once for all its plain texts together: each look costs more than what it reads.
create or replace function erasable_texts() returns table (tab text, clean text, holds text) language sql stable as $$
  select k.table_name::text,
    string_agg(format(case k.data_type
      when 'text' then '%1$I = regexp_replace(%1$I, $1, ''…'', ''g'')'
      when 'jsonb' then '%1$I = erase_in_json(%1$I, $1, ''…'')'
      else '%1$I = (select coalesce(array_agg(regexp_replace(x, $1, ''…'', ''g'') order by n), ''{}'') from unnest(%1$I) with ordinality u(x, n))' end, k.column_name), ', '),
    '(' || concat_ws(' or ',
      'concat_ws(e''\n'', ' || string_agg(format(case k.data_type when 'text' then '%I' else 'array_to_string(%I, e''\n'')' end, k.column_name), ', ')
        filter (where k.data_type <> 'jsonb') || ') ~ $1',
      string_agg(format('json_holds(%I, $1)', k.column_name), ' or ') filter (where k.data_type = 'jsonb')) || ')'
      || case k.table_name when 'report' then ' and state = ''draft''' else '' end
  from information_schema.columns k join pg_class r on r.relname = k.table_name and r.relnamespace = 'public'::regnamespace and r.relkind = 'r'
  where k.table_schema = 'public' and k.is_generated = 'NEVER' and (k.data_type in ('text', 'jsonb') or k.data_type = 'ARRAY' and k.udt_name = '_text')
    and exists (select from pg_attribute a where a.attrelid = r.oid and a.attname = 'client_id')
    and has_column_privilege(r.oid, k.column_name::text, 'UPDATE')
    and k.table_name <> all (array['customer', 'contact', 'customer_value', 'contact_value', 'client_person', 'invitation', 'suppression', 'audit', 'statement',
      'ledger_entry', 'travel_entry', 'travel_receipt', 'unit_charge', 'unit_terms', 'unit_mark', 'unit_offer', 'outbox_attachment'])
  group by k.table_name
$$;
