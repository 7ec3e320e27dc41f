import { and, eq, type SQL, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import { endOf, type Moment, startOf } from '#domain/calendar/moment'
import type { RequestChannel, RequestFacts, RequestKind, Term, Verdict } from '#domain/carry-out/request'
import { opensOn, worksHere } from './client-access'
import { acrossCampaigns, type Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { iso, oneRow, rows } from './rows'
import { type RequestStepKind, request, requestStep } from './schema/follow-up'
import { escaped } from './search'

/** A request as a list shows it. `owner` answers it; `by` is who asked. */
export type RequestRow = RequestFacts & {
  id: string
  clientId: string
  client: string
  customerId: string | null
  customer: string | null
  channel: RequestChannel
  subject: string
  by: string | null
  ownerId: string | null
  owner: string | null
  receivedAt: Moment
  answerBy: Moment | null
  riskAt: Moment | null
  wasLate: boolean
  fromClient: boolean
}

export type RequestFilter = {
  /** All that the client or a customer asks, complaints of customers aside; or every complaint. */
  desk: 'requests' | 'complaints'
  open: boolean | null
  staffId?: string | undefined
  clientId?: string | undefined
  kind?: RequestKind | undefined
  /** Only what the client's own people asked: what the figures count. */
  fromClient?: boolean
  customerId?: string | undefined
  verdict?: Verdict | undefined
  /** Received in these days. */
  from?: Day | undefined
  to?: Day | undefined
  search?: string
  page: number
}

/** A page of what came in: what is open by when it must be answered, so late before all else; what is done by when it was. One query. */
export async function requestPage(tx: Tx, filter: RequestFilter, now: Moment): Promise<Page<RequestRow>> {
  const { desk, open, staffId, clientId, kind, customerId, verdict, fromClient, from, to, search, page } = filter
  const asked = [
    desk === 'complaints' ? sql`q.kind = 'complaint'` : sql`(q.from_client or q.kind <> 'complaint')`,
    open === null ? sql`true` : open ? sql`q.solved_at is null` : sql`q.solved_at is not null`,
    staffId ? sql`q.owner_id = ${staffId}` : sql`true`,
    clientId ? sql`q.client_id = ${clientId}` : sql`true`,
    kind ? sql`q.kind = ${kind}` : sql`true`,
    fromClient ? sql`q.from_client` : sql`true`,
    customerId ? sql`q.customer_id = ${customerId}` : sql`true`,
    verdict ? sql`${verdictIn(now)} = ${verdict}` : sql`true`,
    from ? sql`q.received_at >= ${startOf(from)}::timestamptz` : sql`true`,
    to ? sql`q.received_at < ${endOf(to)}::timestamptz` : sql`true`,
    search ? sql`(q.subject ilike ${`%${escaped(search)}%`} or c.name ilike ${`%${escaped(search)}%`})` : sql`true`,
  ]
  // What is closed grows without end: its order is that of an index, and it is counted apart so that only a page of it is read.
  const order =
    open === false
      ? sql`q.solved_at desc, q.id`
      : sql`q.solved_at is not null, case when q.solved_at is null then q.answered_at is not null end,
          case when q.solved_at is null then q.answer_by end nulls last, q.solved_at desc, q.received_at desc, q.id`
  const which = sql.join(asked, sql` and `)
  const found = await rows<RequestRow & { total: number }>(
    tx,
    sql`select ${columns}, (select count(*) from request q ${search ? sql`left join customer c on c.client_id = q.client_id and c.id = q.customer_id` : sql``}
          where ${which})::int as total
        ${tables} where ${which} order by ${order}
        limit ${pageSize} offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

/** `waiting`: only what has no answer yet. `verdicts`: only those whose promise stands so, of what came in since a day. */
type OfClient = { waiting?: boolean; verdicts?: readonly Verdict[]; since?: Day; size?: number; page: number }

/** What the client asked, what waits for an answer first and of that the first to be answered; for the client's own pages. One query. */
export async function requestsOfClient(tx: Tx, { waiting = false, verdicts, since, size = pageSize, page }: OfClient, now: Moment) {
  const asked = [
    sql`q.from_client`,
    waiting ? sql`q.solved_at is null and q.answered_at is null` : sql`true`,
    verdicts ? sql`${verdictIn(now)} = any(${`{${verdicts.join(',')}}`}::text[])` : sql`true`,
    since ? sql`q.received_at >= ${startOf(since)}::timestamptz` : sql`true`,
  ]
  const found = await rows<RequestRow & { total: number }>(
    tx,
    sql`select ${columns}, count(*) over ()::int as total ${tables} where ${sql.join(asked, sql` and `)}
        order by coalesce(q.solved_at, q.answered_at) is not null, q.solved_at is not null,
          case when q.solved_at is null then q.answer_by end nulls last, q.received_at desc, q.id
        limit ${size} offset ${offsetOf(page, size)}`,
  )
  return pageOf(found, page, size)
}

export type StepRow = {
  id: string
  at: Moment
  kind: RequestStepKind
  text: string | null
  who: string | null
  byClient: boolean
  to: string | null
}

export type RequestRecord = RequestRow & {
  text: string | null
  campaign: string | null
  campaignId: string | null
  replyTo: string | null
  replyName: string | null
  /** Whoever asked can open the portal. */
  readsPortal: boolean
  language: 'nl' | 'en'
  serviceId: string | null
  termMinutes: number | null
  recoveryTaskId: string | null
  version: number
  steps: StepRow[]
}

/** One request with what happened with it, locked when asked; null when there is none with this id that the actor sees. One query. */
export async function requestOf(tx: Tx, id: string, { lock = false } = {}): Promise<RequestRecord | null> {
  const [found] = await rows<RequestRecord>(
    tx,
    sql`select ${columns}, q.text, g.id as "campaignId", g.name as campaign, coalesce(case when p.disabled_at is null then p.email end, q.reply_to) as "replyTo", coalesce(p.name, q.told_by) as "replyName",
          coalesce(p.user_id is not null and p.disabled_at is null, false) as "readsPortal",
          k.language, q.service_id as "serviceId", q.term_minutes as "termMinutes", q.recovery_task_id as "recoveryTaskId", q.version,
          coalesce((select json_agg(json_build_object('id', x.id, 'at', ${iso(sql`x.at`)}, 'kind', x.kind, 'text', x.text,
              'who', coalesce((select name from staff where id = x.staff_id), (select name from client_person where client_id = x.client_id and id = x.client_person_id)),
              'byClient', x.client_person_id is not null, 'to', (select name from staff where id = x.to_staff_id)) order by x.at, x.id)
            from request_step x where x.client_id = q.client_id and x.request_id = q.id), '[]') as steps
        ${tables} left join campaign g on g.client_id = q.client_id and g.id = q.campaign_id where q.id = ${id} ${lock ? sql`for update of q` : sql``}`,
  )
  return found ?? null
}

export type NewRequest = {
  campaignId: string | null
  customerId: string | null
  kind: RequestKind
  channel: RequestChannel
  subject: string
  text: string | null
  ownerId: string | null
  serviceId?: string | null
  receivedAt: Moment
  term: Term
  fromClient: boolean
  clientPersonId?: string | null
  toldBy?: string | null
  replyTo?: string | null
  originId?: string | null
}

/** Writes down what came in. @returns its id */
export async function addRequest(tx: Tx, clientId: string, { term, receivedAt, ...made }: NewRequest): Promise<string> {
  const id = v7()
  await tx.insert(request).values({ ...made, ...termColumns(term), clientId, id, receivedAt: new Date(receivedAt) })
  return id
}

type Of = { clientId: string; id: string }

/** Adds to the history of a request, in the name of whoever acts. @returns its id */
export async function addStep(
  tx: Tx,
  { clientId, id: requestId }: Of,
  step: { kind: RequestStepKind; at: Moment; text?: string | null; toStaffId?: string | null },
): Promise<string> {
  const id = v7()
  const { actor } = tx
  const who = actor.kind === 'staff' ? { staffId: actor.staffId } : actor.kind === 'client' ? { clientPersonId: actor.clientPersonId } : {}
  await tx.insert(requestStep).values({ ...step, ...who, clientId, id, requestId, at: new Date(step.at) })
  return id
}

export type RequestChange = {
  ownerId?: string | null
  takenAt?: Moment | null
  answeredAt?: Moment | null
  solvedAt?: Moment | null
  recoveryTaskId?: string | null
  wasLate?: boolean
  reopened?: number
  term?: Term
}

/** Writes what a step made of a request. The caller holds its row (`requestOf` with `lock`). */
export async function changeRequest(tx: Tx, { clientId, id }: Of, { term, takenAt, answeredAt, solvedAt, ...change }: RequestChange) {
  await tx
    .update(request)
    .set({
      ...change,
      ...(term && termColumns(term)),
      ...(takenAt !== undefined && { takenAt: dateOf(takenAt) }),
      ...(answeredAt !== undefined && { answeredAt: dateOf(answeredAt) }),
      ...(solvedAt !== undefined && { solvedAt: dateOf(solvedAt) }),
      version: sql`${request.version} + 1`,
    })
    .where(and(eq(request.clientId, clientId), eq(request.id, id)))
}

/** Who answers what a client asks when nobody chose: who leads the campaign, else a manager of the client; null when there is neither. */
export async function deskOwner(tx: Tx, clientId: string, campaignId: string | null, today: Day): Promise<string | null> {
  const { owner } = await oneRow<{ owner: string | null }>(
    tx,
    sql`select coalesce(
      (select s.staff_id from campaign_staff s join staff p on p.id = s.staff_id and ${worksHere('p', today)}
        where s.client_id = ${clientId} and s.campaign_id = ${campaignId}::uuid and (s.since is null or s.since <= ${today}) and (s.until is null or s.until >= ${today})
        order by s.role = 'lead' desc, s.staff_id limit 1),
      (select s.staff_id from client_staff s join staff p on p.id = s.staff_id and ${worksHere('p', today)}
        where s.client_id = ${clientId} and ${opensOn('s', today)} order by s.role = 'manager' desc, s.staff_id limit 1)) as owner`,
  )
  return owner
}

/** Whoever a request of a client can be handed to: those who work for it, or on any of its campaigns, and administrators; by name. */
export async function deskPeople(tx: Tx, clientId: string, today: Day): Promise<{ id: string; name: string }[]> {
  return acrossCampaigns(tx, () =>
    rows(
      tx,
      sql`select s.id, s.name from staff s where ${worksHere('s', today)} and (s.role = 'admin'
          or exists (select from client_staff x where x.client_id = ${clientId} and x.staff_id = s.id and ${opensOn('x', today)})
          or exists (select from campaign_staff x where x.client_id = ${clientId} and x.staff_id = s.id
            and (x.since is null or x.since <= ${today}) and (x.until is null or x.until >= ${today})))
        order by s.name collate "und-x-icu", s.id`,
    ),
  )
}

// The same as verdictOf in domain/carry-out/request.ts, so that a list can be asked for one and counted; a test holds them equal.
export function verdictIn(now: Moment): SQL {
  return sql`case when q.answer_by is null then null
    when q.was_late or coalesce(q.answered_at, q.solved_at, ${now}::timestamptz) > q.answer_by then 'missed'
    when coalesce(q.answered_at, q.solved_at) is not null then 'kept'
    when q.risk_at <= ${now}::timestamptz then 'at-risk' else 'running' end`
}

const columns = sql`q.id, q.client_id as "clientId", k.name as client, q.customer_id as "customerId", c.name as customer, q.kind, q.channel, q.subject,
  coalesce(p.name, q.told_by) as by, q.owner_id as "ownerId", s.name as owner, ${iso(sql`q.received_at`)} as "receivedAt", ${iso(sql`q.answer_by`)} as "answerBy",
  ${iso(sql`q.risk_at`)} as "riskAt", q.was_late as "wasLate", q.from_client as "fromClient", ${iso(sql`q.taken_at`)} as "takenAt",
  ${iso(sql`q.answered_at`)} as "answeredAt", ${iso(sql`q.solved_at`)} as "solvedAt", q.reopened,
  case when r.id is not null then json_build_object('dueOn', r.due_on, 'doneAt', ${iso(sql`r.done_at`)}) end as recovery`

const tables = sql`from request q join client k on k.id = q.client_id
  left join customer c on c.client_id = q.client_id and c.id = q.customer_id
  left join client_person p on p.client_id = q.client_id and p.id = q.client_person_id
  left join staff s on s.id = q.owner_id
  left join task r on r.client_id = q.client_id and r.id = q.recovery_task_id`

const termColumns = ({ minutes, answerBy, riskAt }: Term) => ({
  termMinutes: minutes,
  answerBy: new Date(answerBy),
  riskAt: new Date(riskAt),
})

const dateOf = (at: Moment | null) => (at === null ? null : new Date(at))
