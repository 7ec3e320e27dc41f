import { sql } from 'drizzle-orm'
import type { MatchedPerson } from '#domain/clean/duplicates/of-person'
import type { PersonRecord } from '#domain/clean/merge-person'
import { acrossCampaigns, type Tx } from './door'
import { iso, rows, uuids } from './rows'

const own = sql`k.id, k.name, k.first_name as "firstName", k.infix, k.last_name as "lastName", k.email, k.phone, k.mobile, k.linkedin_url as "linkedinUrl"`

/** Every person of a client for comparing, merged ones too and nobody who was erased, with where they work now; a customer that was merged goes by the name of its keeper. */
export async function everyPersonOf(tx: Tx, clientId: string): Promise<(MatchedPerson & { canonicalId: string | null })[]> {
  return rows(
    tx,
    sql`select ${own}, k.canonical_id as "canonicalId", coalesce(p.places, '[]') as places
        from contact k left join (
          select j.contact_id, json_agg(json_build_object('title', j.title, 'organisation', c.name, 'street', c.street, 'houseNumber', c.house_number,
            'postcode', c.postcode, 'place', c.place, 'country', c.country) order by j.is_primary desc, j.id) as places
          from job j join customer m on m.client_id = j.client_id and m.id = j.customer_id
          join customer c on c.client_id = m.client_id and c.id = coalesce(m.canonical_id, m.id)
          where j.client_id = ${clientId} and j.ends_on is null group by j.contact_id) p on p.contact_id = k.id
        where k.client_id = ${clientId} and k.erased_at is null order by k.id`,
  )
}

export type PersonInGroup = PersonRecord & {
  canonicalId: string | null
  /** Where they work now: the customer to open, and in words. */
  places: { customerId: string; customerName: string; title: string | null }[]
  activities: number
  followUps: number
  notes: number
}

/** The persons with these ids as the merge rules and a reviewer see them, in no order. */
export async function personsWithIds(tx: Tx, clientId: string, ids: readonly string[]): Promise<PersonInGroup[]> {
  const of = (table: string, extra = sql``) =>
    sql`(select count(*)::int from ${sql.identifier(table)} x where x.client_id = k.client_id and x.contact_id = k.id ${extra})`
  const found = await acrossCampaigns(tx, () =>
    rows<Omit<PersonInGroup, 'weight'>>(
      tx,
      sql`select ${own}, k.salutation, k.do_not_contact as "doNotContact", ${iso(sql`k.created_at`)} as "createdAt", k.canonical_id as "canonicalId",
          ${of('call')} + ${of('visit')} as activities, ${of('note')} as notes,
          ${of('task', sql`and x.done_at is null`)} + ${of('appointment', sql`and x.state in ('proposed', 'agreed')`)} as "followUps",
          coalesce((select json_agg(json_build_object('customerId', c.id, 'customerName', c.name, 'title', j.title) order by j.is_primary desc, j.id)
            from job j join customer c on c.client_id = j.client_id and c.id = j.customer_id and c.canonical_id is null
            where j.client_id = k.client_id and j.contact_id = k.id and j.ends_on is null), '[]') as places
        from contact k where k.client_id = ${clientId} and k.id = any(${uuids(ids)})`,
    ),
  )
  return found.map((person) => ({
    ...person,
    weight: person.places.length + person.activities * 3 + person.followUps * 3 + person.notes,
  }))
}
