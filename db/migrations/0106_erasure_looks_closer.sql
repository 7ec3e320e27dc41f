-- Erasure looks closer: inside the strings of a JSON value and not at how it is written, in one pass over a table, and by a pattern that says itself where case matters.

comment on table suppression is 'Pseudonyms: whoever holds this database can try numbers against them, so it is kept as personal data of people who are not to be contacted.';

-- A number is of whoever answers it: a company under the number of an erased sole trader is called as before.
alter table suppression drop column whole;

create or replace function suppress_again() returns trigger language plpgsql as $$
declare
  held jsonb;
begin
  if new.do_not_contact or not exists (select from suppression where client_id = new.client_id) then return new; end if;
  held := to_jsonb(new);
  if tg_table_name = 'customer' and not is_natural(held ->> 'legal_form') then return new; end if;
  new.do_not_contact := exists (select from suppression s where s.client_id = new.client_id
    and s.digest = any (array(select suppression_digest(new.client_id, r.value) from jsonb_each_text(held) r
      where r.key in ('phone', 'phone2', 'mobile', 'email') and r.value is not null)));
  return new;
end $$;

-- As `partyOf` has it: a form that nobody knows counts as a natural person.
create function is_natural(legal_form text) returns boolean language sql immutable as
$$ select coalesce(legal_form, 'eenmanszaak') in ('eenmanszaak', 'vof', 'cv', 'maatschap') $$;

-- What matches goes out of the strings of a JSON value, wherever they stand in it; a number that matches from end to end becomes 0.
create function erase_in_json(given jsonb, pattern text, said text) returns jsonb language plpgsql immutable as $$
begin
  case jsonb_typeof(given)
    when 'string' then return to_jsonb(regexp_replace(given #>> '{}', pattern, said, 'g'));
    when 'number' then return case when given #>> '{}' ~ ('^(?:' || pattern || ')$') then '0'::jsonb else given end;
    when 'array' then
      return coalesce((select jsonb_agg(erase_in_json(e, pattern, said) order by n) from jsonb_array_elements(given) with ordinality x(e, n)), '[]');
    when 'object' then return coalesce((select jsonb_object_agg(k, erase_in_json(v, pattern, said)) from jsonb_each(given) x(k, v)), '{}');
    else return given;
  end case;
end $$;

-- Whether a string or a number in it matches. Without a backslash what is written is what it says, and one look is enough to say no.
create function json_holds(given jsonb, pattern text) returns boolean language sql immutable as $$
  select given::text ~ pattern or strpos(given::text, '\') > 0 and exists (select from jsonb_path_query(given, 'strict $.**') v
    where jsonb_typeof(v) in ('string', 'number') and v #>> '{}' ~ pattern)
$$;

-- The texts of a client that may change, by table: what takes a pattern ($1) out of them, and which rows hold it. A new table is among them without anybody thinking of
-- it. What people and organisations hold of themselves is theirs; what was released, invoiced or booked stays; the log of who did what never held a name; the name of an
-- attachment is a code.
create function erasable_texts() returns table (tab text, clean text, holds text) language sql stable as $$
  select k.table_name::text,
    string_agg(format(case k.data_type
      when 'text' then '%1$I = regexp_replace(%1$I, $1, ''…'', ''g'')'
      when 'jsonb' then '%1$I = erase_in_json(%1$I, $1, ''…'')'
      else '%1$I = (select coalesce(array_agg(regexp_replace(x, $1, ''…'', ''g'') order by n), ''{}'') from unnest(%1$I) with ordinality u(x, n))' end, k.column_name), ', '),
    '(' || string_agg(format(case k.data_type
      when 'text' then '%1$I ~ $1'
      when 'jsonb' then 'json_holds(%1$I, $1)'
      else 'exists (select from unnest(%1$I) x where x ~ $1)' end, k.column_name), ' or ') || ')'
      || case k.table_name when 'report' then ' and state = ''draft''' else '' end
  from information_schema.columns k join pg_class r on r.relname = k.table_name and r.relnamespace = 'public'::regnamespace and r.relkind = 'r'
  where k.table_schema = 'public' and k.is_generated = 'NEVER' and (k.data_type in ('text', 'jsonb') or k.data_type = 'ARRAY' and k.udt_name = '_text')
    and exists (select from pg_attribute a where a.attrelid = r.oid and a.attname = 'client_id')
    and has_column_privilege(r.oid, k.column_name::text, 'UPDATE')
    and k.table_name <> all (array['customer', 'contact', 'customer_value', 'contact_value', 'client_person', 'invitation', 'suppression', 'audit', 'statement',
      'ledger_entry', 'travel_entry', 'travel_receipt', 'unit_charge', 'unit_terms', 'unit_mark', 'unit_offer', 'outbox_attachment'])
  group by k.table_name
$$;

create or replace function erase_from_texts(of_client uuid, pattern text) returns void language plpgsql as $$
declare
  t record;
begin
  for t in select * from erasable_texts() loop
    execute format('update %I set %s where client_id = $2 and %s', t.tab, t.clean, t.holds) using pattern, of_client;
  end loop;
  -- What was answered to people of this client, or of ours who see it.
  update receipt set result = erase_in_json(result, pattern, '…') where json_holds(result, pattern) and user_id in (
    select user_id::text from client_person where client_id = of_client and user_id is not null
    union all select s.user_id::text from staff s where s.user_id is not null
      and (s.role in ('manager', 'admin') or exists (select from client_staff m where m.client_id = of_client and m.staff_id = s.id)));
end $$;

-- In how many rows of a client something stands that an erasure would take out.
create function texts_with(of_client uuid, pattern text) returns integer language plpgsql stable as $$
declare
  t record;
  here integer;
  found_in integer := 0;
begin
  for t in select * from erasable_texts() loop
    execute format('select count(*)::int from %I where client_id = $2 and %s', t.tab, t.holds) into here using pattern, of_client;
    found_in := found_in + here;
  end loop;
  return found_in;
end $$;

create or replace function erase_in_ledger(of_client uuid, activities uuid[], pattern text, said text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not rondo_sees(of_client) then raise exception 'the client is not seen' using errcode = '42501'; end if;
  perform set_config('rondo.erasing', of_client::text, true);
  update ledger_entry set text = case when activity_id = any (activities) then said else regexp_replace(text, pattern, '…', 'g') end,
    reason = regexp_replace(reason, pattern, '…', 'g')
  where client_id = of_client and (activity_id = any (activities) or text ~ pattern or reason ~ pattern);
  perform set_config('rondo.erasing', '', true);
end $$;
