import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { CareRole, CareRule } from '#domain/relations/handing-out'
import type { Tx } from './door'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { iso, oneRow, rows } from './rows'

const inForce = (today: Day) => sql`o.starts_on <= ${today}::date and coalesce(o.ends_on >= ${today}::date, true)`
const living = sql`join customer c on c.client_id = o.client_id and c.id = o.customer_id and c.canonical_id is null and c.status = 'active'`

/** One of us, with at how many living relations they have each role today. `lent`: of theirs that are with somebody else now. */
export type Looker = {
  staffId: string
  name: string
  initials: string
  /** They do not work here any more. */
  gone: boolean
  owner: number
  dossierKeeper: number
  standby: number
  borrowed: number
  lent: number
  openTasks: number
}

export type TeamCare = { people: Page<Looker>; ownerless: number; active: number }

/** Who looks after how many relations of the clients that the actor sees: everybody who works here, and who left and still has something. Two queries. */
export async function careOfTeam(tx: Tx, today: Day, { clientId, page = 1 }: { clientId?: string; page?: number }): Promise<TeamCare> {
  const here = clientId ? sql`and o.client_id = ${clientId}` : sql``
  const count = (role: string) => sql`count(distinct o.customer_id) filter (where o.role = ${role})::int`
  const people = await rows<Looker & { total: number }>(
    tx,
    sql`with care as (
        select o.staff_id, ${count('owner')} as owner, ${count('dossier-keeper')} as keeper, ${count('standby')} as standby, ${count('loan')} as borrowed,
          count(distinct o.customer_id) filter (where o.role = 'owner' and exists (select from ownership l where l.client_id = o.client_id
            and l.customer_id = o.customer_id and l.role = 'loan' and l.starts_on <= ${today}::date and l.ends_on >= ${today}::date))::int as lent
        from ownership o ${living} where ${inForce(today)} ${here} group by o.staff_id),
      promised as (select o.staff_id, count(*)::int as tasks from task o where o.done_at is null and o.staff_id is not null ${here} group by o.staff_id),
      people as (
        select s.id, s.name, s.initials, coalesce(s.disabled_at is not null or s.ended_on < ${today}::date, false) as gone from staff s)
      select p.id as "staffId", p.name, p.initials, p.gone as gone, coalesce(a.owner, 0) as owner, coalesce(a.keeper, 0) as "dossierKeeper",
        coalesce(a.standby, 0) as standby, coalesce(a.borrowed, 0) as borrowed, coalesce(a.lent, 0) as lent, coalesce(t.tasks, 0) as "openTasks",
        count(*) over ()::int as total
      from people p left join care a on a.staff_id = p.id left join promised t on t.staff_id = p.id
      where not p.gone or a.staff_id is not null or t.staff_id is not null
      order by p.gone desc, p.name collate "und-x-icu", p.id limit ${pageSize} offset ${offsetOf(page)}`,
  )
  const { ownerless, active } = await oneRow<{ ownerless: number; active: number }>(
    tx,
    sql`select count(*)::int as active, count(*) filter (where not exists (select from ownership o where o.client_id = c.client_id and o.customer_id = c.id
          and o.role in ('owner', 'loan') and ${inForce(today)}))::int as ownerless
        from customer c where c.canonical_id is null and c.status = 'active' ${clientId ? sql`and c.client_id = ${clientId}` : sql``}`,
  )
  return { people: pageOf(people, page), ownerless, active }
}

/** One handing out as the list tells it. */
export type HandoutRow = {
  id: string
  kind: 'assign' | 'loan' | 'departure'
  role: CareRole | null
  rule: CareRule & { segment?: string; customer?: string }
  client: string
  clientId: string
  from: string | null
  to: string | null
  startsOn: Day
  endsOn: Day | null
  reason: string | null
  customers: number
  by: string | null
  at: Moment
  undone: boolean
}

/** `running`: loans that have not ended. Otherwise what was handed out, lent and passed on, the latest first. */
export async function handoutsPage(
  tx: Tx,
  { running, page, today, clientId }: { running: boolean; page: number; today: Day; clientId?: string | undefined },
): Promise<Page<HandoutRow>> {
  const which: SQL = running ? sql`h.kind = 'loan' and h.undone_at is null and h.ends_on >= ${today}::date` : sql`true`
  const found = await rows<HandoutRow & { total: number }>(
    tx,
    sql`select h.id, h.kind, h.role, h.rule || coalesce((select jsonb_build_object('segment', s.name) from segment s
            where s.client_id = h.client_id and s.id::text = h.rule ->> 'segmentId'), '{}')
            || coalesce((select jsonb_build_object('customer', coalesce(l.name, c.name)) from customer c
              left join customer l on l.client_id = c.client_id and l.id = c.canonical_id
              where c.client_id = h.client_id and c.id = (h.rule ->> 'customerId')::uuid), '{}') as rule, k.name as client, k.id as "clientId", f.name as from, t.name as to, h.starts_on as "startsOn", h.ends_on as "endsOn", h.reason, h.customers,
          m.name as by, ${iso(sql`h.made_at`)} as at, h.undone_at is not null as undone, count(*) over ()::int as total
        from handout h join client k on k.id = h.client_id left join staff f on f.id = h.from_staff_id left join staff t on t.id = h.to_staff_id
        left join staff m on m.id = h.made_by
        where ${which} ${clientId ? sql`and h.client_id = ${clientId}` : sql``} order by ${running ? sql`h.ends_on, ` : sql``} h.made_at desc, h.id, h.client_id limit ${running ? pageSize : shortPage} offset ${offsetOf(page, running ? pageSize : shortPage)}`,
  )
  return pageOf(found, page, running ? pageSize : shortPage)
}

const shortPage = 10

/** Who looks after one customer today, and the loan that runs or comes. */
export type CareOfCustomer = {
  customerId: string
  clientId: string
  name: string
  owner: string | null
  dossierKeeper: string | null
  standby: string | null
  loan: { handoutId: string | null; staffId: string; name: string; from: Day; until: Day; reason: string | null } | null
}

/** Null when the actor sees no such living customer. */
export async function careOf(tx: Tx, customerId: string, today: Day): Promise<CareOfCustomer | null> {
  const who = (role: CareRole) =>
    sql`(select o.staff_id from ownership o where o.client_id = c.client_id and o.customer_id = c.id and o.role = ${role} and ${inForce(today)}
      order by o.starts_on desc, o.id desc limit 1)`
  const [found] = await rows<CareOfCustomer>(
    tx,
    sql`select c.id as "customerId", c.client_id as "clientId", c.name, ${who('owner')} as owner, ${who('dossier-keeper')} as "dossierKeeper", ${who('standby')} as standby,
          (select json_build_object('handoutId', o.handout_id, 'staffId', o.staff_id, 'name', s.name, 'from', o.starts_on, 'until', o.ends_on, 'reason', o.reason)
            from ownership o join staff s on s.id = o.staff_id where o.client_id = c.client_id and o.customer_id = c.id and o.role = 'loan' and o.ends_on >= ${today}::date
              and o.ends_on >= o.starts_on order by o.starts_on limit 1) as loan
        from customer c where c.id = ${customerId} and c.canonical_id is null and c.erased_at is null`,
  )
  return found ?? null
}

export type Waits = {
  tasks: { id: string; text: string; customer: string | null; customerId: string | null; dueOn: Day | null }[]
  /** Due in those days; and before them, so late already when they begin. */
  taskCount: number
  lateCount: number
  appointments: { id: string; customer: string; customerId: string; at: Moment }[]
  appointmentCount: number
}

/** What a member of staff promised, and agreed to be at, in some days at what was lent: the borrower is told, nothing moves by itself. The first ten of each. */
export async function waitsInDays(tx: Tx, asked: { staffId: string; handoutId: string; from: Day; until: Day }): Promise<Waits> {
  const { staffId, handoutId, from, until } = asked
  const lent = (table: string) =>
    sql`exists (select from ownership l where l.client_id = ${sql.raw(table)}.client_id and l.customer_id = ${sql.raw(table)}.customer_id and l.handout_id = ${handoutId})`
  const [found] = await rows<Waits>(
    tx,
    sql`with t as (
        select t.id, t.text, c.name as customer, c.id as "customerId", t.due_on as "dueOn" from task t join customer c on c.client_id = t.client_id and c.id = t.customer_id
        where t.staff_id = ${staffId} and t.done_at is null and coalesce(t.due_on <= ${until}::date, false) and ${lent('t')}),
      a as (
        select a.id, c.name as customer, c.id as "customerId", ${iso(sql`a.starts_at`)} as at from appointment a join customer c on c.client_id = a.client_id and c.id = a.customer_id
        where a.staff_id = ${staffId} and a.state in ('proposed', 'agreed') and a.starts_at >= now()
          and (a.starts_at at time zone 'Europe/Amsterdam')::date between ${from}::date and ${until}::date and ${lent('a')})
      select (select count(*)::int from t where "dueOn" >= ${from}::date) as "taskCount", (select count(*)::int from t where "dueOn" < ${from}::date) as "lateCount", (select count(*)::int from a) as "appointmentCount",
        coalesce((select json_agg(x) from (select * from t order by "dueOn", id limit 10) x), '[]') as tasks,
        coalesce((select json_agg(x) from (select * from a order by at, id limit 10) x), '[]') as appointments`,
  )
  return found ?? { tasks: [], taskCount: 0, lateCount: 0, appointments: [], appointmentCount: 0 }
}
