import { sql } from 'drizzle-orm'
import type { Tx } from '#db/door'
import { lastTalkOn } from '#db/last-contacts'
import { rows } from '#db/rows'
import type { Day } from '#domain/calendar/day'
import type { CustomerFacts } from '#domain/segment/customer-facts'
import { living } from './living'

/** What the rules may ask about every living customer of a client, for the analyses and for explaining some of them. */
export async function customerFactsOf(tx: Tx, clientId: string, today: Day, only?: readonly string[]): Promise<CustomerFacts[]> {
  return rows<CustomerFacts>(
    tx,
    sql`select c.id, c.name, c.street, c.house_number as "houseNumber", c.house_number_suffix as "houseNumberSuffix", c.postcode, c.place, c.municipality, c.province, c.country, c.latitude, c.longitude, c.phone, c.phone2,
          c.mobile, c.email, c.website, c.kvk, c.branch, c.vat, c.iban,
          c.external_no as "externalNo", c.status, c.legal_form as "legalForm", c.tags, c.own, c.potential, c.do_not_contact as "doNotContact",
          ${ownerOn(today)} as "ownerId", ${visits}::int as visits, ${openComplaint} as "openComplaint",
          (${today}::date - ${lastTalkOn('c')}) as "lastContactDays", (${today}::date - ${lastVisitOn}) as "lastVisitDays",
          (${today}::date - c.confirmed_on) as "confirmedDays", ${knowsDecider(today)} as "knowsDecider",
          coalesce((select json_object_agg(y.measure, y.years) from (
            select n.measure, json_object_agg(n.year, n.amount) as years from customer_number n
            where n.client_id = c.client_id and n.customer_id = c.id group by n.measure) y), '{}') as numbers
        from customer c where c.client_id = ${clientId} and ${living} ${only ? sql`and c.id in (select k::uuid from json_array_elements_text(${JSON.stringify(only)}::json) k)` : sql``}
        order by c.id`,
  )
}

const lastVisitOn = sql`(select max(v."on") from visit v where v.client_id = c.client_id and v.customer_id = c.id and v.outcome <> 'not-home')`

const visits = sql`(select count(*) from visit v where v.client_id = c.client_id and v.customer_id = c.id and v.outcome <> 'not-home')::numeric`

const openComplaint = sql`exists (select from request q where q.client_id = c.client_id and q.customer_id = c.id
  and q.kind = 'complaint' and q.solved_at is null)`

/** Whether somebody who works there today is known as the one who decides. */
const knowsDecider = (today: Day) => sql`exists (select from job j where j.client_id = c.client_id and j.customer_id = c.id
  and j.decision_role = 'decider' and (j.ends_on is null or j.ends_on >= ${today}))`

/** Who looks after a customer on a day: a loan goes before the owner. */
const ownerOn = (today: Day) => sql`(select o.staff_id::text from ownership o
  where o.client_id = c.client_id and o.customer_id = c.id and o.role in ('owner', 'loan')
    and o.starts_on <= ${today} and (o.ends_on is null or o.ends_on >= ${today})
  order by o.role = 'loan' desc, o.starts_on desc, o.id limit 1)`
