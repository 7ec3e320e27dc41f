import { sql } from 'drizzle-orm'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { iso, rows, uuids } from './rows'

/** Something that happened with a customer, short enough to carry along: a call, a visit or a note that is not private. */
export type CarriedContact = {
  customerId: string
  kind: 'call' | 'visit' | 'note'
  at: Moment
  who: string | null
  sort: string
  text: string | null
}

/** The last three contacts with each of these customers, in one query; private notes are left out. */
export async function lastContactsOf(tx: Tx, customerIds: readonly string[]): Promise<CarriedContact[]> {
  if (customerIds.length === 0) return []
  return rows(
    tx,
    sql`select k.id as "customerId", t.kind, ${iso(sql`t.at`)} as at, s.name as who, t.sort, left(t.text, 400) as text
        from customer k join lateral (
          select * from (
            select 'call' as kind, started_at as at, staff_id, outcome as sort, coalesce(note, reason) as text from call
              where client_id = k.client_id and customer_id = k.id and undone_at is null
            union all
            select 'visit', coalesce(arrived_at, "on"::timestamp at time zone 'Europe/Amsterdam'), staff_id, outcome, note from visit
              where client_id = k.client_id and customer_id = k.id
            union all
            select 'note', written_at, written_by, kind, text from note
              where client_id = k.client_id and customer_id = k.id and visibility <> 'private'
          ) each order by at desc limit 3
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
