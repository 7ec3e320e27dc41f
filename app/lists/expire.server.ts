import type { Db } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { lapsedLists, listOf } from '#db/project-lists'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { listState } from '#domain/relations/project-list'
import { ended } from './keep.server'

/**
 * Takes everybody off the lists whose last day has passed, each in a transaction of its own. Done twice it takes nobody off a second time.
 * @returns how many lists
 */
export async function expireLists(db: Db, now: Moment): Promise<number> {
  const lapsed = await withActor(db, SYSTEM, (tx) => lapsedLists(tx, dayOf(now)))
  let expired = 0
  for (const { id } of lapsed)
    expired += await withActor(db, SYSTEM, async (tx) => {
      const list = await listOf(tx, id, { lock: true })
      // Somebody may have made it last longer in the meantime, or ended it.
      if (!list || list.endedAt !== null || listState(list, dayOf(now)).kind !== 'expired') return 0
      await ended(tx, list, now)
      return 1
    })
  return expired
}
