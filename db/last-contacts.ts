import { sql } from 'drizzle-orm'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { iso, rows, uuids } from './rows'
import { reachedIn } from './talks'

/** The last time anybody of ours talked with a customer. `about`: the outcome, in the words of the call or the visit. */
export type LastContact = { customerId: string; at: Moment; by: string; channel: 'call' | 'visit'; about: string }

/** The last conversation with each of these customers, over all colleagues and campaigns, in one query; who was never talked with is left out. */
export async function lastContactsOf(tx: Tx, customerIds: readonly string[]): Promise<Map<string, LastContact>> {
  const found = await rows<LastContact>(
    tx,
    sql`select c.id as "customerId", ${iso(sql`p.at`)} as at, s.name as by, p.channel, p.about
        from customer c
        cross join lateral (
          (select k.started_at as at, k.staff_id, 'call' as channel, k.outcome as about from call k
            where k.client_id = c.client_id and k.customer_id = c.id and k.undone_at is null and ${reachedIn('k')}
            order by k.started_at desc limit 1)
          union all
          (select coalesce(v.arrived_at, v.logged_at), v.staff_id, 'visit', v.outcome from visit v
            where v.client_id = c.client_id and v.customer_id = c.id and v.outcome <> 'not-home' order by v."on" desc limit 1)
          order by at desc limit 1
        ) p
        join staff s on s.id = p.staff_id
        where c.id = any (${uuids(customerIds)})`,
  )
  return new Map(found.map((each) => [each.customerId, each]))
}
