import { and, eq, isNull, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { iso, rows } from './rows'
import { task } from './schema/follow-up'

export type NewTask = {
  campaignId: string | null
  customerId: string | null
  contactId?: string | null
  kind: 'promise' | 'follow-up' | 'thank-you' | 'ask' | 'recovery'
  text: string
  dueOn: Day | null
  staffId?: string | null
  clientPersonId?: string | null
  originId?: string | null
}

/** Adds something to be done by one of ours or by one of the client's people. @returns its id */
export async function addTask(tx: Tx, clientId: string, made: NewTask): Promise<string> {
  const id = v7()
  const createdBy = tx.actor.kind === 'staff' ? tx.actor.staffId : null
  await tx.insert(task).values({ ...made, clientId, id, createdBy })
  return id
}

export type OpenTask = {
  id: string
  clientId: string
  campaignId: string | null
  customerId: string | null
  customer: string | null
  kind: NewTask['kind']
  text: string
  dueOn: Day | null
  staff: string | null
  clientPerson: string | null
  createdAt: Moment
}

/** What is still to be done, the most overdue first: of a member of staff, a campaign or a customer. */
export async function openTasks(
  tx: Tx,
  by: { staffId: string } | { clientId: string; campaignId: string } | { clientId: string; customerId: string },
  most = 100,
): Promise<OpenTask[]> {
  const condition =
    'staffId' in by
      ? sql`t.staff_id = ${by.staffId}`
      : 'campaignId' in by
        ? sql`t.client_id = ${by.clientId} and t.campaign_id = ${by.campaignId}`
        : sql`t.client_id = ${by.clientId} and t.customer_id = ${by.customerId}`
  return rows<OpenTask>(
    tx,
    sql`select t.id, t.client_id as "clientId", t.campaign_id as "campaignId", t.customer_id as "customerId", c.name as customer, t.kind, t.text,
          t.due_on as "dueOn", s.name as staff, p.name as "clientPerson", ${iso(sql`t.created_at`)} as "createdAt"
        from task t
        left join customer c on c.client_id = t.client_id and c.id = t.customer_id
        left join staff s on s.id = t.staff_id
        left join client_person p on p.client_id = t.client_id and p.id = t.client_person_id
        where ${condition} and t.done_at is null
        order by t.due_on nulls last, t.created_at, t.id limit ${most}`,
  )
}

/** Marks a task done, or to be done again. @returns whose it is; null when there is none that the actor sees */
export async function setTaskDone(tx: Tx, taskId: string, done: { at: Moment; by: string } | null): Promise<{ clientId: string } | null> {
  const [changed] = await tx
    .update(task)
    .set({ doneAt: done ? new Date(done.at) : null, doneBy: done?.by ?? null })
    .where(eq(task.id, taskId))
    .returning({ clientId: task.clientId })
  return changed ?? null
}

/** Takes back what was to be done because of a call, visit or meeting that is undone; what is done already stays. */
export async function removeTasksFrom(tx: Tx, clientId: string, originId: string): Promise<void> {
  await tx.delete(task).where(and(eq(task.clientId, clientId), eq(task.originId, originId), isNull(task.doneAt)))
}
