import { type SQL, sql } from 'drizzle-orm'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import type { JobData, JobName } from './jobs/queues'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { iso, rows } from './rows'

/** Any transaction: behind the door, or that of the login. */
type Transaction = { execute(query: SQL): Promise<unknown> }

/**
 * Leaves a job to be done after this transaction, and only if it is kept: what is undone leaves no job. The job may be done more than once (its process
 * may die halfway), so its handler does the same again without a second effect.
 * @param key what the job is about, such as the id of a report; a job that waits under the same key is the same job
 * @param after not before this moment
 */
export async function enqueue<Name extends JobName>(
  tx: Transaction,
  name: Name,
  data: JobData[Name],
  { key, after }: { key: string; after?: Moment },
): Promise<void> {
  await tx.execute(sql`select enqueue_job(${name}, ${JSON.stringify(data)}::jsonb, ${key}, ${after ?? null}::timestamptz)`)
}

/** How many jobs of each queue wait, are being done and are dead, as far as the actor sees them. */
export async function jobsByState(tx: Tx): Promise<{ name: JobName; waiting: number; active: number; dead: number }[]> {
  return rows(tx, sql`select name, waiting, active, dead from jobs_by_state() order by name`)
}

export type DeadJob = { id: string; name: JobName; client: string | null; attempts: number; message: string | null; diedAt: Moment }

/** A page of the jobs that were tried as often as their queue says and wait for a person, the last one first. */
export async function deadJobs(tx: Tx, page = 1): Promise<Page<DeadJob>> {
  const found = await rows<DeadJob & { total: number }>(
    tx,
    sql`select d.id, d.name, k.name as client, d.attempts, d.message, ${iso(sql`d.died_at`)} as "diedAt", count(*) over ()::int as total
        from dead_jobs() d left join client k on k.id = d.client_id
        order by d.died_at desc, d.id limit ${pageSize} offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

/** Gives a dead job one more try, now. @returns its queue; null when there is no such dead job (any more) */
export async function retryJob(tx: Tx, id: string): Promise<JobName | null> {
  const [retried] = await rows<{ name: JobName | null }>(tx, sql`select retry_job(${id}) as name`)
  return retried?.name ?? null
}
