-- Who is in which segment is worked out from the rules and rewritten as a whole: a hundred thousand rows at once. Each row is made from a customer and a
-- segment of the same client in the one statement that writes it, so its references are not looked up again row by row. A removed segment takes its
-- members along in the same transaction (db/segments.ts); a customer that is gone leaves with the next assignment.
do $$
declare found record;
begin
  for found in select conname from pg_constraint where conrelid = 'segment_member'::regclass and contype = 'f'
  loop
    execute format('alter table segment_member drop constraint %I', found.conname);
  end loop;
end $$;
