import { type SQL, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Period } from '#domain/calendar/period'
import type { UsedTime } from '#domain/units/cost'
import type { Tx } from './door'
import { oneRow, rows } from './rows'
import { costRule } from './schema/money'

/** The entries of a campaign in a period, each with the group of its customer. */
export async function usedIn(tx: Tx, campaignId: string, { from, to }: Period, attribute: string | null): Promise<UsedTime[]> {
  return rows(
    tx,
    sql`
    with u as (select * from unit where campaign_id = ${campaignId} or also_for @> array[${campaignId}::uuid]), used as (
      select e.client_id, e.unit_id, e."on", coalesce(r."on", e."on") as terms_on,
        case when e.origin = 'consumption' then coalesce(e.subject, r.subject) else 'other' end as kind, -e.change as minutes, 0 as cents,
        coalesce(r.staff_id, e.staff_id) as staff_id, coalesce(e.activity_id, r.activity_id) as activity_id
      from u join ledger_line e on e.client_id = u.client_id and e.unit_id = u.id
      left join ledger_entry r on r.client_id = e.client_id and r.id = e.reverses
      where e.origin in ('consumption', 'write-off') and e."on" between ${from} and ${to}
      union all
      select t.client_id, t.unit_id, t."on", t."on", 'travel', 0, case when t.reverses is null then t.cents else -t.cents end, t.staff_id, t.activity_id
      from u join travel_entry t on t.client_id = u.client_id and t.unit_id = u.id where t."on" between ${from} and ${to}
    )
    select w.unit_id as "unitId", w."on", w.terms_on as "termsOn", w.kind, w.minutes, w.cents, s.role, k.id as "customerId",
      case when k.id is null then null else ${groupOf(attribute, campaignId)} end as "group"
    from used w left join staff s on s.id = w.staff_id
    left join visit v on v.client_id = w.client_id and v.id = w.activity_id
    left join call l on l.client_id = w.client_id and l.id = w.activity_id
    left join customer k on k.client_id = w.client_id and k.id = coalesce(v.customer_id, l.customer_id)
    -- Of a unit that several campaigns share, what was done for another one is theirs.
    where coalesce(v.campaign_id, l.campaign_id, ${campaignId}) = ${campaignId}
    order by w."on", w.unit_id`,
  )
}

/** How many customers each group has, by name; '' is who has none. */
export async function groupSizes(tx: Tx, campaignId: string, attribute: string): Promise<{ name: string; customers: number }[]> {
  return rows(
    tx,
    sql`select ${groupOf(attribute, campaignId)} as name, count(*)::int as customers
        from customer k where k.client_id = (select client_id from campaign where id = ${campaignId}) and k.canonical_id is null and k.status = 'active'
        group by 1 order by 2 desc, 1 limit 500`,
  )
}

/** The columns of the client's own file by which customers can be grouped. */
export async function ownColumns(tx: Tx, clientId: string): Promise<string[]> {
  const found = await rows<{ name: string }>(
    tx,
    sql`select distinct jsonb_object_keys(own) as name from (select own from customer where client_id = ${clientId} and own <> '{}' limit 2000) k order by 1 limit 50`,
  )
  return found.map(({ name }) => name)
}

/** What came of it: visits that took place, opportunities and what they are worth. */
export async function resultsIn(
  tx: Tx,
  campaignId: string,
  { from, to }: Period,
): Promise<{ visits: number; opportunities: number; opportunityCents: number }> {
  return oneRow(
    tx,
    sql`select count(*) filter (where outcome <> 'not-home')::int as visits, count(*) filter (where outcome = 'opportunity')::int as opportunities,
          coalesce(sum(opportunity_cents) filter (where outcome = 'opportunity'), 0)::float8 as "opportunityCents"
        from visit where campaign_id = ${campaignId} and "on" between ${from} and ${to}`,
  )
}

export type CostRule = {
  id: string
  name: string
  kind: 'attribute' | 'fixed'
  attribute: string | null
  groups: { name: string; weight: number }[]
  sharedBy: 'own-cost' | 'customers'
}

/** How the costs of a client may be charged on, by name. */
export async function costRules(tx: Tx, clientId: string): Promise<CostRule[]> {
  return rows(
    tx,
    sql`select id, name, kind, attribute, groups, shared_by as "sharedBy" from cost_rule where client_id = ${clientId} order by name, id limit 100`,
  )
}

/** Adds a rule. @returns its id */
export async function addCostRule(tx: Tx, clientId: string, rule: Omit<CostRule, 'id'>): Promise<string> {
  const id = v7()
  await tx.insert(costRule).values({ ...rule, clientId, id })
  return id
}

/** Takes a rule away. False when the client has none with this id. */
export async function removeCostRule(tx: Tx, clientId: string, ruleId: string): Promise<boolean> {
  const gone = await rows<{ id: string }>(tx, sql`delete from cost_rule where client_id = ${clientId} and id = ${ruleId} returning id`)
  return gone.length > 0
}

/** The group of the customer `k`: a column of ours, its segment in the campaign, or a column of the client's own file. '' when it has none. */
function groupOf(attribute: string | null, campaignId: string): SQL {
  if (attribute === 'place' || attribute === 'province' || attribute === 'municipality')
    return sql`coalesce(k.${sql.identifier(attribute)}, '')`
  if (attribute === 'segment')
    return sql`coalesce((select g.name from segment_member m join segment g on g.client_id = m.client_id and g.id = m.segment_id
      where m.client_id = k.client_id and m.campaign_id = ${campaignId} and m.customer_id = k.id), '')`
  if (attribute?.startsWith('own:')) return sql`coalesce(k.own ->> ${attribute.slice(4)}::text, '')`
  return sql`''`
}
