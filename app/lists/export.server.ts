import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { addExport, exportOf, settleExport } from '#db/project-list-exports'
import { membersOf } from '#db/project-list-people'
import { listOf } from '#db/project-lists'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import type { ListFormat, ListLine, Settled } from '#domain/relations/list-file'
import { listState, sortedForMail } from '#domain/relations/project-list'
import { runningList } from './keep.server'

type No = { refused: 'not-found' } | { refused: 'list-expired' } | { refused: 'used-twice' }

/** Writes down that a list leaves for a mailing tool, who did it and how many go; the file itself is read by `exportFile` at once. */
export async function exportList(
  actor: StaffActor,
  listId: string,
  format: ListFormat,
  { now, op }: { now: Moment; op?: string | undefined },
): Promise<{ exportId: string; people: number; leftOut: number } | No | { refused: 'nobody-goes' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { listId, format }, async () => {
      const list = await runningList(tx, listId, dayOf(now))
      if ('refused' in list) return list
      const { clientId } = list
      const { mailed, refused } = sortedForMail(await membersOf(tx, { clientId, listId }, dayOf(now)))
      if (mailed.length === 0) return { refused: 'nobody-goes' } as const
      const [people, leftOut] = [mailed.length, refused.length]
      const exportId = await addExport(tx, { clientId, listId, format, people, leftOut, at: now })
      await record(tx, { action: 'list.exported', object: 'list', objectId: listId, clientId, detail: { format, people, leftOut } })
      return { exportId, people, leftOut }
    }),
  )
}

/** What goes into the file of an export: who may be mailed now, of those who stood on the list when it was made. Null when there is none, or the list is over. */
export async function exportFile(
  actor: StaffActor,
  of: { listId: string; exportId: string },
  today: Day,
): Promise<{ name: string; format: ListFormat; lines: ListLine[] } | null> {
  return withActor(theDb(), actor, async (tx) => {
    const [list, made] = [await listOf(tx, of.listId), await exportOf(tx, of)]
    if (!list || !made || listState(list, today).kind === 'expired') return null
    const members = await membersOf(tx, { clientId: list.clientId, listId: list.id }, today)
    const { mailed } = sortedForMail(members.filter(({ addedAt }) => addedAt <= made.at))
    return { name: list.name, format: made.format, lines: mailed }
  })
}

/** Says what became of an upload: taken off at the mailing tool, never uploaded, or (null) that it stands there after all. Also when the list is over. */
export async function settleUpload(
  actor: StaffActor,
  of: { listId: string; exportId: string },
  settled: Settled | null,
  { now, op }: { now: Moment; op?: string | undefined },
): Promise<{ settled: Settled | null } | { refused: 'not-found' } | { refused: 'used-twice' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { of, settled }, async () => {
      const made = await exportOf(tx, of, { lock: true })
      if (!made) return { refused: 'not-found' } as const
      if (made.settled === settled) return { settled }
      await settleExport(tx, made, settled, now)
      const { clientId, listId, id } = made
      await record(tx, { action: 'list.upload-settled', object: 'list', objectId: listId, clientId, detail: { exportId: id, settled } })
      return { settled }
    }),
  )
}
