import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { Place } from '#domain/relations/contact'
import type { Tx } from './door'
import { iso, rows, uuids } from './rows'
import { reachedIn } from './talks'

/** Something that happened with a customer, short enough to carry along: a call, a visit or a note that is not private. */
export type CarriedContact = {
  customerId: string
  /** `file`: the day is all that the client's file says. */
  kind: 'call' | 'visit' | 'note' | 'file'
  at: Moment
  who: string | null
  sort: string
  text: string | null
}

/**
 * The last three contacts with each of these customers, and the last talk (as db/last-contacts.ts tells it) when it is none of them, in one query; private notes are
 * left out, and so are those a briefing tells apart (db/briefings.ts).
 */
export async function carriedContactsOf(tx: Tx, customerIds: readonly string[]): Promise<CarriedContact[]> {
  if (customerIds.length === 0) return []
  return rows(
    tx,
    sql`select k.id as "customerId", t.kind, ${iso(sql`t.at`)} as at, s.name as who, t.sort, left(t.text, 400) as text
        from customer k join lateral (
          select * from (select e.*, row_number() over (order by at desc) as place, row_number() over (partition by talked order by at desc) as of_its_kind from (
            select 'call' as kind, started_at as at, staff_id, outcome as sort, coalesce(note, reason) as text, ${reachedIn('call')} as talked from call
              where client_id = k.client_id and customer_id = k.id and undone_at is null
            union all
            select 'visit', coalesce(arrived_at, "on"::timestamp at time zone 'Europe/Amsterdam'), staff_id, outcome, note, outcome <> 'not-home' from visit
              where client_id = k.client_id and customer_id = k.id
            union all
            select 'note', written_at, written_by, kind, text, false from note
              where client_id = k.client_id and customer_id = k.id and visibility <> 'private' and kind in ('note', 'change')
            union all
            select 'file', k.last_contact_on::timestamp at time zone 'Europe/Amsterdam', null, '', null, true where k.last_contact_on is not null
          ) e) each where place <= 3 or (talked and of_its_kind = 1)
        ) t on true left join staff s on s.id = t.staff_id
        where k.id = any(${uuids(customerIds)}) order by k.id, t.at desc`,
  )
}

/** What visits of these campaigns are about, by campaign, in one query. */
export async function topicsOfCampaigns(tx: Tx, campaignIds: readonly string[]): Promise<Record<string, string[]>> {
  if (campaignIds.length === 0) return {}
  const found = await rows<{ id: string; names: string[] }>(
    tx,
    sql`select c.id, array(select e.topic->>'name' from jsonb_array_elements(c.topics) with ordinality as e(topic, place) order by e.place) as names
        from campaign c where c.id = any(${uuids(campaignIds)})`,
  )
  return Object.fromEntries(found.map(({ id, names }) => [id, names]))
}

/** What a visit takes from the unit of a campaign by its contract: the drive, and a visit where nobody was home. */
export type Charges = { driveTimeCounts: boolean; chargesFruitless: boolean }

/** How visits of these campaigns are charged on a day, by campaign, in one query: by the first unit with something left, as work is booked. Nothing for one without a unit that day. */
export async function chargesOfCampaigns(tx: Tx, campaignIds: readonly string[], on: Day): Promise<Record<string, Charges>> {
  if (campaignIds.length === 0) return {}
  const found = await rows<{ id: string } & Charges>(
    tx,
    sql`select distinct on (c.id) c.id, t.drive_time_counts as "driveTimeCounts", t.charges_fruitless as "chargesFruitless"
        from campaign c join unit u on u.client_id = c.client_id and (u.campaign_id = c.id or c.id = any(u.also_for))
        join unit_terms t on t.client_id = u.client_id and t.unit_id = u.id and t.applies_from <= ${on}
        where c.id = any(${uuids(campaignIds)}) and u.starts_on <= ${on} and u.ends_on >= ${on}
        order by c.id, (select coalesce(sum(l.change), 0) from ledger_line l where l.client_id = u.client_id and l.unit_id = u.id) > 0 desc, u.starts_on, u.id,
          t.version desc`,
  )
  return Object.fromEntries(found.map(({ id, ...charges }) => [id, charges]))
}

/** A customer somebody may drop in on, for a campaign they work on. */
export type NearbyCustomer = {
  customerId: string
  customer: string
  street: string | null
  place: string | null
  campaignId: string
  campaign: string
  client: string
  topics: string[]
}

const nearDegrees = 0.2
const mostNearby = 120

/** The customers of one's running campaigns near these places, the nearest first: as many as a phone carries without noticing. One query. */
export async function customersNear(
  tx: Tx,
  { staffId, today, places }: { staffId: string; today: Day; places: readonly Place[] },
): Promise<NearbyCustomer[]> {
  if (places.length === 0) return []
  const points = sql`unnest(${sql.param(places.map(({ latitude }) => latitude))}::float8[], ${sql.param(places.map(({ longitude }) => longitude))}::float8[]) as p(lat, lon)`
  const far = sql`(select min(abs(c.latitude - p.lat) + abs(c.longitude - p.lon) * 0.62) from ${points})`
  const near = sql`exists (select from ${points} where c.latitude between p.lat - ${nearDegrees} and p.lat + ${nearDegrees}
              and c.longitude between p.lon - ${nearDegrees} * 1.6 and p.lon + ${nearDegrees} * 1.6)`
  return rows(
    tx,
    sql`select "customerId", customer, street, place, "campaignId", campaign, client, topics
        from (${mayBeVisited({ staffId, today, far, where: near })}) near order by far, customer limit ${mostNearby}`,
  )
}

/** One customer somebody is at the door of, wherever that is; null when no running campaign lets them drop in. `staffId` null: of any campaign they see. */
export async function customerAtDoor(
  tx: Tx,
  { staffId, today, customerId }: { staffId: string | null; today: Day; customerId: string },
): Promise<NearbyCustomer | null> {
  const [found = null] = await rows<NearbyCustomer>(
    tx,
    sql`select "customerId", customer, street, place, "campaignId", campaign, client, topics
        from (${mayBeVisited({ staffId, today, far: sql`0`, where: sql`c.id = ${customerId}` })}) one`,
  )
  return found
}

// A customer of several running campaigns is visited for the one that ends first.
function mayBeVisited({ staffId, today, far, where }: { staffId: string | null; today: Day; far: SQL; where: SQL }): SQL {
  const works =
    staffId === null
      ? sql`true`
      : sql`exists (select from campaign_staff s where s.client_id = g.client_id and s.campaign_id = g.id and s.staff_id = ${staffId}
            and coalesce(s.until >= ${today}, true) and coalesce(s.since <= ${today}, true))`
  return sql`select distinct on (c.id) c.id as "customerId", c.name as customer,
      nullif(concat_ws(' ', c.street, concat(c.house_number, c.house_number_suffix)), '') as street, c.place, g.id as "campaignId", g.name as campaign, k.name as client,
      array(select e.topic->>'name' from jsonb_array_elements(g.topics) with ordinality as e(topic, place) order by e.place) as topics, ${far} as far
    from campaign g join client k on k.id = g.client_id join customer c on c.client_id = g.client_id
    where ${works} and g.ended_on is null and g.starts_on <= ${today} and g.ends_on >= ${today}
      and c.canonical_id is null and c.status = 'active' and not c.do_not_contact and ${where}
    order by c.id, g.ends_on`
}
