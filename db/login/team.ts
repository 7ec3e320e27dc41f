import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '#db/connection'
import { offsetOf, type Page, pageOf, pageSize } from '#db/page'
import { iso } from '#db/rows'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import type { LoginHolder } from '#domain/relations/team'
import { asLogin, type LoginTx } from './owner'

/** Whose clients are shown: the reader's own. */
export type Scope = Pick<StaffActor, 'clientIds'>

export type TeamMember = {
  /** Of the member of staff, or of the person of a client. */
  id: string
  /** Null while they have no login. */
  userId: string | null
  name: string
  email: string | null
  role: LoginHolder['role']
  /** Null for our own people. */
  client: { id: string; name: string } | null
  lastSeenAt: Moment | null
  secondFactor: boolean
  state: 'active' | 'disabled' | 'no-login'
  /** On how many devices they are logged in. */
  sessions: number
  /** The campaigns our people work on today, by name. */
  campaigns: string[]
}

type Asked = { of: 'office' | 'clients'; search: string; page: number; today: Day }

/** A page of our people, or of the people of the clients that the reader sees, by name; those who may log in first. One query. */
export async function teamPage(db: Db, scope: Scope, { of, search, page, today }: Asked): Promise<Page<TeamMember>> {
  const pattern = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`
  const people = of === 'office' ? office(scope, today) : ofClients(scope)
  const found = await asLogin(db, (tx) =>
    tx.execute(sql`
      with people as (${people}), told as (
        select p.*, u.two_factor_enabled is true as "secondFactor",
          case when p."userId" is null then 'no-login' when u.disabled_at is not null or p.gone then 'disabled' else 'active' end as state
        from people p left join auth_user u on u.id = p."userId"
        where p.name ilike ${pattern} or p.email ilike ${pattern} or p.client ->> 'name' ilike ${pattern}
      )
      select t.id, t."userId", t.name, t.email, t.role, t.client, t.campaigns, t."secondFactor", t.state, count(*) over ()::int as total,
        (select count(*)::int from auth_session s where s.user_id = t."userId" and s.expires_at > now()) as sessions,
        ${iso(sql`greatest((select max(s.updated_at) from auth_session s where s.user_id = t."userId"),
          (select max(a.at) from audit a where a.user_id = t."userId"::text and a.action = 'login.succeeded'))`)} as "lastSeenAt"
      from told t
      order by t.state = 'disabled', t.client ->> 'name' nulls first, t.name collate "und-x-icu", t.id
      limit ${pageSize} offset ${offsetOf(page)}`),
  )
  return pageOf(found as unknown as (TeamMember & { total: number })[], page)
}

function office(scope: Scope, today: Day): SQL {
  return sql`select s.id, s.user_id as "userId", s.name, s.email, s.role, null::json as client, s.disabled_at is not null or s.ended_on < ${today} as gone,
    coalesce((select json_agg(c.name order by c.name) from campaign_staff cs join campaign c on c.client_id = cs.client_id and c.id = cs.campaign_id
      where cs.staff_id = s.id and ${inScope(scope, sql`cs.client_id`)} and c.ended_on is null and c.ends_on >= ${today}
        and coalesce(cs.since <= ${today}, true) and coalesce(cs.until >= ${today}, true)), '[]') as campaigns
    from staff s`
}

function ofClients(scope: Scope): SQL {
  return sql`select p.id, p.user_id as "userId", p.name, p.email, p.level as role, json_build_object('id', k.id, 'name', k.name) as client,
    p.disabled_at is not null as gone, '[]'::json as campaigns
    from client_person p join client k on k.id = p.client_id where ${inScope(scope, sql`p.client_id`)}`
}

function inScope({ clientIds }: Scope, clientId: SQL): SQL {
  return clientIds === 'all' ? sql`true` : sql`${clientId} = any (string_to_array(${clientIds.join(',')}, ',')::uuid[])`
}

export type WaitingInvitation = {
  id: string
  email: string
  name: string
  role: LoginHolder['role']
  client: string | null
  by: string | null
  expiresAt: Moment
}

/** Invitations that nobody accepted or withdrew, the newest first, those that are too old included; at most fifty. */
export async function waitingInvitations(db: Db, scope: Scope): Promise<WaitingInvitation[]> {
  return asLogin(db, (tx) =>
    tx.execute(sql`
      select i.id, i.email, i.name, i.role, k.name as client, u.name as by, ${iso(sql`i.expires_at`)} as "expiresAt"
      from invitation i left join client k on k.id = i.client_id left join auth_user u on u.id = i.invited_by
      where i.accepted_at is null and i.revoked_at is null and (i.client_id is null or ${inScope(scope, sql`i.client_id`)})
      order by i.created_at desc, i.id limit 50`),
  ) as unknown as Promise<WaitingInvitation[]>
}

/** What an invitation is for, as far as withdrawing it goes; null when there is none that waits. */
export async function inviteeOf(
  db: Db,
  invitationId: string,
): Promise<{ kind: 'staff' | 'client'; role: LoginHolder['role']; clientId: string | null } | null> {
  const [found] = (await db.execute(sql`
    select kind, role, client_id as "clientId" from invitation where id = ${invitationId} and accepted_at is null and revoked_at is null`)) as unknown as {
    kind: 'staff' | 'client'
    role: LoginHolder['role']
    clientId: string | null
  }[]
  return found ?? null
}

/** Whose login it is; null when it is nobody's. */
export async function holderOf(db: Db, userId: string): Promise<LoginHolder | null> {
  const [found] = (await asLogin(db, (tx) =>
    tx.execute(sql`
      select 'staff' as kind, user_id as "userId", role, null as "clientId" from staff where user_id = ${userId}
      union all select 'client', user_id, level, client_id from client_person where user_id = ${userId}`),
  )) as unknown as LoginHolder[]
  return found ?? null
}

/** The login of one of our people, and whether it was ended; null when they have none. */
export async function holderOfStaff(db: Db, staffId: string): Promise<(LoginHolder & { kind: 'staff'; disabled: boolean }) | null> {
  const [found] = (await asLogin(db, (tx) =>
    tx.execute(sql`
      select 'staff' as kind, s.user_id as "userId", s.role, s.disabled_at is not null or u.disabled_at is not null as disabled
      from staff s join auth_user u on u.id = s.user_id where s.id = ${staffId}`),
  )) as unknown as (LoginHolder & { kind: 'staff'; disabled: boolean })[]
  return found ?? null
}

/** Gives somebody another role. @returns whether it was another one; null when there must stay an administrator */
export async function changeRole(db: Db, person: LoginHolder, role: LoginHolder['role']): Promise<boolean | null> {
  return asLogin(db, async (tx) => {
    if (await isLastAdmin(tx, person.userId)) return role === 'admin' ? false : null
    const { userId } = person
    const changed =
      person.kind === 'staff'
        ? await tx.execute(sql`update staff set role = ${role} where user_id = ${userId} and role <> ${role} returning id`)
        : await tx.execute(sql`update client_person set level = ${role} where user_id = ${userId} and level <> ${role} returning id`)
    if (changed.length > 0) await tx.execute(sql`delete from auth_session where user_id = ${userId}`)
    return changed.length > 0
  })
}

/** Whether somebody is the only administrator who can log in. Holds the administrators, so that two do not end each other's login at once. */
export async function isLastAdmin(tx: LoginTx, userId: string): Promise<boolean> {
  const admins = (await tx.execute(sql`
    select s.user_id as "userId" from staff s join auth_user u on u.id = s.user_id
    where s.role = 'admin' and s.disabled_at is null and u.disabled_at is null order by s.id for update`)) as unknown as {
    userId: string
  }[]
  return admins.length === 1 && admins[0]?.userId === userId
}

/** Whether managers need a second factor to log in. */
export async function managersNeedSecondFactor(db: Db): Promise<boolean> {
  const found = await db.execute(sql`select 1 from firm where managers_need_second_factor limit 1`)
  return found.length > 0
}

/** Asks a second factor of managers and administrators from now on, or no longer. @returns whether that was otherwise before */
export async function askSecondFactor(db: Db, needed: boolean): Promise<boolean> {
  const changed = await db.execute(
    sql`update firm set managers_need_second_factor = ${needed} where managers_need_second_factor <> ${needed} returning id`,
  )
  return changed.length > 0
}
