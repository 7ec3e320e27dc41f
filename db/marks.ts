import { sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import { opensOn, worksHere } from './client-access'
import type { Tx } from './door'
import { rows } from './rows'
import { unitMark } from './schema/campaign'

type OfUnit = { clientId: string; unitId: string }

/** Notes down marks that a unit passed. @returns those that were not passed before, so that nobody hears of one twice */
export async function notePassed(tx: Tx, { clientId, unitId }: OfUnit, marks: readonly number[], at: Moment): Promise<number[]> {
  if (marks.length === 0) return []
  const values = marks.map((mark) => ({ clientId, unitId, mark, passedAt: new Date(at) }))
  const fresh = await tx.insert(unitMark).values(values).onConflictDoNothing().returning({ mark: unitMark.mark })
  return fresh.map(({ mark }) => mark).sort((a, b) => a - b)
}

/** Who is written to about a unit: the managers of its client, and the client's own people who decide. */
export type Reader = { name: string; email: string; language: 'nl' | 'en'; side: 'ours' | 'client' }

/** Managers of the client (the administrators when it has none), and the client's owners; each up to their last day. Who only borrows there is no manager of it. */
export async function readersOf(tx: Tx, clientId: string, today: Day): Promise<Reader[]> {
  const here = worksHere('s', today)
  return rows(
    tx,
    sql`
    with managers as (
      select s.name, s.email, s.user_id from client_staff cs join staff s on s.id = cs.staff_id
      where cs.client_id = ${clientId} and cs.role = 'manager' and ${opensOn('cs', today)} and ${here}
        and not exists (select from handout h where h.client_id = cs.client_id and h.id = cs.handout_id and h.kind = 'loan')
    ), ours as (
      select * from managers
      union
      select s.name, s.email, s.user_id from staff s
      where s.role = 'admin' and ${here} and not exists (select from managers)
    )
    select o.name, o.email, coalesce(p.language, 'nl') as language, 'ours' as side from ours o left join preference p on p.user_id = o.user_id
    union all
    select c.name, c.email, k.language, 'client' from client_person c join client k on k.id = c.client_id
    where c.client_id = ${clientId} and c.level = 'owner' and c.email is not null and c.disabled_at is null
    order by side desc, email`,
  )
}

/** One of ours as they are written to; null when they left. */
export async function readerOf(tx: Tx, staffId: string, today: Day): Promise<Reader | null> {
  const [found] = await rows<Reader>(
    tx,
    sql`select s.name, s.email, coalesce(p.language, 'nl') as language, 'ours' as side from staff s left join preference p on p.user_id = s.user_id
        where s.id = ${staffId} and ${worksHere('s', today)}`,
  )
  return found ?? null
}
