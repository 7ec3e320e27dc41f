import { sql } from 'drizzle-orm'
import type { Tx } from '#db/door'
import { rows } from '#db/rows'
import type { Day } from '#domain/calendar/day'
import { endOf } from '#domain/calendar/moment'
import type { RfvFacts } from '#domain/segment/rfv'
import { living } from './living'

export type Measured = { measure: string; year: number }

/**
 * Every living customer with a number of a year, the days since the last contact and how often there was something: the orders of that year where they
 * are known, else our visits. As it was known on a day: what came after it is left out. One query, a few numbers a customer.
 */
export async function numbersOf(tx: Tx, clientId: string, { measure, year }: Measured, today: Day): Promise<RfvFacts[]> {
  return rows<RfvFacts>(
    tx,
    sql`with visited as (
          select customer_id, max("on") as last, count(*)::int as times from visit
          where client_id = ${clientId} and outcome <> 'not-home' and "on" <= ${today} group by 1),
        called as (
          select customer_id, max((started_at at time zone 'Europe/Amsterdam')::date) as last from call
          where client_id = ${clientId} and undone_at is null and outcome <> 'no-answer' and started_at < ${endOf(today)}::timestamptz group by 1)
        select c.id, n.amount::float8 as value, ${today}::date - greatest(case when c.last_contact_on <= ${today} then c.last_contact_on end, v.last, k.last) as "recencyDays",
          coalesce(o.amount::float8, v.times, 0) as frequency
        from customer c
        left join customer_number n on n.client_id = c.client_id and n.customer_id = c.id and n.measure = ${measure} and n.year = ${year}
        left join customer_number o on o.client_id = c.client_id and o.customer_id = c.id and o.measure = 'orders' and o.year = ${year}
        left join visited v on v.customer_id = c.id
        left join called k on k.customer_id = c.id
        where c.client_id = ${clientId} and ${living}`,
  )
}

/** The number that says most of a base: revenue of the newest year, else another of its newest; null when no number is known. */
export async function usualNumberOf(tx: Tx, clientId: string): Promise<Measured | null> {
  const [found] = await rows<Measured>(
    tx,
    sql`select measure, max(year) as year from customer_number where client_id = ${clientId} group by measure order by measure <> 'revenue', measure limit 1`,
  )
  return found ?? null
}

/** Names and places by id, of a few customers. */
export async function namesOf(
  tx: Tx,
  clientId: string,
  ids: readonly string[],
): Promise<Map<string, { name: string; place: string | null }>> {
  if (ids.length === 0) return new Map()
  const found = await rows<{ id: string; name: string; place: string | null }>(
    tx,
    sql`select id, name, place from customer where client_id = ${clientId}
          and id in (select k::uuid from json_array_elements_text(${JSON.stringify(ids)}::json) k)`,
  )
  return new Map(found.map(({ id, ...about }) => [id, about]))
}

export type PlaceCount = { municipality: string | null; customers: number; value: number; known: number }

/** How many customers each municipality has and what they add up to, most customers first; without one their own line. */
export async function municipalitiesOf(tx: Tx, clientId: string, { measure, year }: Measured): Promise<PlaceCount[]> {
  return rows<PlaceCount>(
    tx,
    sql`select coalesce(nullif(btrim(c.municipality), ''), nullif(btrim(c.place), '')) as municipality, count(*)::int as customers,
          coalesce(sum(n.amount), 0)::float8 as value, count(n.amount)::int as known
        from customer c
        left join customer_number n on n.client_id = c.client_id and n.customer_id = c.id and n.measure = ${measure} and n.year = ${year}
        where c.client_id = ${clientId} and ${living} group by 1 order by 2 desc, 1 limit 400`,
  )
}

export type Spot = { name: string; latitude: number; longitude: number; colour: 'A' | 'B' | 'C' | 'D' | 'E' | null }

/** Where customers are, with the colour of their segment: a spread of at most `most` of those whose place is known. */
export async function spotsOf(
  tx: Tx,
  of: { clientId: string; campaignId: string },
  most: number,
): Promise<{ spots: Spot[]; known: number }> {
  const found = await rows<Spot & { known: number }>(
    tx,
    sql`select c.name, c.latitude, c.longitude, s.colour, count(*) over ()::int as known
        from customer c
        left join segment_member m on m.client_id = c.client_id and m.campaign_id = ${of.campaignId} and m.customer_id = c.id
        left join segment s on s.client_id = m.client_id and s.id = m.segment_id
        where c.client_id = ${of.clientId} and ${living} and c.latitude is not null and c.longitude is not null
        order by md5(c.id::text) limit ${most}`,
  )
  return { spots: found.map(({ known: _, ...spot }) => spot), known: found[0]?.known ?? 0 }
}
