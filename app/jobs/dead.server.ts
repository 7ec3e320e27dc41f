import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { deadJobs, jobsByState, retryJob } from '#db/jobs'
import type { StaffActor } from '#domain/relations/actor'

/** How the queues stand, and a page of the jobs that wait for a person. */
export async function jobsScreen(actor: StaffActor, page: number) {
  return withActor(theDb(), actor, async (tx) => ({ queues: await jobsByState(tx), dead: await deadJobs(tx, page) }))
}

export type JobsScreen = Awaited<ReturnType<typeof jobsScreen>>

/** Gives a dead job another try. Sent twice it is tried once: the second finds no dead job. */
export async function tryAgain(actor: StaffActor, id: string): Promise<{ retried: true } | { refused: 'job-gone' | 'not-yours' }> {
  if (actor.role === 'consultant') return { refused: 'not-yours' }
  return withActor(theDb(), actor, async (tx) => {
    const name = await retryJob(tx, id)
    if (!name) return { refused: 'job-gone' } as const
    await record(tx, { action: 'job.retried', object: 'job', objectId: id, clientId: null, detail: { name } })
    return { retried: true } as const
  })
}
