import { type SQL, sql } from 'drizzle-orm'
import type { PlannedActivity } from '#domain/act/plan'
import type { Standing, Wanted } from '#domain/act/work'
import type { Moment } from '#domain/calendar/moment'
import { insertRows } from './bulk'
import type { Tx } from './door'
import { rows } from './rows'
import { planTask } from './schema/plan'

type Of = { clientId: string; campaignId: string }

// A call or a visit is done once it was made in this campaign, after the plan was agreed or before.
const isDone = sql`(t.done_at is not null
  or (t.kind = 'call' and exists (select from call k where k.client_id = t.client_id and k.campaign_id = t.campaign_id and k.customer_id = t.customer_id and k.undone_at is null))
  or (t.kind = 'visit' and exists (select from visit v where v.client_id = t.client_id and v.campaign_id = t.campaign_id and v.customer_id = t.customer_id and v.outcome <> 'not-home')))`

/** The tasks of a plan as they stand, each with whether it is done. */
export async function standingWork(tx: Tx, of: Of): Promise<Standing[]> {
  return rows<Standing>(
    tx,
    sql`select t.activity_id as "activityId", t.customer_id as "customerId", ${isDone} as done from plan_task t
        where t.client_id = ${of.clientId} and t.campaign_id = ${of.campaignId}`,
  )
}

/** Adds and drops tasks, and gives the open ones what their activity now says about who and when. */
export async function applyWork(
  tx: Tx,
  of: Of,
  { plan, edition, add, drop }: { plan: readonly PlannedActivity[]; edition: number; add: readonly Wanted[]; drop: readonly Wanted[] },
): Promise<void> {
  await tx.execute(sql`delete from plan_task t using json_to_recordset(${JSON.stringify(drop)}::json) as gone ("activityId" uuid, "customerId" uuid)
    where t.client_id = ${of.clientId} and t.campaign_id = ${of.campaignId} and t.activity_id = gone."activityId" and t.customer_id = gone."customerId"
      and t.done_at is null`)
  const about = new Map(plan.map((activity) => [activity.id, activity]))
  await insertRows(
    tx,
    planTask,
    add.flatMap(({ activityId, customerId }) => {
      const activity = about.get(activityId)
      if (!activity) return []
      const { segmentId, kind, name = null, ownerId: staffId, startsOn = null, dueOn } = activity
      return [{ ...of, activityId, customerId, segmentId, kind, name, edition, staffId, startsOn, dueOn }]
    }),
  )
  for (const { id, kind, name = null, ownerId, startsOn = null, dueOn } of plan) {
    await tx.execute(sql`update plan_task set kind = ${kind}, name = ${name}, staff_id = ${ownerId}, starts_on = ${startsOn}, due_on = ${dueOn}
      where client_id = ${of.clientId} and campaign_id = ${of.campaignId} and activity_id = ${id} and done_at is null`)
  }
}

export type WorkCount = { activityId: string; tasks: number; done: number }

/** How much of each activity's work is done. */
export async function workCounts(tx: Tx, of: Of): Promise<WorkCount[]> {
  return rows<WorkCount>(
    tx,
    sql`select t.activity_id as "activityId", count(*)::int as tasks, (count(*) filter (where ${isDone}))::int as done from plan_task t
        where t.client_id = ${of.clientId} and t.campaign_id = ${of.campaignId} group by 1`,
  )
}

/** Marks the open tasks of an activity done that no call or visit tells of, such as a mailing that left. @returns how many */
export async function finishWork(tx: Tx, of: Of, activityId: string, { at, by }: { at: Moment; by: string }): Promise<number> {
  const done = await rows<{ id: string }>(
    tx,
    sql`update plan_task set done_at = ${at}, done_by = ${by} where ${byHand(of, activityId)} and done_at is null returning customer_id as id`,
  )
  return done.length
}

/** Whether a campaign's work has anything of an activity: it may have left the plan since its work was made. */
export async function hasActivity(tx: Tx, { clientId, campaignId }: Of, activityId: string): Promise<boolean> {
  const here = sql`client_id = ${clientId} and campaign_id = ${campaignId}`
  const found = await rows(
    tx,
    sql`select 1 from planned_activity where ${here} and id = ${activityId}
        union all select 1 from plan_task where ${here} and activity_id = ${activityId} limit 1`,
  )
  return found.length > 0
}

/** Takes back that the tasks of an activity were marked done. @returns how many */
export async function reopenWork(tx: Tx, of: Of, activityId: string): Promise<number> {
  const open = await rows<{ id: string }>(
    tx,
    sql`update plan_task set done_at = null, done_by = null where ${byHand(of, activityId)} and done_at is not null returning customer_id as id`,
  )
  return open.length
}

function byHand({ clientId, campaignId }: Of, activityId: string): SQL {
  return sql`client_id = ${clientId} and campaign_id = ${campaignId} and activity_id = ${activityId} and kind not in ('call', 'visit')`
}
