import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf } from './page'
import { iso, rows } from './rows'
import type { OpenTask } from './tasks'

/** `ours`: what we promised; `theirs`: what the client's people took on. `staffId`: only what this member of staff is to do, also for whom they stand in at what they have on loan, or asked for. */
export type PromiseFilter = { side: 'ours' | 'theirs'; staffId: string | null; today: Day; page: number }

export type PromisePage = Page<OpenTask> & { late: number }

/** Everything that was promised and is not done, the most overdue first. */
export async function promisesPage(tx: Tx, { side, staffId, today, page }: PromiseFilter): Promise<PromisePage> {
  const whose = side === 'ours' ? sql`t.staff_id` : sql`t.created_by`
  const found = await rows<OpenTask & { total: number; late: number }>(
    tx,
    sql`select t.id, t.client_id as "clientId", t.campaign_id as "campaignId", t.customer_id as "customerId", c.name as customer, t.kind, t.text,
          t.due_on as "dueOn", s.name as staff, p.name as "clientPerson", ${iso(sql`t.created_at`)} as "createdAt",
          count(*) over ()::int as total, (count(*) filter (where t.due_on < ${today}::date) over ())::int as late
        from task t
        left join customer c on c.client_id = t.client_id and c.id = t.customer_id
        left join staff s on s.id = t.staff_id
        left join client_person p on p.client_id = t.client_id and p.id = t.client_person_id
        where t.done_at is null and ${side === 'ours' ? sql`t.staff_id is not null` : sql`t.kind = 'ask'`}
          ${staffId ? sql`and (${whose} = ${staffId} ${side === 'ours' ? orLent(staffId, today) : sql``})` : sql``}
        order by t.due_on nulls last, t.created_at, t.id limit 25 offset ${offsetOf(page)}`,
  )
  const late = found[0]?.late ?? 0
  return {
    ...pageOf(
      found.map(({ late: _, ...row }) => row),
      page,
    ),
    late,
  }
}

// What the owner of a relation promised there is for whoever has it on loan as well.
function orLent(staffId: string, today: Day): SQL {
  return sql`or exists (select from ownership l join ownership o on o.client_id = l.client_id and o.customer_id = l.customer_id and o.role = 'owner'
      and o.starts_on <= ${today}::date and coalesce(o.ends_on >= ${today}::date, true)
    where l.staff_id = ${staffId} and l.role = 'loan' and l.starts_on <= ${today}::date and l.ends_on >= ${today}::date
      and l.client_id = t.client_id and l.customer_id = t.customer_id and o.staff_id = t.staff_id)`
}
