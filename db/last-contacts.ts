import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { iso, rows, uuids } from './rows'
import { awaitsCallback, reachedIn } from './talks'

/**
 * The last time anybody of ours talked with a customer. `about`: the outcome, in the words of the call or the visit. `at`, `by`, `channel` and `about` are null
 * when only the client's file knows of the day.
 */
export type LastContact = { on: Day; at: Moment | null; by: string | null; channel: 'call' | 'visit' | null; about: string | null }

/**
 * What follows with a customer, by when and by whom of ours or of the client: what is due first of the open tasks and of a promise to call again. `text` is null for the
 * latter: the screen has the word.
 */
export type NextFollowUp = { text: string | null; dueOn: Day | null; who: string | null }

export type ContactState = { last: LastContact | null; next: NextFollowUp | null }

/**
 * The last conversation with each of these customers, over all colleagues and campaigns, and what follows: one query, however many they are. Every screen that tells
 * of a last contact asks this, or `lastTalkOn` for the day alone, so that none contradicts another.
 */
export async function contactStatesOf(tx: Tx, customerIds: readonly string[]): Promise<Map<string, ContactState>> {
  if (customerIds.length === 0) return new Map()
  const found = await rows<ContactState & { customerId: string }>(
    tx,
    sql`select c.id as "customerId",
          case when p.day is null and c.last_contact_on is null then null
            when p.day is null or c.last_contact_on > p.day then json_build_object('on', c.last_contact_on, 'at', null, 'by', null, 'channel', null, 'about', null)
            else json_build_object('on', p.day, 'at', ${iso(sql`p.at`)}, 'by', s.name, 'channel', p.channel, 'about', p.about) end as last,
          (select json_build_object('text', n.text, 'dueOn', n.due_on, 'who', n.who) from (
              select t.text, t.due_on, t.id, coalesce((select f.name from staff f where f.id = t.staff_id),
                (select w.name from client_person w where w.client_id = t.client_id and w.id = t.client_person_id)) as who
              from task t where t.client_id = c.client_id and t.customer_id = c.id and t.done_at is null
              union all
              select null, (k.callback_at at time zone 'Europe/Amsterdam')::date, k.id, f.name from call k join staff f on f.id = k.staff_id
              where k.client_id = c.client_id and k.customer_id = c.id and ${awaitsCallback('k')}) n
            order by n.due_on nulls last, n.text is null desc, n.id limit 1) as next
        from customer c
        left join lateral (select x.*, (x.at at time zone 'Europe/Amsterdam')::date as day from (
          (select k.started_at as at, k.staff_id, 'call' as channel, k.outcome as about from call k
            where k.client_id = c.client_id and k.customer_id = c.id and k.undone_at is null and ${reachedIn('k')}
            order by k.started_at desc limit 1)
          union all
          (select coalesce(v.arrived_at, v."on"::timestamp at time zone 'Europe/Amsterdam'), v.staff_id, 'visit', v.outcome from visit v
            where v.client_id = c.client_id and v.customer_id = c.id and v.outcome <> 'not-home' order by v."on" desc, v.arrived_at desc nulls last limit 1)
          order by at desc limit 1) x) p on true
        left join staff s on s.id = p.staff_id
        where c.id = any (${uuids(customerIds)})`,
  )
  return new Map(found.map(({ customerId, ...state }) => [customerId, state]))
}

/**
 * The day somebody talked with a customer last: by a call, by a visit, or as the client's file says.
 * @param customer the name by which the query knows the customers
 */
export function lastTalkOn(customer: 'a' | 'c'): SQL {
  const c = sql.identifier(customer)
  return sql`greatest(${c}.last_contact_on,
    (select max(v."on") from visit v where v.client_id = ${c}.client_id and v.customer_id = ${c}.id and v.outcome <> 'not-home'),
    (select max((k.started_at at time zone 'Europe/Amsterdam')::date) from call k
      where k.client_id = ${c}.client_id and k.customer_id = ${c}.id and k.undone_at is null and ${reachedIn('k')}))`
}
