-- Erasure (GDPR art. 17): who was erased keeps an empty row, so that what was done and what it took still adds up; what is left of them outside is a list of digests
-- that keeps them from being called again.

alter table customer add column erased_at timestamptz(3);
alter table contact add column erased_at timestamptz(3);
-- Nothing can be written back into an emptied row, whoever writes.
alter table customer add constraint customer_erased_is_empty
  check (erased_at is null or (do_not_contact and status = 'closed' and num_nonnulls(phone, phone2, mobile, email, street, kvk, vat, iban, website) = 0));
alter table contact add constraint contact_erased_is_empty
  check (erased_at is null or (do_not_contact and num_nonnulls(phone, mobile, email, linkedin_url, first_name, last_name) = 0));

-- Numbers and addresses under which nobody is to be contacted again, as digests: nobody reads from them whose they were.
create table suppression (
  client_id uuid not null references client (id),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- Of an organisation as a whole, and not of one of its people.
  whole boolean not null,
  created_at timestamptz(3) not null default now(),
  primary key (client_id, digest)
);
alter table suppression enable row level security;
alter table suppression force row level security;
create policy of_the_client on suppression using (rondo_sees(client_id));
grant select, insert, update on suppression to rondo_app;

create function suppression_digest(of_client uuid, reached text) returns text language sql immutable as
$$ select encode(sha256(convert_to(of_client || ' ' || lower(btrim(reached)), 'UTF8')), 'hex') $$;

-- Whoever comes back, by a new file, a colleague or an older copy, is not to be contacted from the moment their row stands.
create function suppress_again() returns trigger language plpgsql as $$
begin
  if not new.do_not_contact and exists (
    select from suppression s where s.client_id = new.client_id
      and s.digest = any (array(select suppression_digest(new.client_id, r.value) from jsonb_each_text(to_jsonb(new)) r
        where r.key in ('phone', 'phone2', 'mobile', 'email') and r.value is not null))
      and (tg_table_name = 'contact' or s.whole
        or coalesce(to_jsonb(new) ->> 'legal_form', 'eenmanszaak') in ('eenmanszaak', 'vof', 'cv', 'maatschap')))
  then new.do_not_contact := true;
  end if;
  return new;
end $$;
create trigger suppress_again before insert or update of phone, phone2, mobile, email on customer for each row execute function suppress_again();
create trigger suppress_again before insert or update of phone, mobile, email on contact for each row execute function suppress_again();

-- The ledger stays as it was booked, to the minute; only the words beside the minutes may go, and only by way of `erase_in_ledger`.
create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('rondo.erasing', true) = old.client_id::text
    and to_jsonb(new) - array['text', 'reason'] = to_jsonb(old) - array['text', 'reason'] then return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'RD010';
end $$;
drop trigger ledger_append_only on ledger_entry;
create trigger ledger_append_only before update or delete on ledger_entry for each row execute function refuse_ledger_change();

create function erase_in_ledger(of_client uuid, activities uuid[], pattern text, said text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not rondo_sees(of_client) then raise exception 'the client is not seen' using errcode = '42501'; end if;
  perform set_config('rondo.erasing', of_client::text, true);
  update ledger_entry set text = case when activity_id = any (activities) then said else regexp_replace(text, pattern, '…', 'gi') end,
    reason = regexp_replace(reason, pattern, '…', 'gi')
  where client_id = of_client and (activity_id = any (activities) or text ~* pattern or reason ~* pattern);
  perform set_config('rondo.erasing', '', true);
end $$;
revoke execute on function erase_in_ledger(uuid, uuid[], text, text) from public;
grant execute on function erase_in_ledger(uuid, uuid[], text, text) to rondo_app;

-- Takes what matches out of every text of a client that may change, wherever a column stands: a new table is swept without anybody thinking of it. What people and
-- organisations hold of themselves is theirs, what was released, invoiced or booked stays, and the log of who did what never held a name.
create function erase_from_texts(of_client uuid, pattern text) returns void language plpgsql as $$
declare
  c record;
  clean text;
begin
  for c in
    select k.table_name::text as tab, k.column_name::text as col, k.data_type as type from information_schema.columns k join pg_class r on r.relname = k.table_name
    where k.table_schema = 'public' and r.relnamespace = 'public'::regnamespace and r.relkind = 'r' and k.is_generated = 'NEVER'
      and (k.data_type in ('text', 'jsonb') or k.data_type = 'ARRAY' and k.udt_name = '_text')
      and exists (select from pg_attribute a where a.attrelid = r.oid and a.attname = 'client_id')
      and k.table_name <> all (array['customer', 'contact', 'customer_value', 'contact_value', 'client_person', 'invitation', 'suppression', 'audit', 'statement',
        'ledger_entry', 'travel_entry', 'travel_receipt', 'unit_charge', 'unit_terms', 'unit_mark', 'unit_offer'])
  loop
    clean := case c.type
      when 'text' then format('regexp_replace(%I, $1, ''…'', ''gi'')', c.col)
      when 'jsonb' then format('regexp_replace(%I::text, $1, ''0'', ''gi'')::jsonb', c.col)
      else format('(select coalesce(array_agg(regexp_replace(x, $1, ''…'', ''gi'') order by n), ''{}'') from unnest(%I) with ordinality u(x, n))', c.col)
    end;
    execute format('update %I set %I = %s where client_id = $2 and %I::text ~* $1 %s', c.tab, c.col, clean, c.col,
      case c.tab when 'report' then 'and state = ''draft''' else '' end) using pattern, of_client;
  end loop;
  update receipt set result = regexp_replace(result::text, pattern, '0', 'gi')::jsonb where result::text ~* pattern;
end $$;
