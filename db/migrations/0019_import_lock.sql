-- What hangs on a file of a campaign is locked to that campaign, as the file itself is.

select lock_to_campaign('import_piece', 'import_id = any (array(select i.id from customer_import i))');
select lock_to_campaign('import_work', 'import_id = any (array(select i.id from customer_import i))');
