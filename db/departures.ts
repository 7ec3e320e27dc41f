import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { CareRole } from '#domain/relations/handing-out'
import { holds } from './care-rule'
import type { Tx } from './door'
import { assignCare } from './handouts'
import { iso, oneRow, rows } from './rows'

type Named = { customerId: string | null; customer: string | null; client: string }

/** Everything that is somebody's, at the clients that the actor sees: how much of each, and the first of the list. A promised call of which another owner knows is not. */
export type LeftBehind = {
  clients: { id: string; name: string; owner: number; dossierKeeper: number; standby: number; borrowed: number; lent: number }[]
  tasks: (Named & { id: string; text: string; dueOn: Day | null })[]
  callbacks: (Named & { at: Moment })[]
  /** `clashes`: the successor has something else then. */
  appointments: (Named & { id: string; at: Moment; kind: string; state: string; clashes: boolean })[]
  complaints: (Named & { id: string; subject: string })[]
  campaigns: { id: string; name: string; client: string; role: 'lead' | 'consultant' | 'standby' }[]
  counts: Record<'relations' | 'tasks' | 'callbacks' | 'appointments' | 'complaints' | 'campaigns', number>
}

/** Of each list the screen shows so many. */
export const shownOfEach = 8

/** When somebody is taken: their appointments from now on. */
export type Busy = readonly { from: Moment; until: Moment }[]

/** When a member of staff is taken from now on, at whichever client; nothing is told of where. Asked as the program itself: the actor need not see those clients. */
export async function busyTimes(tx: Tx, staffId: string): Promise<Busy> {
  return rows(
    tx,
    sql`select ${iso(sql`b.starts_at`)} as from, ${iso(sql`b.ends_at`)} as until from appointment b
        where b.staff_id = ${staffId} and b.state in ('proposed', 'agreed', 'done') and b.ends_at > now()`,
  )
}

/** What would fall between two stools when somebody goes, in one query. `busy`: when whoever may take it over is taken. */
export async function leftBehind(tx: Tx, staffId: string, busy: Busy, today: Day): Promise<LeftBehind> {
  const inForce = sql`o.starts_on <= ${today}::date and coalesce(o.ends_on >= ${today}::date, true)`
  const whom = sql`'customerId', c.id, 'customer', c.name, 'client', n.name`
  const named = (table: string) =>
    sql.raw(
      `left join customer c on c.client_id = ${table}.client_id and c.id = ${table}.customer_id join client n on n.id = ${table}.client_id`,
    )
  const count = (role: string) => sql`count(distinct o.customer_id) filter (where o.role = ${role})`
  const lists = ['tasks', 'callbacks', 'appointments', 'complaints', 'campaigns'] as const
  const [found] = await rows<{
    left: Omit<LeftBehind, 'clients' | 'counts'>
    clients: LeftBehind['clients']
    counts: LeftBehind['counts']
  }>(
    tx,
    sql`with care as (
        select n.id, n.name, ${count('owner')} as owner, ${count('dossier-keeper')} as "dossierKeeper", ${count('standby')} as standby, ${count('loan')} as borrowed,
          count(distinct o.customer_id) filter (where o.role = 'owner' and exists (select from ownership l where l.client_id = o.client_id
            and l.customer_id = o.customer_id and l.role = 'loan' and l.ends_on >= ${today}::date and l.ends_on >= l.starts_on)) as lent
        from ownership o ${named('o')} where o.staff_id = ${staffId} and c.canonical_id is null and n.ended_on is null and ${inForce} group by n.id, n.name),
      tasks as (
        select row_number() over (order by t.due_on nulls last, t.id) as at, json_build_object(${whom}, 'id', t.id, 'text', t.text, 'dueOn', t.due_on) as fact
        from task t ${named('t')} where t.staff_id = ${staffId} and t.done_at is null),
      callbacks as (
        select row_number() over (order by k.callback_at, k.id) as at, json_build_object(${whom}, 'at', ${iso(sql`k.callback_at`)}) as fact
        from call k ${named('k')} where k.staff_id = ${staffId} and k.outcome = 'callback' and k.callback_at is not null and k.undone_at is null
          and not exists (select from call later where later.client_id = k.client_id and later.customer_id = k.customer_id and later.undone_at is null
            and later.started_at > k.started_at)
          and not exists (select from ownership o join staff s on s.id = o.staff_id and s.disabled_at is null
            where o.client_id = k.client_id and o.customer_id = k.customer_id and o.role in ('owner', 'loan') and o.staff_id <> ${staffId} and ${inForce})),
      appointments as (
        select row_number() over (order by a.starts_at, a.id) as at, json_build_object(${whom}, 'id', a.id, 'at', ${iso(sql`a.starts_at`)}, 'kind', a.kind,
          'state', a.state, 'clashes', ${clashes(busy)}) as fact
        from appointment a ${named('a')} where ${ahead(staffId)}),
      complaints as (
        select row_number() over (order by q.answer_by nulls last, q.received_at, q.id) as at, json_build_object(${whom}, 'id', q.id, 'subject', q.subject) as fact
        from request q ${named('q')} where q.owner_id = ${staffId} and q.solved_at is null),
      campaigns as (
        select row_number() over (order by g.name, g.id) as at, json_build_object('id', g.id, 'name', g.name, 'client', n.name, 'role', p.role) as fact
        from campaign_staff p join campaign g on g.client_id = p.client_id and g.id = p.campaign_id join client n on n.id = g.client_id
        where p.staff_id = ${staffId} and coalesce(p.until >= ${today}::date, true) and g.ended_on is null and coalesce(g.ends_on >= ${today}::date, true))
      select coalesce((select json_agg(care order by name) from care), '[]') as clients,
        json_build_object(${sql.join(
          lists.map(
            (name) =>
              sql`${sql.raw(`'${name}'`)}, coalesce((select json_agg(fact order by at) from ${sql.identifier(name)} ${name === 'appointments' ? sql`where at <= 200` : sql`where at <= ${shownOfEach}`}), '[]')`,
          ),
          sql`, `,
        )}) as left,
        json_build_object('relations', coalesce((select sum(owner + "dossierKeeper" + standby + borrowed) from care), 0), ${sql.join(
          lists.map((name) => sql`${sql.raw(`'${name}'`)}, (select count(*) from ${sql.identifier(name)})`),
          sql`, `,
        )}) as counts`,
  )
  if (!found) throw new Error('a query that always answers one row answered none')
  return { ...found.left, clients: found.clients, counts: found.counts }
}

const ahead = (staffId: string) =>
  sql`a.staff_id = ${staffId} and a.customer_id is not null and a.campaign_id is not null and a.state in ('proposed', 'agreed') and a.starts_at > now()`

const clashes = (busy: Busy): SQL =>
  busy.length > 0
    ? sql`exists (select from jsonb_to_recordset(${JSON.stringify(busy)}::jsonb) b("from" timestamptz, until timestamptz)
        where tstzrange(b."from", b.until) && tstzrange(a.starts_at, a.ends_at))`
    : sql`false`

/** The coming appointments of somebody, the first to come first; `clashes`: whoever takes over is taken then. */
export async function appointmentsToPass(tx: Tx, staffId: string, busy: Busy): Promise<{ id: string; clashes: boolean }[]> {
  return rows(
    tx,
    sql`select a.id, ${clashes(busy)} as clashes from appointment a where ${ahead(staffId)} and rondo_sees(a.client_id) order by a.starts_at, a.id`,
  )
}

/** The clients at which somebody has a relation now or later, in the order in which they are held. */
export async function clientsOfCarer(tx: Tx, staffId: string, today: Day): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select distinct client_id as id from ownership where staff_id = ${staffId} and coalesce(ends_on >= ${today}::date, true) order by id`,
  )
  return found.map(({ id }) => id)
}

export type Passing = { clientId: string; handoutId: string; from: string; to: string; today: Day }

/** Passes every role that somebody has at customers of a client to another, borrowed ones for as long as they were lent. @returns at how many roles */
export async function passCare(tx: Tx, { clientId, handoutId, from, to, today }: Passing): Promise<number> {
  let passed = 0
  for (const role of ['owner', 'dossier-keeper', 'standby'] as const satisfies readonly CareRole[]) {
    const theirs = sql`c.client_id = ${clientId} and c.canonical_id is null and ${holds(role, today)} = ${from}`
    passed += await assignCare(tx, theirs, { clientId, handoutId, role, staffId: to, today })
  }
  // What the successor owns they do not stand by for, nor borrow: that ends. What else was borrowed goes along for as long as it was lent.
  const { ended } = await oneRow<{ ended: number }>(
    tx,
    sql`with ended as (
        update ownership o set ended_before = o.ends_on, ends_on = greatest(${today}::date, o.starts_on) - 1, ended_by = ${handoutId}
        where o.client_id = ${clientId} and o.staff_id = ${from} and coalesce(o.ends_on >= ${today}::date, true)
        returning o.customer_id, o.role, greatest(${today}::date, o.starts_on) as starts_on, o.ended_before, o.reason, o.handout_id),
      -- The loan is with another from now on; it ends as it would have.
      lent as (update handout h set to_staff_id = ${to} where h.client_id = ${clientId} and h.kind = 'loan' and h.to_staff_id = ${from}
        and h.id in (select e.handout_id from ended e where e.role = 'loan')),
      begun as (
        insert into ownership (client_id, id, customer_id, staff_id, role, starts_on, ends_on, reason, handout_id)
      select ${clientId}, gen_random_uuid(), e.customer_id, ${to}::uuid, e.role, e.starts_on, e.ended_before, e.reason, coalesce(e.handout_id, ${handoutId}::uuid) from ended e
      where e.role = 'loan' and not exists (select from ownership w where w.client_id = ${clientId} and w.customer_id = e.customer_id and w.role = 'owner'
        and w.staff_id = ${to} and coalesce(w.ends_on >= ${today}::date, true)))
      select count(*)::int as ended from ended`,
  )
  return passed + ended
}

/** How many of a client went to another. */
export type PassedAt = { clientId: string; count: number }

/** Gives what somebody promised to another. */
export async function passTasks(tx: Tx, from: string, to: string): Promise<PassedAt[]> {
  return rows(
    tx,
    sql`with passed as (update task set staff_id = ${to} where staff_id = ${from} and done_at is null returning client_id)
        select client_id as "clientId", count(*)::int as count from passed group by client_id order by client_id`,
  )
}

/** Gives what somebody answers at the desk to another, who has yet to take it up. */
export async function passRequests(tx: Tx, from: string, to: string): Promise<PassedAt[]> {
  const by = tx.actor.kind === 'staff' ? tx.actor.staffId : null
  return rows(
    tx,
    sql`with passed as (update request set owner_id = ${to}, taken_at = null, version = version + 1 where owner_id = ${from} and solved_at is null returning client_id, id),
        steps as (insert into request_step (client_id, id, request_id, at, kind, staff_id, to_staff_id)
          select client_id, gen_random_uuid(), id, now(), 'handed', ${by}::uuid, ${to}::uuid from passed)
        select client_id as "clientId", count(*)::int as count from passed group by client_id order by client_id`,
  )
}

/** The running and coming campaigns that somebody is on, held. */
export async function campaignsOfStaff(
  tx: Tx,
  staffId: string,
  today: Day,
): Promise<{ clientId: string; campaignId: string; role: 'lead' | 'consultant' | 'standby'; since: Day | null; until: Day | null }[]> {
  return rows(
    tx,
    sql`select p.client_id as "clientId", p.campaign_id as "campaignId", p.role, p.since, p.until from campaign_staff p
        join campaign g on g.client_id = p.client_id and g.id = p.campaign_id
        where p.staff_id = ${staffId} and coalesce(p.until >= ${today}::date, true) and g.ended_on is null and coalesce(g.ends_on >= ${today}::date, true)
        order by p.client_id, p.campaign_id for update of p`,
  )
}
