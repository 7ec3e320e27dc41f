import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
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

/** What follows with a customer, by when and by whom of ours or of the client. */
export type NextFollowUp = { customerId: string; text: string; dueOn: Day | null; who: string | null }

/** The open follow-up that is due first of each of these customers, in one query; who has none is left out. */
export async function nextFollowUpsOf(tx: Tx, customerIds: readonly string[]): Promise<Map<string, NextFollowUp>> {
  const found = await rows<NextFollowUp>(
    tx,
    sql`select distinct on (t.customer_id) t.customer_id as "customerId", t.text, t.due_on as "dueOn",
          coalesce((select s.name from staff s where s.id = t.staff_id),
            (select p.name from client_person p where p.client_id = t.client_id and p.id = t.client_person_id)) as who
        from task t where t.customer_id = any (${uuids(customerIds)}) and t.done_at is null
        order by t.customer_id, t.due_on nulls last, t.id`,
  )
  return new Map(found.map((each) => [each.customerId, each]))
}
