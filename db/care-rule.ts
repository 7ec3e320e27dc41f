import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { CareRole, CareRule } from '#domain/relations/handing-out'
import type { Tx } from './door'
import { offsetOf, type Page, pageSize } from './page'
import { rows } from './rows'

type Whose = { clientId: string; rule: CareRule; role: CareRole; today: Day }

/** The living customers `c` of a client that a rule means. */
export function meantBy({ clientId, rule, role, today }: Whose): SQL {
  const asked = [sql`c.client_id = ${clientId} and c.canonical_id is null and c.status = 'active' and c.erased_at is null`]
  const same = (column: SQL, value: string | undefined) => value && asked.push(sql`lower(${column}) = lower(${value})`)
  if (rule.legalForm) asked.push(rule.legalForm === 'unknown' ? sql`c.legal_form is null` : sql`c.legal_form = ${rule.legalForm}`)
  if (rule.tag) asked.push(sql`${rule.tag} = any (c.tags)`)
  if (rule.ownKey) asked.push(sql`lower(btrim(c.own ->> ${rule.ownKey}::text)) = lower(${rule.ownValue ?? ''})`)
  same(sql`c.province`, rule.province)
  same(sql`c.municipality`, rule.municipality)
  same(sql`c.place`, rule.place)
  if (rule.postcodeFrom)
    asked.push(sql`c.country = 'NL' and left(c.postcode, 4) between ${rule.postcodeFrom} and ${rule.postcodeTo ?? rule.postcodeFrom}`)
  if (rule.segmentId)
    asked.push(
      sql`exists (select from segment_member m where m.client_id = c.client_id and m.segment_id = ${rule.segmentId} and m.customer_id = c.id)`,
    )
  if (rule.holder === 'none') asked.push(sql`${holds(role, today)} is null`)
  else if (rule.holder) asked.push(sql`${holds(role, today)} = ${rule.holder}`)
  return sql.join(asked, sql` and `)
}

/** Who has a role at customer `c` on a day; of two the one who has it last. */
export function holds(role: CareRole, today: Day): SQL {
  return sql`(select o.staff_id from ownership o where o.client_id = c.client_id and o.customer_id = c.id and o.role = ${role}
    and o.starts_on <= ${today}::date and coalesce(o.ends_on >= ${today}::date, true) order by o.starts_on desc, o.id desc limit 1)`
}

/** The condition on one living customer `c`. */
export function thisCustomer(clientId: string, customerId: string): SQL {
  return sql`c.client_id = ${clientId} and c.id = ${customerId} and c.canonical_id is null`
}

/** The condition on the active customers `c` of which somebody is the owner. */
export function ownedBy(clientId: string, staffId: string, today: Day): SQL {
  return sql`c.client_id = ${clientId} and c.canonical_id is null and c.status = 'active' and ${holds('owner', today)} = ${staffId}`
}

export type Meant = {
  /** Who has the role now at how many of them; null is nobody. */
  holders: { staffId: string | null; name: string | null; count: number }[]
  /** A page of them by name, with who has the role. */
  page: Page<{ id: string; name: string; place: string | null; holder: string | null }>
}

/** Whom a rule means, before anything is written, in one query. */
export async function meant(tx: Tx, whose: Whose, page = 1): Promise<Meant> {
  const [found] = await rows<{ holders: Meant['holders']; rows: Meant['page']['rows'] }>(
    tx,
    sql`with m as materialized (
        select c.id, c.name, c.place, h.staff_id from customer c cross join lateral (select ${holds(whose.role, whose.today)} as staff_id) h
        where ${meantBy(whose)})
      select
        coalesce((select json_agg(json_build_object('staffId', g.staff_id, 'name', s.name, 'count', g.count) order by g.count desc, s.name)
          from (select staff_id, count(*)::int from m group by staff_id) g left join staff s on s.id = g.staff_id), '[]') as holders,
        coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'place', p.place, 'holder', s.name) order by p.name collate "und-x-icu", p.id)
          from (select * from m order by name collate "und-x-icu", id limit ${pageSize} offset ${offsetOf(page)}) p
          left join staff s on s.id = p.staff_id), '[]') as rows`,
  )
  const { holders = [], rows: shown = [] } = found ?? {}
  return { holders, page: { rows: shown, total: holders.reduce((sum, { count }) => sum + count, 0), page, size: pageSize } }
}

export type RuleChoices = {
  legalForms: string[]
  tags: string[]
  own: string[]
  provinces: string[]
  municipalities: string[]
  places: string[]
  segments: { id: string; name: string; campaignId: string; campaign: string }[]
}

/** What the rule can be made of at a client: the values that stand in its base, the commonest of each, in one query. */
export async function ruleChoices(tx: Tx, clientId: string): Promise<RuleChoices> {
  const commonest = (from: SQL) =>
    sql`coalesce((select json_agg(v order by v) from (select v from (${from}) each(v) where v <> '' group by v order by count(*) desc, v limit 100) top), '[]')`
  const column = (name: string) => commonest(sql`select ${sql.identifier(name)} from base`)
  const [found] = await rows<RuleChoices>(
    tx,
    sql`with base as materialized (
        select legal_form, tags, own, province, municipality, place from customer
        where client_id = ${clientId} and canonical_id is null and status = 'active')
      select ${commonest(sql`select coalesce(legal_form, 'unknown') from base`)} as "legalForms", ${commonest(sql`select unnest(tags) from base`)} as tags,
        ${commonest(sql`select jsonb_object_keys(own) from base`)} as own, ${column('province')} as provinces,
        ${column('municipality')} as municipalities, ${column('place')} as places,
        coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'campaignId', g.id, 'campaign', g.name) order by g.starts_on desc, g.name, s.position)
          from segment s join campaign g on g.client_id = s.client_id and g.id = s.campaign_id where s.client_id = ${clientId}), '[]') as segments`,
  )
  return found ?? { legalForms: [], tags: [], own: [], provinces: [], municipalities: [], places: [], segments: [] }
}
