import { sql } from 'drizzle-orm'
import { addDays, type Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import { importantWeight, meetingDays } from '#domain/carry-out/follow-up-list'
import type { Tx } from './door'
import { iso, oneRow } from './rows'

type Whom = { customerId: string; customer: string; client: string }

/** What the team speaks of: each list with the most urgent first, at most so many, and how many there are in all. */
export type TeamAgenda = {
  complaints: (Whom & { subject: string; owner: string | null; receivedAt: Moment; answerBy: Moment | null })[]
  late: (Whom & { text: string; dueOn: Day; who: string })[]
  signals: (Whom & { text: string; actOn: Day })[]
  ownerless: Whom[]
  leaving: (Whom & { staff: string; until: Day })[]
  counts: { complaints: number; late: number; signals: number; ownerless: number; leaving: number }
}

/** A meeting has time for so many of each. */
export const mostOnAgenda = 20

/** Open complaints, promises of ours and of the client that are late, signals of the coming two weeks, customers in a running campaign that nobody owns, and loans that end. */
export async function teamAgenda(tx: Tx, today: Day): Promise<TeamAgenda> {
  const whom = sql`'customerId', c.id, 'customer', c.name, 'client', n.name`
  const named = (table: string) =>
    sql.raw(
      `join customer c on c.client_id = ${table}.client_id and c.id = ${table}.customer_id and c.canonical_id is null join client n on n.id = c.client_id`,
    )
  const { agenda } = await oneRow<{ agenda: TeamAgenda }>(
    tx,
    sql`with complaints as (
        select row_number() over (order by q.answer_by nulls last, q.received_at, q.id) as at,
          json_build_object(${whom}, 'subject', q.subject, 'owner', s.name, 'receivedAt', ${iso(sql`q.received_at`)}, 'answerBy', ${iso(sql`q.answer_by`)}) as fact
        from request q ${named('q')} left join staff s on s.id = q.owner_id where q.kind = 'complaint' and q.solved_at is null),
      late as (
        select row_number() over (order by t.due_on, t.id) as at, json_build_object(${whom}, 'text', t.text, 'dueOn', t.due_on, 'who', coalesce(s.name, p.name, n.name)) as fact
        from task t ${named('t')} left join staff s on s.id = t.staff_id
        left join client_person p on p.client_id = t.client_id and p.id = t.client_person_id
        where t.done_at is null and t.due_on < ${today}::date),
      signals as (
        select row_number() over (order by g.act_on, g.id) as at, json_build_object(${whom}, 'text', g.text, 'actOn', g.act_on) as fact
        from signal g ${named('g')} where g.done_at is null and g.act_on <= ${addDays(today, meetingDays)}::date),
      ownerless as (
        select row_number() over (order by max(s.weight) desc, c.name, c.id) as at, json_build_object(${whom}) as fact
        from segment_member m join segment s on s.client_id = m.client_id and s.id = m.segment_id ${named('m')}
        join campaign g on g.client_id = m.client_id and g.id = m.campaign_id and g.starts_on <= ${today}::date and coalesce(g.ends_on >= ${today}::date, true)
        where c.status = 'active' and s.weight >= ${importantWeight}
          and not exists (select from ownership o where o.client_id = c.client_id and o.customer_id = c.id and o.role in ('owner', 'loan')
            and o.starts_on <= ${today}::date and coalesce(o.ends_on >= ${today}::date, true))
        group by c.client_id, c.id, c.name, n.name),
      leaving as (
        select row_number() over (order by o.ends_on, o.id) as at, json_build_object(${whom}, 'staff', s.name, 'until', o.ends_on) as fact
        from ownership o ${named('o')} join staff s on s.id = o.staff_id
        where o.role in ('owner', 'loan') and o.ends_on >= o.starts_on and o.ends_on between ${today}::date and ${addDays(today, meetingDays)}::date)
      select json_build_object(${sql.join(
        (['complaints', 'late', 'signals', 'ownerless', 'leaving'] as const).map(
          (name) =>
            sql`${sql.raw(`'${name}'`)}, coalesce((select json_agg(fact order by at) from ${sql.identifier(name)} where at <= ${mostOnAgenda}), '[]')`,
        ),
        sql`, `,
      )}, 'counts', json_build_object(${sql.join(
        (['complaints', 'late', 'signals', 'ownerless', 'leaving'] as const).map(
          (name) => sql`${sql.raw(`'${name}'`)}, (select count(*) from ${sql.identifier(name)})`,
        ),
        sql`, `,
      )})) as agenda`,
  )
  return agenda
}
