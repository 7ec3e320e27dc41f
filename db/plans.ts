import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { ActivityKind, Overrun, PlannedActivity } from '#domain/act/plan'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import { iso, rows } from './rows'
import { planComment, planEdition, plannedActivity } from './schema/plan'

type Of = { clientId: string; campaignId: string }

/** A planned activity as it is kept, with who owns it by name. */
export type StoredActivity = Required<PlannedActivity> & {
  version: number
  ownerName: string | null
  ownerInitials: string | null
}

/** The planned activities of a campaign: by segment in its order, visits before calls before the rest. */
export async function planOf(tx: Tx, of: Of): Promise<StoredActivity[]> {
  return rows<StoredActivity>(
    tx,
    sql`select a.id, a.segment_id as "segmentId", a.kind, a.aim, a.script, a.minutes, a.target, a.owner_id as "ownerId", a.starts_on as "startsOn",
          a.due_on as "dueOn", a.name, a.channel, a.travel_apart as "travelApart", a.pick, a.version, t.name as "ownerName", t.initials as "ownerInitials"
        from planned_activity a
        join segment s on s.client_id = a.client_id and s.id = a.segment_id
        left join staff t on t.id = a.owner_id
        where a.client_id = ${of.clientId} and a.campaign_id = ${of.campaignId}
        order by s.is_rest, s.position, array_position('{visit,call,mail,invitation,card,thank-you,other}'::text[], a.kind), a.created_at, a.id`,
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
  startsOn?: Day | null
  name?: string | null
  channel?: string | null
  travelApart?: boolean
  pick?: 'largest' | 'nearest'
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
  const { segmentId, kind, aim, script, minutes, target, ownerId, dueOn, startsOn, name, channel, travelApart, pick } = plannedActivity
  const [gone] = await tx
    .delete(plannedActivity)
    .where(mine(of, id))
    .returning({ segmentId, kind, aim, script, minutes, target, ownerId, dueOn, startsOn, name, channel, travelApart, pick })
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
  /** Who agreed with which segment. */
  approvals: Record<string, { by: string; at: Moment }>
  /** What was agreed about a plan that is larger than its unit. */
  overrun: Overrun | null
  approvedBy: string | null
  approvedAt: Moment | null
  askedAt: Moment
}

/** The newest edition, asked or approved; with `approved` the newest that was approved. Null when there is none. */
export async function newestEdition(tx: Tx, of: Of, { approved = false } = {}): Promise<PlanEdition | null> {
  const [found] = await rows<PlanEdition>(
    tx,
    sql`select id, edition, plan, members, approvals, overrun, ${iso(sql`created_at`)} as "askedAt", approved_by as "approvedBy", ${iso(sql`approved_at`)} as "approvedAt"
        from plan_edition where client_id = ${of.clientId} and campaign_id = ${of.campaignId} ${approved ? sql`and approved_at is not null` : sql``}
        order by edition desc limit 1`,
  )
  return found ?? null
}

/** Keeps the plan and who is in which segment as they are now, under the next number, to be agreed with. @returns the number */
export async function addEdition(
  tx: Tx,
  of: Of,
  kept: { plan: readonly PlannedActivity[]; members: Record<string, string>; overrun: Overrun | null; now: Moment },
): Promise<PlanEdition> {
  const edition = ((await newestEdition(tx, of))?.edition ?? 0) + 1
  const { plan, members, overrun, now } = kept
  const id = v7()
  await tx.insert(planEdition).values({ ...of, id, edition, plan, members, overrun, createdAt: new Date(now) })
  return { id, edition, plan: [...plan], members, approvals: {}, overrun, approvedBy: null, approvedAt: null, askedAt: now }
}

/** Writes who agreed: with a segment, or with the whole, and then who is in which segment at that moment. */
export async function agreeToEdition(
  tx: Tx,
  of: Of,
  id: string,
  agreed: { approvals: PlanEdition['approvals'] } | { approvedBy: string; approvedAt: Moment; members: Record<string, string> },
): Promise<void> {
  const to = 'approvedAt' in agreed ? { ...agreed, approvedAt: new Date(agreed.approvedAt) } : agreed
  await tx
    .update(planEdition)
    .set(to)
    .where(and(eq(planEdition.clientId, of.clientId), eq(planEdition.id, id)))
}

export type PlanComment = {
  id: string
  edition: number
  segmentId: string | null
  text: string
  writtenBy: string
  byClient: boolean
  at: Moment
}

/** What was said about the plan, the newest first. */
export async function commentsOf(tx: Tx, of: Of): Promise<PlanComment[]> {
  return rows<PlanComment>(
    tx,
    sql`select id, edition, segment_id as "segmentId", text, written_by as "writtenBy", by_client as "byClient", ${iso(sql`created_at`)} as at
        from plan_comment where client_id = ${of.clientId} and campaign_id = ${of.campaignId} order by created_at desc, id limit 100`,
  )
}

export async function addComment(tx: Tx, of: Of, said: Omit<PlanComment, 'id' | 'at'>): Promise<void> {
  await tx.insert(planComment).values({ ...of, id: v7(), ...said })
}

/** A member of a segment as the plan takes them: the largest first. */
export type PlanMember = { segmentId: string; customerId: string; name: string; latitude: number | null; longitude: number | null }

/** The customers of the segments that get one of these kinds, at most so many per segment, the largest revenue first. Do-not-contact is left out. */
export async function planMembers(
  tx: Tx,
  of: Of,
  { kinds, most }: { kinds: readonly ActivityKind[]; most: number },
): Promise<PlanMember[]> {
  const wanted = sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  )
  return rows<PlanMember>(
    tx,
    sql`with revenue as (select customer_id, max(year) as year from customer_number where client_id = ${of.clientId} and measure = 'revenue' group by 1),
          ranked as (
            select m.segment_id, c.id, c.name, c.latitude, c.longitude,
              row_number() over (partition by m.segment_id order by n.amount desc nulls last, c.name collate "und-x-icu", c.id) as rank
            from segment_member m
            join customer c on c.client_id = m.client_id and c.id = m.customer_id and c.canonical_id is null and c.status = 'active' and not c.do_not_contact
            left join revenue r on r.customer_id = c.id
            left join customer_number n on n.client_id = c.client_id and n.customer_id = c.id and n.measure = 'revenue' and n.year = r.year
            where m.client_id = ${of.clientId} and m.campaign_id = ${of.campaignId} and exists (
              select from planned_activity a where a.client_id = m.client_id and a.segment_id = m.segment_id and a.kind in (${wanted}) and a.target > 0))
        select segment_id as "segmentId", id as "customerId", name, latitude, longitude from ranked where rank <= ${most} order by segment_id, rank`,
  )
}
