import { sql } from 'drizzle-orm'
import type { Moment } from '#domain/calendar/moment'
import { acrossCampaigns, type Tx } from './door'
import type { Row } from './merge-children'
import { keyOf } from './merge-children'
import { HeldRows, picked, type RowChange, same } from './merge-rows'
import { rows, uuids } from './rows'

/** A merge can be undone for thirty days. */
export const undoDays = 30

/** `keeperId`: the customer, or the person, who had taken up the members. */
export type UndoneMerge = { eventId: string; groupId: string | null; keeperId: string; memberIds: string[] }

export type UndoRefusal = { refused: 'not-found' } | { refused: 'too-old'; days: number } | { refused: 'merged-further'; keeperId: string }

type Event = UndoneMerge & { moved: RowChange[]; isOld: boolean }

/**
 * Undoes merges, the latest first: every value a merge changed gets back what it was, unless somebody changed it since; what was made since stays
 * with the keeper. A merge that was undone before is passed over, so that asking twice is harmless.
 */
export async function undoMerges(tx: Tx, clientId: string, eventIds: readonly string[], now: Moment): Promise<UndoneMerge[] | UndoRefusal> {
  return acrossCampaigns(tx, () => undone(tx, clientId, eventIds, now))
}

async function undone(tx: Tx, clientId: string, eventIds: readonly string[], now: Moment): Promise<UndoneMerge[] | UndoRefusal> {
  const events = await lockedEvents(tx, clientId, eventIds, now)
  if (events.length < new Set(eventIds).size) return { refused: 'not-found' }
  const live = events.filter((event) => !event.isUndone)
  if (live.some((event) => event.isOld)) return { refused: 'too-old', days: undoDays }
  const further = await mergedFurther(tx, clientId, live)
  if (further) return { refused: 'merged-further', keeperId: further }
  await putBack(await HeldRows.begin(tx, clientId), live)
  await tx.execute(
    sql`update merge_event set undone_at = ${now}, undone_by = ${tx.actor.kind === 'staff' ? tx.actor.staffId : null}
        where client_id = ${clientId} and id = any(${uuids(live.map((event) => event.eventId))})`,
  )
  return live.map(({ eventId, groupId, keeperId, memberIds }) => ({ eventId, groupId, keeperId, memberIds }))
}

async function lockedEvents(
  tx: Tx,
  clientId: string,
  eventIds: readonly string[],
  now: Moment,
): Promise<(Event & { isUndone: boolean })[]> {
  return rows(
    tx,
    sql`select id as "eventId", group_id as "groupId", coalesce(keeper_id, keeper_contact_id) as "keeperId", member_ids as "memberIds", moved,
          undone_at is not null as "isUndone", merged_at < ${now}::timestamptz - ${`${undoDays} days`}::interval as "isOld"
        from merge_event where client_id = ${clientId} and id = any(${uuids(eventIds)}) order by id desc for update`,
  )
}

/**
 * The keeper of a later merge, still standing and not asked to be undone too, that took up one of these records again: customers, or people who became
 * one when their customers did, or whose places that changed.
 */
async function mergedFurther(tx: Tx, clientId: string, events: readonly Event[]): Promise<string | null> {
  const ids = uuids(events.map((event) => event.eventId))
  const touched = (event: 'e' | 'l') => {
    const of = sql.identifier(event)
    return sql`(${of}.member_ids || coalesce(${of}.keeper_id, ${of}.keeper_contact_id)
      || array(select (m -> 'key' ->> 'id')::uuid from jsonb_array_elements(${of}.moved) m where m ->> 'table' in ('contact', 'job')))`
  }
  const [found] = await rows<{ keeperId: string }>(
    tx,
    sql`select coalesce(l.keeper_id, l.keeper_contact_id) as "keeperId" from merge_event e
        join merge_event l on l.client_id = e.client_id and l.id > e.id and l.undone_at is null and l.id <> all(${ids}) and ${touched('l')} && ${touched('e')}
        where e.client_id = ${clientId} and e.id = any(${ids}) limit 1`,
  )
  return found?.keeperId ?? null
}

async function putBack(held: HeldRows, events: readonly Event[]): Promise<void> {
  const changes = events.flatMap((event) => [...event.moved].reverse())
  const keys = new Map<string, Row[]>()
  for (const change of changes) keys.set(change.table, [...(keys.get(change.table) ?? []), keyAfter(change)])
  // Customers first: whoever merges locks them first too.
  const tables = [...keys.keys()].sort((a, b) => Number(b === 'customer') - Number(a === 'customer'))
  for (const table of tables) await held.loadKeys(table, keys.get(table) ?? [])
  for (const change of changes) putRowBack(held, change)
  await held.write()
}

function keyAfter({ table, key, after }: RowChange): Row {
  return {
    ...key,
    ...picked(
      after,
      keyOf(table).filter((column) => column in after),
    ),
  }
}

/** Column by column: what still is as the merge left it goes back, what was changed since stays. A row that is gone stays gone. */
function putRowBack(held: HeldRows, change: RowChange): void {
  const row = held.find(change.table, keyAfter(change))
  if (!row) return
  const untouched = Object.keys(change.after).filter((column) => same(row[column], change.after[column]))
  const wasEdited = 'version' in change.after && !untouched.includes('version')
  const back = picked(change.before, untouched)
  // An edit made since keeps its place in the count of versions: a form that was opened before this undo must not save over it.
  held.change(change.table, row, wasEdited ? { ...back, version: Number(row.version) + 1 } : back)
}
