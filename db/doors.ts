import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Acquainted } from '#domain/relations/doors'
import type { Tx } from './door'
import { rows } from './rows'

/** A way in at an organisation, with what the sentence about it tells. */
export type Door = Acquainted & {
  title: string | null
  /** Until when they were there, when they left and we know. */
  leftOn: Day | null
  /** Where they work now, when that is elsewhere. */
  nowAt: string | null
  metAt: string | null
  metOn: Day | null
  doNotContact: boolean
}

/** Past this the list is of no use. */
const mostDoors = 200

/**
 * Everybody of ours who knows somebody at a customer: by their own word (`acquaintance`), or because they talked with them. Who worked there and left counts as well.
 * One person at one colleague is one way in. In no order, one query.
 */
export async function doorsAt(tx: Tx, { clientId, customerId }: { clientId: string; customerId: string }, today: Day): Promise<Door[]> {
  return rows<Door>(
    tx,
    sql`with held as materialized (
        select distinct on (j.contact_id) j.contact_id, j.title, coalesce(j.ends_on > ${today}::date, true) as there, j.ends_on, coalesce(j.decision_role = 'decider', false) as decides
        from job j join customer c on c.client_id = j.client_id and c.id = j.customer_id
        where j.client_id = ${clientId} and (c.id = ${customerId} or c.canonical_id = ${customerId})
        order by j.contact_id, coalesce(j.ends_on > ${today}::date, true) desc, j.ends_on desc nulls first, j.id),
      talked as (
        select t.contact_id, t.staff_id, max(t."on") as "on" from (
          select k.contact_id, k.staff_id, (k.started_at at time zone 'Europe/Amsterdam')::date as "on" from call k
          where k.client_id = ${clientId} and k.contact_id in (select contact_id from held) and k.undone_at is null and k.outcome in ('booked', 'callback', 'phone-instead', 'does-not-want')
          union all
          select v.contact_id, v.staff_id, v."on" from visit v
          where v.client_id = ${clientId} and v.contact_id in (select contact_id from held) and v.outcome <> 'not-home') t
        group by t.contact_id, t.staff_id),
      known as (
        select contact_id, staff_id, strength, met_at, met_on from acquaintance where client_id = ${clientId} and contact_id in (select contact_id from held))
      select s.id as "staffId", s.name as staff, p.id as "contactId", p.name as contact, coalesce(n.strength, 2) as strength,
        case when h.there then 'there' else 'gone' end as standing, h.decides, h.title, case when not h.there then h.ends_on end as "leftOn",
        t."on" as "lastTalkOn", n.met_at as "metAt", n.met_on as "metOn", p.do_not_contact as "doNotContact",
        case when not h.there then (select x.name from job o join customer x on x.client_id = o.client_id and x.id = o.customer_id
          where o.client_id = ${clientId} and o.contact_id = h.contact_id and coalesce(o.ends_on > ${today}::date, true) and o.customer_id <> ${customerId}
          order by o.starts_on desc nulls last, o.id limit 1) end as "nowAt"
      from known n full join talked t on t.contact_id = n.contact_id and t.staff_id = n.staff_id
      join held h on h.contact_id = coalesce(n.contact_id, t.contact_id)
      join contact p on p.client_id = ${clientId} and p.id = h.contact_id and p.canonical_id is null and p.erased_at is null
      join staff s on s.id = coalesce(n.staff_id, t.staff_id) and s.disabled_at is null and coalesce(s.ended_on >= ${today}::date, true)
      order by coalesce(n.strength, 2) desc, s.id, p.id limit ${mostDoors}`,
  )
}

export type DoorPlace = { id: string; clientId: string; name: string; place: string | null; client: string }

/** Customers whose name looks like the words, those that begin with them first; at most eight. */
export async function placesNamed(tx: Tx, words: string): Promise<DoorPlace[]> {
  const asked = words.trim().slice(0, 80)
  if (asked.length < 2) return []
  const part = asked.replace(/[\\%_]/g, '\\$&')
  return rows(
    tx,
    sql`select c.id, c.client_id as "clientId", c.name, c.place, n.name as client from customer c join client n on n.id = c.client_id
        where c.canonical_id is null and c.erased_at is null and (c.name ilike ${`%${part}%`} or c.name % ${asked})
        order by c.name ilike ${`${part}%`} desc, c.name ilike ${`%${part}%`} desc, similarity(c.name, ${asked}) desc, c.name, c.id limit 8`,
  )
}

/** A living customer by its id, as the search names it; null when the actor sees none. */
export async function placeOf(tx: Tx, customerId: string): Promise<DoorPlace | null> {
  const [found] = await rows<DoorPlace>(
    tx,
    sql`select c.id, c.client_id as "clientId", c.name, c.place, n.name as client from customer c join client n on n.id = c.client_id
        where c.id = ${customerId} and c.canonical_id is null and c.erased_at is null`,
  )
  return found ?? null
}
