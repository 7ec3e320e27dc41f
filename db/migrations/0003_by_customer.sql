-- What hangs on a customer is found by the customer: for the dossier, for merging, and when an import is taken back.

create index customer_keeper on customer (client_id, canonical_id) where canonical_id is not null;
create index customer_of_import on customer (client_id, import_id);
create index customer_link_from on customer_link (client_id, from_customer_id);
create index customer_link_to on customer_link (client_id, to_customer_id);
create index signal_customer on signal (client_id, customer_id);
create index import_row_customer on import_row (client_id, customer_id);
create index separate_pair_high on separate_pair (client_id, high_id);
create index segment_member_customer on segment_member (client_id, customer_id);
create index segment_pin_customer on segment_pin (client_id, customer_id);
create index round_item_customer on round_item (client_id, customer_id);
create index appointment_customer on appointment (client_id, customer_id);
create index task_customer on task (client_id, customer_id);
create index request_customer on request (client_id, customer_id);
create index call_contact on call (client_id, contact_id);
create index visit_contact on visit (client_id, contact_id);
create index note_contact on note (client_id, contact_id);
create index task_contact on task (client_id, contact_id);
create index appointment_contact on appointment (client_id, contact_id);
create index signal_contact on signal (client_id, contact_id);
create index project_list_member_contact on project_list_member (client_id, contact_id);
create index contact_of_import on contact (client_id, import_id);
