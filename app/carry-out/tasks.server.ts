import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { setTaskDone } from '#db/tasks'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'

/** Ticks something off, or puts it back on the list. */
export async function tickTask(
  actor: StaffActor,
  taskId: string,
  done: boolean,
  { now }: { now: Moment },
): Promise<{ done: boolean } | { refused: 'not-found' }> {
  return withActor(theDb(), actor, async (tx) => {
    const ticked = await setTaskDone(tx, taskId, done ? { at: now, by: actor.name } : null)
    if (!ticked) return { refused: 'not-found' } as const
    await record(tx, { action: done ? 'task.done' : 'task.reopened', object: 'task', objectId: taskId, clientId: ticked.clientId })
    return { done }
  })
}
