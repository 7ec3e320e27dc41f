import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { ActivityKind, PlannedActivity } from '#domain/act/plan'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { iso, rows } from './rows'
import { planEdition, plannedActivity } from './schema/plan'

type Of = { clientId: string; campaignId: string }

/** A planned activity as it is kept, with who owns it by name. */
export type StoredActivity = PlannedActivity & {
  startsOn: Day | null
  version: number
  ownerName: string | null
  ownerInitials: string | null
}

/** The planned activities of a campaign: by segment in its order, visits before calls before the rest. */
export async function planOf(tx: Tx, of: Of): Promise<StoredActivity[]> {
  return rows<StoredActivity>(
    tx,
    sql`select a.id, a.segment_id as "segmentId", a.kind, a.aim, a.script, a.minutes, a.target, a.owner_id as "ownerId", a.starts_on as "startsOn",
          a.due_on as "dueOn", a.version, t.name as "ownerName", t.initials as "ownerInitials"
        from planned_activity a
        join segment s on s.client_id = a.client_id and s.id = a.segment_id
        left join staff t on t.id = a.owner_id
        where a.client_id = ${of.clientId} and a.campaign_id = ${of.campaignId}
        order by s.is_rest, s.position, array_position('{visit,call,mail,invitation,card}'::text[], a.kind), a.created_at, a.id`,
  )
}

export type NewActivity = {
  segmentId: string
  kind: ActivityKind
  aim: string | null
  script: string | null
  minutes: number
  target: number
  ownerId: string | null
  dueOn: Day | null
}

/** Adds a planned activity. @returns its id */
export async function addActivity(tx: Tx, of: Of, made: NewActivity): Promise<string> {
  const id = v7()
  await tx.insert(plannedActivity).values({ ...of, id, ...made })
  return id
}

/** Changes an activity of the version that was read; false when somebody changed or removed it in the meantime. */
export async function changeActivity(
  tx: Tx,
  of: Of,
  { id, version, ...to }: { id: string; version: number } & Partial<Omit<NewActivity, 'segmentId'>>,
): Promise<boolean> {
  const changed = await tx
    .update(plannedActivity)
    .set({ ...to, version: version + 1 })
    .where(and(mine(of, id), eq(plannedActivity.version, version)))
    .returning({ id: plannedActivity.id })
  return changed.length === 1
}

/** Removes an activity; one that is gone already is no error. @returns what it was, for undo */
export async function removeActivity(tx: Tx, of: Of, id: string): Promise<NewActivity | null> {
  const { segmentId, kind, aim, script, minutes, target, ownerId, dueOn } = plannedActivity
  const [gone] = await tx
    .delete(plannedActivity)
    .where(mine(of, id))
    .returning({ segmentId, kind, aim, script, minutes, target, ownerId, dueOn })
  return gone ?? null
}

function mine(of: Of, id: string) {
  return and(eq(plannedActivity.clientId, of.clientId), eq(plannedActivity.campaignId, of.campaignId), eq(plannedActivity.id, id))
}

/** An edition of the plan as it was approved. */
export type PlanEdition = {
  id: string
  edition: number
  plan: PlannedActivity[]
  members: Record<string, string>
  approvedBy: string | null
  approvedAt: Moment | null
}

/** The newest edition; null when the plan was never approved. */
export async function newestEdition(tx: Tx, of: Of): Promise<PlanEdition | null> {
  const [found] = await rows<PlanEdition>(
    tx,
    sql`select id, edition, plan, members, approved_by as "approvedBy", ${iso(sql`approved_at`)} as "approvedAt"
        from plan_edition where client_id = ${of.clientId} and campaign_id = ${of.campaignId} order by edition desc limit 1`,
  )
  return found ?? null
}

/** Keeps the plan and who is in which segment as they are now, under the next number. @returns the number */
export async function addEdition(
  tx: Tx,
  of: Of,
  kept: { plan: readonly PlannedActivity[]; members: Record<string, string>; approvedBy: string; approvedAt: Moment },
): Promise<number> {
  const edition = ((await newestEdition(tx, of))?.edition ?? 0) + 1
  const { plan, members, approvedBy, approvedAt } = kept
  await tx.insert(planEdition).values({ ...of, id: v7(), edition, plan, members, approvedBy, approvedAt: new Date(approvedAt) })
  return edition
}
