-- When somebody was last here is read by who they are.
create index audit_login on audit (user_id, at desc) where action = 'login.succeeded';
