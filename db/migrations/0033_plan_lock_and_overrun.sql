-- What is said about a plan, and its work, are of a campaign: who is not on it does not see them.
select lock_to_campaign('plan_comment', 'campaign_id = any ((select rondo_campaigns())::uuid[])');
select lock_to_campaign('plan_task', 'campaign_id = any ((select rondo_campaigns())::uuid[])');

-- What was agreed with the client about a plan that is larger than its unit: { "minutes": …, "words": …, "by": … }.
alter table plan_edition add column overrun jsonb;
