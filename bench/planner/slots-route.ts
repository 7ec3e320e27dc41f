import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { hashPassword } from 'better-auth/crypto'
import { sentBack } from '#app/auth/cookies.server'
import { logIn } from '#app/auth/log-in.server'
import { today } from '#app/http/clock.server'
import { closeDb, connect } from '#db/connection'
import { asLogin } from '#db/login/owner'
import { addUser } from '#db/login/users'
import { addDays, daysBetween, mondayOf } from '#domain/calendar/day'
import { momentAt } from '#domain/carry-out/planner/day-clock'
import type { Candidate, Consultant, Given } from '#domain/carry-out/planner/problem'
import { chanceOf } from '#domain/carry-out/planner/search/chance'
import { served } from '#tests/matrix/served'
import testServer from '#tests/support/database-server'
import { cloneOf } from '#tests/support/template'
import { monday } from './region'

type Filled = { customers: readonly Candidate[]; team: readonly Consultant[]; given: readonly Given[]; times: number }

/**
 * The same question through the route: the built app behind its edge, on a database with this calendar in it, somebody logged in who asks for one customer after
 * another while every fifth time a colleague books. Milliseconds from the question to the whole answer, the first one (which reads the calendar) apart; and then
 * those of the week of the whole team, and of who waits beside it.
 */
export async function slotsByRoute(filled: Filled): Promise<{ firstMs: number; took: number[]; agenda: number[]; waiting: number[] }> {
  if (!existsSync('build/server/index.js')) spawnSync('npx', ['remix', 'vite:build'], { stdio: 'ignore' })
  const given = { url: '', template: '' }
  const stopServer = await testServer({ provide: (_: string, database: typeof given) => Object.assign(given, database) } as never)
  const database = await cloneOf(given)
  process.env.RONDO_DATABASE_URL = database.url
  process.env.RONDO_SECRET ??= 'a secret of the bench, longer than thirty-two signs'
  const { sql, db } = connect(database.url, 2)
  try {
    const office = await fill({ sql, db }, filled)
    const app = await served()
    try {
      const slots = await asked(app.origin, { sql, db }, office, filled.times)
      return { ...slots, ...(await weeks(app.origin, office)) }
    } finally {
      await app.stop()
    }
  } finally {
    await closeDb()
    await sql.end()
    await database.remove()
    await stopServer()
  }
}

type Base = Pick<ReturnType<typeof connect>, 'sql' | 'db'>
type Office = { clientId: string; campaignId: string; customers: string[]; staff: string[]; cookie: string }

async function fill({ sql, db }: Base, { customers, team, given }: Filled): Promise<Office> {
  const [clientId, campaignId] = [randomUUID(), randomUUID()]
  // Fridays of the bench stay Fridays: the calendar begins on the Monday after today.
  const shift = daysBetween(monday, addDays(mondayOf(today()), 7))
  const staff = new Map(team.map(({ id }) => [id, randomUUID()]))
  const ids = new Map(customers.map(({ customerId }) => [customerId, randomUUID()]))
  const email = 'bench@rondo.example'
  const passwordHash = await hashPassword(password)
  const userId = await asLogin(db, (tx) => addUser(tx, { email, name: 'Bench', passwordHash, language: 'nl' }))
  const hours = JSON.stringify({ 1: [480, 960], 2: [480, 960], 3: [480, 960], 4: [480, 960], 5: [480, 960] })
  await sql`insert into firm (id, name) values (${randomUUID()}, 'Jansen & Bos')`
  await sql`insert into client (id, name, initials) values (${clientId}, 'Waalstroom', 'WT')`
  await sql`insert into campaign (client_id, id, name, starts_on, ends_on) values (${clientId}, ${campaignId}, 'Ronde', ${addDays(today(), -30)}, ${addDays(today(), 120)})`
  for (const [at, { id, home }] of team.entries()) {
    const staffId = staff.get(id) as string
    const login = at === 0 ? (userId as string) : null
    await sql`insert into staff (id, user_id, name, initials, email, role, work_hours, home_latitude, home_longitude)
      values (${staffId}, ${login}, ${id}, ${id}, ${`${id}@bench.example`}, ${at === 0 ? 'admin' : 'consultant'}, ${hours}::text::jsonb, ${home?.latitude ?? null}, ${home?.longitude ?? null})`
    await sql`insert into client_staff (client_id, staff_id, role) values (${clientId}, ${staffId}, 'consultant')`
    await sql`insert into campaign_staff (client_id, campaign_id, staff_id, role) values (${clientId}, ${campaignId}, ${staffId}, ${at === 0 ? 'lead' : 'consultant'})`
  }
  const people = customers.map(({ customerId, place }) => ({
    id: ids.get(customerId),
    name: customerId,
    latitude: place?.latitude,
    longitude: place?.longitude,
  }))
  await sql`insert into customer (client_id, id, name, legal_form, latitude, longitude)
    select ${clientId}::uuid, x.id, x.name, 'bv', x.latitude, x.longitude from jsonb_to_recordset(${JSON.stringify(people)}::text::jsonb) as x(id uuid, name text, latitude float8, longitude float8)`
  const appointments = given.map((one) => ({
    ...{
      id: randomUUID(),
      customer: ids.get(one.customerId),
      staff: staff.get(one.staffId),
      state: one.proposedValue === null ? 'agreed' : 'proposed',
    },
    ...{ starts: momentAt(addDays(one.day, shift), one.start), ends: momentAt(addDays(one.day, shift), one.start + one.minutes) },
  }))
  await sql`insert into appointment (client_id, id, campaign_id, customer_id, staff_id, kind, starts_at, ends_at, state, rigidity)
    select ${clientId}::uuid, x.id, ${campaignId}::uuid, x.customer, x.staff, 'visit', x.starts, x.ends, x.state, 'fixed'
    from jsonb_to_recordset(${JSON.stringify(appointments)}::text::jsonb) as x(id uuid, customer uuid, staff uuid, starts timestamptz, ends timestamptz, state text)`
  await sql.unsafe('vacuum analyze')
  const request = new Request('http://localhost:3000/login', { method: 'POST', headers: { 'x-rondo-address': '192.0.2.1' } })
  const outcome = await logIn(request, { email, password, remember: false })
  if ('refused' in outcome) throw new Error(`the bench could not log in: ${outcome.refused}`)
  return { clientId, campaignId, customers: [...ids.values()], staff: [...staff.values()], cookie: sentBack(outcome.cookies) }
}

const password = 'een lange rode fiets'

async function asked(origin: string, { sql }: Base, { clientId, campaignId, customers, staff, cookie }: Office, times: number) {
  const chance = chanceOf(3)
  const took: number[] = []
  for (let time = 0; time <= times; time++) {
    const customerId = customers[Math.floor(chance() * customers.length)] as string
    const began = performance.now()
    const answer = await fetch(`${origin}${pathOf(campaignId, customerId)}`, { headers: { cookie } })
    const found = (await answer.json()) as { slots: { startsAt: string; staffId: string; minutes: number }[] }
    took.push(performance.now() - began)
    const [best] = found.slots
    if (!best) continue
    if (time % 5 === 0)
      await sql`insert into appointment (client_id, id, campaign_id, customer_id, staff_id, kind, starts_at, ends_at, state, rigidity)
        select ${clientId}, ${randomUUID()}, ${campaignId}, ${customerId}, ${best.staffId}, 'visit', ${best.startsAt}::timestamptz,
          ${best.startsAt}::timestamptz + make_interval(mins => ${best.minutes}), 'agreed', 'fixed' on conflict do nothing`
  }
  if (staff.length === 0) throw new Error('nobody works in the bench')
  const [firstMs = 0, ...rest] = took
  return { firstMs, took: rest }
}

/** Eight weeks of the calendar of everybody, four times over; the first page of all is not counted. */
async function weeks(origin: string, { campaignId, staff, cookie }: Office) {
  const who = staff.join(',')
  const timed = async (path: string) => {
    const began = performance.now()
    const answer = await fetch(`${origin}${path}`, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    await answer.text()
    return performance.now() - began
  }
  const [agenda, waiting]: [number[], number[]] = [[], []]
  for (let time = 0; time < 33; time++) {
    const week = addDays(mondayOf(today()), 7 * (1 + (time % 8)))
    agenda.push(await timed(`/agenda?${new URLSearchParams({ week, who, _data: 'routes/_app.agenda._index' })}`))
    waiting.push(
      await timed(`/agenda/unassigned?${new URLSearchParams({ week, who, campaign: campaignId, _data: 'routes/_app.agenda.unassigned' })}`),
    )
  }
  return { agenda: agenda.slice(1), waiting: waiting.slice(1) }
}

const pathOf = (campaignId: string, customerId: string) => `/campaigns/${campaignId}/run/calls/${customerId}/slots?_data=${slotsRoute}`
const slotsRoute = encodeURIComponent('routes/_app.campaigns.$campaignId_.run.calls.$customerId.slots')
