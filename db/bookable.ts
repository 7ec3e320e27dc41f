import { type SQL, sql } from 'drizzle-orm'

const mayBeVisited = sql`k.canonical_id is null and k.status = 'active' and not k.do_not_contact`

/**
 * Common table expressions for a query that names a table `campaigns` (client_id, id) before them: `worthy`, the customers who are to be visited,
 * `visits_made`, and `bookable`, the worthy without a visit, an appointment or a no.
 *
 * The inventory round decides who is visited; for whom it has not decided yet the plan does (the segments that get a visit), before that the segments,
 * and before those everybody. Once every round is closed, who got no decision is not visited. Someone merged, closed or not to be contacted is in neither.
 */
export const worthyAndBookable: SQL = sql`
  stages as (
    select c.client_id, c.id as campaign_id,
      exists (select from round_item i where i.client_id = c.client_id and i.campaign_id = c.id and i.decision = 'visit')
        and not exists (select from round r where r.client_id = c.client_id and r.campaign_id = c.id and r.closed_at is null) as has_round,
      exists (select from planned_activity p where p.client_id = c.client_id and p.campaign_id = c.id and p.kind = 'visit' and p.target > 0) as has_plan,
      exists (select from segment_member m where m.client_id = c.client_id and m.campaign_id = c.id) as has_segments
    from campaigns c
  ), chosen_customers as (
    select i.client_id, i.campaign_id, i.customer_id from stages s
    join round_item i on i.client_id = s.client_id and i.campaign_id = s.campaign_id and i.decision = 'visit'
    union
    select m.client_id, m.campaign_id, m.customer_id from stages s
    join segment_member m on m.client_id = s.client_id and m.campaign_id = s.campaign_id
    where not s.has_round
      and not exists (select from round_item i where i.client_id = m.client_id and i.campaign_id = m.campaign_id and i.customer_id = m.customer_id
        and i.decision in ('phone', 'no', 'discuss'))
      and (not s.has_plan or exists (
      select from planned_activity p where p.client_id = m.client_id and p.segment_id = m.segment_id and p.kind = 'visit' and p.target > 0))
  ), worthy as (
    select w.* from chosen_customers w join customer k on k.client_id = w.client_id and k.id = w.customer_id where ${mayBeVisited}
    union all
    select k.client_id, s.campaign_id, k.id from stages s join customer k on k.client_id = s.client_id
    where not s.has_round and not s.has_segments and ${mayBeVisited}
      and (s.campaign_id, k.id) not in (select campaign_id, customer_id from chosen_customers)
  ), visits_made as materialized (
    select v.campaign_id, v.customer_id, v.id, v.outcome = 'not-home' as fruitless from campaigns c
    join visit v on v.client_id = c.client_id and v.campaign_id = c.id
  ), taken as (
    select campaign_id, customer_id from visits_made where not fruitless
    union all
    select a.campaign_id, a.customer_id from campaigns c
    join appointment a on a.client_id = c.client_id and a.campaign_id = c.id and a.kind = 'visit' and a.state in ('proposed', 'agreed')
      and a.customer_id is not null
    union all
    select l.campaign_id, l.customer_id from campaigns c
    join call l on l.client_id = c.client_id and l.campaign_id = c.id
      and l.outcome in ('does-not-want', 'do-not-call', 'phone-instead') and l.undone_at is null
  ), bookable as (
    -- A row looked up in a hashed list: whatever the planner expects, no customer is looked up one by one. None of the columns may be null.
    select client_id, campaign_id, customer_id from worthy where (campaign_id, customer_id) not in (select campaign_id, customer_id from taken)
  )`
