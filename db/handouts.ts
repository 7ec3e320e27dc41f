import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { CareRole, CareRule } from '#domain/relations/handing-out'
import { holds, meantBy } from './care-rule'
import type { Tx } from './door'
import { oneRow, rows } from './rows'
import { handout } from './schema/customer'

type New = Pick<typeof handout.$inferInsert, 'clientId' | 'id' | 'kind' | 'startsOn'> & Partial<typeof handout.$inferInsert>

/** Lets one change of who looks after a client's relations at a time go on: two could give the same role twice. */
export async function oneAtATime(tx: Tx, clientId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('handout ' || ${clientId}, 0))`)
}

/** Writes down that relations are handed out, before the rows that it brings. */
export async function addHandout(tx: Tx, made: New): Promise<void> {
  await tx.insert(handout).values({ ...made, madeBy: tx.actor.kind === 'staff' ? tx.actor.staffId : null })
}

/** Keeps at how many customers it changed something. One that changed nothing leaves no trace. */
export async function settleHandout(tx: Tx, { clientId, id }: { clientId: string; id: string }, customers: number): Promise<void> {
  const it = and(eq(handout.clientId, clientId), eq(handout.id, id))
  if (customers === 0) await tx.delete(handout).where(it)
  else await tx.update(handout).set({ customers }).where(it)
}

// What is replaced today ends yesterday; what began today, or has yet to begin, was never in force.
const ends = (today: Day) => sql`ended_before = o.ends_on, ends_on = greatest(${today}::date, o.starts_on) - 1`
const stands = (alias: string, today: Day) => sql`coalesce(${sql.raw(alias)}.ends_on >= ${today}::date, true)`

export type Assignment = {
  clientId: string
  handoutId: string
  role: CareRole
  /** Null: nobody has the role any more. */
  staffId: string | null
  today: Day
  /** Whoever was owner becomes standby. Only with the role of owner. */
  formerStandsBy?: boolean
}

/**
 * Gives somebody a role at customers from today on, for good; whoever had it loses it. An owner does not stand by for themselves, nor borrows.
 * @param customers the condition on customers `c`
 * @returns at how many it was otherwise before
 */
export async function assignCare(tx: Tx, customers: SQL, made: Assignment): Promise<number> {
  const { clientId, handoutId, role, staffId, today, formerStandsBy = false } = made
  const already = staffId
    ? sql`exists (select from ownership o where o.client_id = c.client_id and o.customer_id = c.id and o.role = ${role} and o.staff_id = ${staffId}
        and o.starts_on <= ${today}::date and o.ends_on is null)`
    : sql`not exists (select from ownership o where o.client_id = c.client_id and o.customer_id = c.id and o.role = ${role} and ${stands('o', today)})`
  const byOwner = role === 'standby' && staffId ? sql`and ${holds('owner', today)} is distinct from ${staffId}` : sql``
  const { count } = await oneRow<{ count: number }>(
    tx,
    sql`with changed as materialized (select c.client_id, c.id from customer c where ${customers} and not ${already} ${byOwner}),
      ended as (
        update ownership o set ${ends(today)}, ended_by = ${handoutId} from changed c
        where o.client_id = c.client_id and o.customer_id = c.id and ${stands('o', today)}
          and (o.role = ${role} ${role === 'owner' && staffId ? sql`or o.role in ('standby', 'loan') and o.staff_id = ${staffId}` : sql``})),
      begun as (
        insert into ownership (client_id, id, customer_id, staff_id, role, starts_on, handout_id)
        select c.client_id, gen_random_uuid(), c.id, ${staffId}::uuid, ${role}, ${today}::date, ${handoutId}::uuid from changed c where ${staffId !== null})
      select count(*)::int from changed`,
  )
  if (formerStandsBy && role === 'owner') await standBy(tx, { clientId, handoutId, today })
  return count
}

async function standBy(tx: Tx, { clientId, handoutId, today }: Pick<Assignment, 'clientId' | 'handoutId' | 'today'>): Promise<void> {
  await tx.execute(sql`
    with former as materialized (
      select distinct on (customer_id) customer_id, staff_id from ownership
      where client_id = ${clientId} and ended_by = ${handoutId} and role = 'owner' order by customer_id, starts_on desc),
    ended as (
      update ownership o set ${ends(today)}, ended_by = ${handoutId} from former f
      where o.client_id = ${clientId} and o.customer_id = f.customer_id and o.role = 'standby' and o.staff_id <> f.staff_id and ${stands('o', today)})
    insert into ownership (client_id, id, customer_id, staff_id, role, starts_on, handout_id)
    select ${clientId}, gen_random_uuid(), f.customer_id, f.staff_id, 'standby', ${today}::date, ${handoutId}::uuid from former f
    where not exists (select from ownership o where o.client_id = ${clientId} and o.customer_id = f.customer_id and o.role = 'standby'
      and o.staff_id = f.staff_id and o.starts_on <= ${today}::date and o.ends_on is null)`)
}

/** Hands out what a rule means. @returns at how many it was otherwise before */
export async function assignByRule(tx: Tx, { rule, ...made }: Assignment & { rule: CareRule }): Promise<number> {
  return assignCare(tx, meantBy({ ...made, rule }), made)
}

export type Lending = { clientId: string; handoutId: string; from: Day; until: Day; reason: string; to: string; today: Day }

/**
 * Lends customers to somebody until a day; their owners stay owners and stand by. What has no owner, is theirs already, or is lent in those days stays as it is.
 * @param customers the condition on customers `c`
 * @returns how many were lent, and how many were lent already
 */
export async function lendCustomers(tx: Tx, customers: SQL, lent: Lending): Promise<{ lent: number; lentAlready: number }> {
  const { from, until, reason, to, today, handoutId } = lent
  return oneRow(
    tx,
    sql`with asked as materialized (
        select c.client_id, c.id, exists (select from ownership l where l.client_id = c.client_id and l.customer_id = c.id and l.role = 'loan'
            and l.starts_on <= ${until}::date and l.ends_on >= ${from}::date and l.ends_on >= l.starts_on) as lent_already
        from customer c where ${customers} and coalesce(${holds('owner', today)} <> ${to}, false)),
      begun as (
        insert into ownership (client_id, id, customer_id, staff_id, role, starts_on, ends_on, reason, handout_id)
        select client_id, gen_random_uuid(), id, ${to}::uuid, 'loan', ${from}::date, ${until}::date, ${reason}, ${handoutId}::uuid
        from asked where not lent_already)
      select count(*) filter (where not lent_already)::int as lent, count(*) filter (where lent_already)::int as "lentAlready" from asked`,
  )
}

/** A handing out that stands, of every client the actor sees, locked; empty when there is none, or it was undone. */
export async function standingHandout(tx: Tx, id: string): Promise<(typeof handout.$inferSelect)[]> {
  return tx
    .select()
    .from(handout)
    .where(and(eq(handout.id, id), sql`${handout.undoneAt} is null`))
    .orderBy(asc(handout.clientId))
    .for('update')
}

/**
 * Takes a handing out back from today on: what it brought ends, and what it ended goes on, except where somebody handed on since. A loan ends.
 * @returns at how many customers it was taken back, and at how many somebody handed on since
 */
export async function takeBack(
  tx: Tx,
  { clientId, id }: { clientId: string; id: string },
  today: Day,
): Promise<{ back: number; stays: number }> {
  const { back, stays } = await oneRow<{ back: number; stays: number }>(
    tx,
    sql`with touched as materialized (
        select customer_id, role, bool_or(handout_id = ${id} and ended_by is not null) as handed_on from ownership
        where client_id = ${clientId} and (handout_id = ${id} or ended_by = ${id}) group by customer_id, role),
      taken as materialized (
        select t.customer_id, t.role, t.handed_on and t.role <> 'loan' or exists (
          select from ownership o where o.client_id = ${clientId} and o.customer_id = t.customer_id and o.role = t.role and t.role <> 'loan'
            and o.handout_id is distinct from ${id} and ${stands('o', today)}) as stays
        from touched t),
      closed as (
        update ownership o set ${ends(today)}, ended_by = ${id} from taken t
        where o.client_id = ${clientId} and o.customer_id = t.customer_id and o.role = t.role and not t.stays
          and o.handout_id = ${id} and o.ended_by is null and ${stands('o', today)}),
      -- It goes on as what brought it, so that that can be taken back in its turn.
      reopened as (
        update ownership o set ended_by = null from taken t
        where o.client_id = ${clientId} and o.customer_id = t.customer_id and o.role = t.role and not t.stays
          and o.ended_by = ${id} and o.handout_id is distinct from ${id} and coalesce(o.ended_before >= ${today}::date, true)
        returning o.*),
      begun as (
        insert into ownership (client_id, id, customer_id, staff_id, role, starts_on, ends_on, reason, handout_id)
        select client_id, gen_random_uuid(), customer_id, staff_id, role, greatest(${today}::date, starts_on), ended_before, reason, handout_id from reopened)
      select count(distinct customer_id) filter (where not stays)::int as back, count(distinct customer_id) filter (where stays)::int as stays from taken`,
  )
  await tx
    .update(handout)
    .set({ undoneAt: sql`now()` })
    .where(and(eq(handout.clientId, clientId), eq(handout.id, id)))
  return { back, stays }
}

export type StandIn = { clientId: string; staffId: string; from: Day; until: Day; today: Day; handoutId: string }

/** Puts somebody who borrows relations on the running campaigns of those relations as a stand-in, for as long as it takes. @returns the names of the campaigns */
export async function standInOnCampaigns(tx: Tx, { clientId, staffId, from, until, today, handoutId }: StandIn): Promise<string[]> {
  const found = await rows<{ name: string }>(
    tx,
    sql`with running as (
        select distinct g.client_id, g.id, g.name from campaign g
        join segment_member m on m.client_id = g.client_id and m.campaign_id = g.id
        join ownership o on o.client_id = m.client_id and o.customer_id = m.customer_id and o.handout_id = ${handoutId}
        where g.client_id = ${clientId} and g.ended_on is null and coalesce(g.ends_on >= ${today}::date, true)
          and not exists (select from campaign_staff s where s.client_id = g.client_id and s.campaign_id = g.id and s.staff_id = ${staffId}
            and coalesce(s.until >= ${until}::date, true) and coalesce(s.since <= ${from}::date, true))),
      put as (
        insert into campaign_staff (client_id, campaign_id, staff_id, role, since, until)
        select client_id, id, ${staffId}::uuid, 'standby', ${from}::date, ${until}::date from running
        on conflict (client_id, campaign_id, staff_id) do update set
          since = case when campaign_staff.until < ${today}::date then excluded.since when campaign_staff.since is null then null
            else least(campaign_staff.since, excluded.since) end,
          until = case when campaign_staff.until is null then null else greatest(campaign_staff.until, excluded.until) end)
      select name from running order by name`,
  )
  return found.map(({ name }) => name)
}

/** Takes a borrower whose loan ends before its day off the campaigns on which they stood in until that day, unless another loan is theirs. */
export async function endStandIn(tx: Tx, { clientId, staffId, until, today }: Omit<StandIn, 'from' | 'handoutId'>): Promise<void> {
  await tx.execute(sql`update campaign_staff x set until = ${today}::date - 1, since = case when since < ${today}::date then since end
    where x.client_id = ${clientId} and x.staff_id = ${staffId} and x.until = ${until}::date and x.until >= ${today}::date and x.role = 'standby'
      and not exists (select from ownership o where o.client_id = x.client_id and o.staff_id = x.staff_id and o.role = 'loan'
        and o.ends_on is distinct from o.starts_on - 1 and ${stands('o', today)})`)
}
