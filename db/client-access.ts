import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Tx } from './door'
import { rows } from './rows'

/** The condition that a row of client_staff lets its colleague in on a day: the first and the last day count. */
export function opensOn(alias: string, today: Day): SQL {
  const its = sql.raw(alias)
  return sql`coalesce(${its}.since <= ${today}::date, true) and coalesce(${its}.until >= ${today}::date, true)`
}

/** The condition that somebody still works here on a day and may log in: their last day counts. */
export function worksHere(alias: string, today: Day): SQL {
  const its = sql.raw(alias)
  return sql`${its}.disabled_at is null and coalesce(${its}.ended_on >= ${today}::date, true)`
}

export type LetIn = {
  clientId: string
  staffId: string
  from: Day
  /** Null: for good. */
  until: Day | null
  /** The handing out that brings it, which takes it back; null: nothing takes it back. */
  handoutId: string | null
}

/**
 * Lets somebody see a client from a day on, for as long as it takes, unless they do so already all that time.
 * @returns whether they did not
 */
export async function letIn(tx: Tx, { clientId, staffId, from, until, handoutId }: LetIn): Promise<boolean> {
  const done = await rows(
    tx,
    sql`insert into client_staff (client_id, staff_id, role, since, until, handout_id)
        select ${clientId}, s.id, case when s.role = 'consultant' then 'consultant' else 'manager' end, ${from}::date, ${until}::date, ${handoutId}::uuid
        from staff s where s.id = ${staffId} and s.role <> 'admin' and not exists (select from client_staff k where k.client_id = ${clientId} and k.staff_id = s.id
          and coalesce(k.since <= ${from}::date, true) and coalesce(k.until >= ${until ?? 'infinity'}::date, true))
        ${wider(from)}
        returning true`,
  )
  return done.length > 0
}

// The same thing lets them in again: from the first to the last day of both, or as if anew when it had ended before.
const wider = (from: SQL | Day) => sql`on conflict (client_id, staff_id, handout_id) do update set
  since = case when client_staff.until < ${from}::date then excluded.since when client_staff.since is null then null
    else least(client_staff.since, excluded.since) end,
  until = nullif(greatest(coalesce(client_staff.until, 'infinity'), coalesce(excluded.until, 'infinity')), 'infinity')`

/**
 * Closes a client to whom a handing out let in, from today on, also as far as another let them in of which nothing is theirs any more. What else they look after
 * there lets them in for as long as that takes; and who was let in for good stays while something there is theirs to do, which nobody would see otherwise.
 * @returns the ids of those to whom the client is closed now
 */
export async function closeWhatItOpened(tx: Tx, { clientId, id }: { clientId: string; id: string }, today: Day): Promise<string[]> {
  const ended = await rows<{ staffId: string }>(
    tx,
    sql`update client_staff k set until = greatest(${today}::date, k.since) - 1
        where k.client_id = ${clientId} and k.staff_id in (select o.staff_id from ownership o where o.client_id = ${clientId} and o.handout_id = ${id})
          and (k.handout_id = ${id} or k.handout_id is not null and not ${holdsBy('k', today)}) and coalesce(k.until >= ${today}::date, true) and (k.until is not null or not ${hasWork('k')})
        returning k.staff_id as "staffId"`,
  )
  if (ended.length === 0) return []
  const whose = JSON.stringify(ended.map(({ staffId }) => staffId))
  const theirs = sql`in (select jsonb_array_elements_text(${whose}::jsonb)::uuid)`
  await tx.execute(sql`
    insert into client_staff (client_id, staff_id, role, since, until, handout_id)
    select o.client_id, s.id, case when s.role = 'consultant' then 'consultant' else 'manager' end, min(o.starts_on),
      nullif(max(coalesce(o.ends_on, 'infinity')), 'infinity'), o.handout_id
    from ownership o join staff s on s.id = o.staff_id and s.role <> 'admin'
    where o.client_id = ${clientId} and o.staff_id ${theirs} and coalesce(o.ends_on >= ${today}::date and o.ends_on >= o.starts_on, true)
      and o.handout_id is distinct from ${id}
    group by o.client_id, s.id, s.role, o.handout_id
    ${wider(today)}`)
  const open = await rows<{ staffId: string }>(
    tx,
    sql`select s.id as "staffId" from staff s where s.id ${theirs} and s.role <> 'admin'
        and not exists (select from client_staff k where k.client_id = ${clientId} and k.staff_id = s.id and ${opensOn('k', today)})
        and not exists (select from campaign_staff k where k.client_id = ${clientId} and k.staff_id = s.id and ${opensOn('k', today)})`,
  )
  return open.map(({ staffId }) => staffId)
}

/** The condition that somebody of a row of client_staff has a role, now or later, by the handing out of that row. */
export function holdsBy(alias: string, today: Day): SQL {
  const its = sql.raw(alias)
  return sql`exists (select from ownership o where o.client_id = ${its}.client_id and o.staff_id = ${its}.staff_id and o.handout_id = ${its}.handout_id
    and coalesce(o.ends_on >= ${today}::date and o.ends_on >= o.starts_on, true))`
}

const hasWork = (alias: string) => {
  const of = (table: string, who: string) => sql.raw(`${table}.client_id = ${alias}.client_id and ${table}.${who} = ${alias}.staff_id`)
  return sql`(exists (select from task t where ${of('t', 'staff_id')} and t.done_at is null)
    or exists (select from request q where ${of('q', 'owner_id')} and q.solved_at is null)
    or exists (select from appointment a where ${of('a', 'staff_id')} and a.state in ('proposed', 'agreed') and a.ends_at > now()))`
}
