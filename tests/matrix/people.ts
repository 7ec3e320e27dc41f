import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { sentBack } from '#app/auth/cookies.server'
import { logIn } from '#app/auth/log-in.server'
import type { connect } from '#db/connection'
import { asLogin } from '#db/login/owner'
import { addUser } from '#db/login/users'
import type { StaffActor } from '#domain/relations/actor'
import type { Role } from '#security/line'
import type { Letter } from './canaries'
import { furnished, secondCampaign } from './office'
import type { Ids } from './town'

/** Somebody who tries every door. */
export type Visitor = {
  name: string
  role: Role
  cookie: string
  /** Whose words they may read. */
  sees: readonly Letter[]
  /** The client whose ids they use as their own; the other's are foreign. */
  home: 'A' | 'B'
}

export type Office = { visitors: Visitor[]; ids: Record<Letter, Ids>; clients: Record<'A' | 'B', string> }

type Base = Pick<ReturnType<typeof connect>, 'sql' | 'db'>
type Employee = { userId: string; staffId: string }

const password = 'een lange rode fiets'
const workHours = JSON.stringify({ 1: [510, 1020], 2: [510, 1020], 3: [510, 1020], 4: [510, 1020], 5: [510, 1020] })

/** Two furnished clients in an empty database, one of them with a second campaign, and everybody who will knock: our people by role and client, the clients' people, and strangers. */
export async function officeOfTwo({ sql, db }: Base, today: string): Promise<Office> {
  const passwordHash = await hashPassword(password)
  await sql`insert into firm (id, name) values (${randomUUID()}, 'Jansen & Bos')`
  const login = async (name: string) => {
    const userId = await asLogin(db, (tx) => addUser(tx, { email: `${name}@rondo.example`, name, passwordHash, language: 'nl' }))
    if (typeof userId !== 'string') throw new Error(`${name} has a login already`)
    return userId
  }
  const employ = async (name: string, role: StaffActor['role']): Promise<Employee> => {
    const [userId, staffId] = [await login(name), randomUUID()]
    await sql`insert into staff (id, user_id, name, initials, email, role, work_hours)
      values (${staffId}, ${userId}, ${name}, 'XX', ${`${name}@rondo.example`}, ${role}, ${workHours}::text::jsonb)`
    return { userId, staffId }
  }
  const [one, two] = [await employ('consultant-1', 'consultant'), await employ('consultant-2', 'consultant')]
  const [keeperA, keeperB] = [await employ('keeper-a', 'consultant'), await employ('keeper-b', 'consultant')]
  const [manager, admin] = [await employ('manager', 'manager'), await employ('admin', 'admin')]
  const boss: StaffActor = { kind: 'staff', role: 'admin', ...admin, name: 'admin', clientIds: 'all', campaignIds: 'all' }
  const [ownerUser, staffUser, disabledUser] = [await login('owner-a'), await login('staff-a'), await login('disabled-a')]
  const ofA = {
    consultant: one.staffId,
    owner: keeperA.staffId,
    boss,
    ownerUser,
    staffUser,
    disabledUser,
    spareUser: await login('spare-a'),
  }
  const ofB = {
    consultant: two.staffId,
    owner: keeperB.staffId,
    boss,
    ownerUser: await login('owner-b'),
    staffUser: await login('staff-b'),
    spareUser: await login('spare-b'),
  }
  const a = await furnished(db, 'A', ofA, today)
  const b = await furnished(db, 'B', ofB, today)
  const three = await employ('consultant-3', 'consultant')
  const c = await secondCampaign(db, a.ids, 'C', { ...ofA, consultant: three.staffId }, today)
  await sql`insert into client_staff (client_id, staff_id, role) values (${a.clientId}, ${manager.staffId}, 'manager')`
  const visitor = async (name: string, role: Role, sees: readonly Letter[], home: Visitor['home'] = 'A') => ({
    name,
    role,
    sees,
    home,
    cookie: await session(name),
  })
  const visitors = [
    { name: 'anonymous', role: 'anonymous', sees: [], home: 'A', cookie: '' } satisfies Visitor,
    await visitor('disabled-a', 'anonymous', []),
    await visitor('owner-a', 'client-owner', ['A', 'C']),
    await visitor('staff-a', 'client-staff', ['A', 'C']),
    await visitor('owner-b', 'client-owner', ['B'], 'B'),
    await visitor('consultant-1', 'consultant', ['A']),
    await visitor('consultant-2', 'consultant', ['B'], 'B'),
    await visitor('manager', 'manager', ['A', 'C']),
    await visitor('admin', 'admin', ['A', 'B', 'C']),
  ]
  return { visitors, ids: { A: a.ids, B: b.ids, C: c }, clients: { A: a.clientId, B: b.clientId } }
}

let address = 0

// Each from an address of their own, so that nobody waits for another's attempts.
async function session(name: string): Promise<string> {
  const request = new Request('http://localhost:3000/login', { method: 'POST', headers: { 'x-rondo-address': `192.0.2.${++address}` } })
  const outcome = await logIn(request, { email: `${name}@rondo.example`, password, remember: false })
  if ('refused' in outcome) throw new Error(`${name} could not log in: ${outcome.refused}`)
  return sentBack(outcome.cookies)
}
