import { v7 } from 'uuid'
import { moveLocked } from '#app/carry-out/move-appointment.server'
import { notFound } from '#app/http/params.server'
import { lockedAppointment } from '#db/appointments'
import { record } from '#db/audit'
import { assign, assignmentsOf, unassign } from '#db/campaign-people'
import { letIn } from '#db/client-access'
import { theDb } from '#db/connection'
import {
  appointmentsToPass,
  type Busy,
  busyTimes,
  campaignsOfStaff,
  clientsOfCarer,
  leftBehind,
  type PassedAt,
  passCare,
  passRequests,
  passTasks,
} from '#db/departures'
import { SYSTEM, type Tx, Undo, withActor } from '#db/door'
import { addHandout, oneAtATime, settleHandout } from '#db/handouts'
import { once } from '#db/once'
import { staffAt, staffMemberOf } from '#db/staff'
import { type Day, laterOf } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { worksHere } from './hand-out.server'
import { loginOfStaff } from './login-of-staff.server'
import { sumOf, tellSuccessors } from './tell-successors.server'

/** Everything that is a colleague's, as far as the actor sees it, who may take it over, and their login. */
export async function departureScreen(actor: StaffActor, staffId: string, to: string | null, today: Day) {
  const busy = to ? await busyOf(to) : []
  const screen = await withActor(theDb(), actor, async (tx) => {
    const member = await staffMemberOf(tx, staffId)
    if (!member) throw notFound()
    const staff = (await staffAt(tx, today)).filter(({ id }) => id !== staffId).map(({ id, name }) => ({ id, name }))
    const successor = staff.find(({ id }) => id === to) ?? null
    return { staffId, name: member.name, staff, successor, left: await leftBehind(tx, staffId, successor ? busy : [], today) }
  })
  return { ...screen, login: await loginOfStaff(actor, staffId), seesAll: actor.clientIds === 'all' }
}
export type DepartureScreen = Awaited<ReturnType<typeof departureScreen>>

export const passable = ['relations', 'tasks', 'appointments', 'complaints', 'campaigns'] as const
export type Passable = (typeof passable)[number]

/** Who takes over what; null leaves it. */
export type Successors = Record<Passable, string | null>

/**
 * How much of each was handed over. `clashed`: appointments that stayed because the successor has something else then; `unmoved`: those that cannot be moved any
 * more.
 */
export type PassedOn = Record<Passable, number> & { clashed: number; unmoved: number }

type Refusal =
  | { refused: 'not-found' }
  | { refused: 'staff-unknown' }
  | { refused: 'passes-to-self' }
  | { refused: 'nobody-chosen' }
  | { refused: 'appointment-unheld'; customer: string }
  | { refused: 'double-booked' }
  | { refused: 'used-twice' }

/**
 * Hands over in one go what is a colleague's at the clients that the actor sees; whoever takes something over sees its client from then on, and gets one mail.
 * Appointments at which the successor is not free stay, and are counted; so does what has no successor. Customers with an appointment are mailed who comes.
 */
export async function passOn(
  actor: StaffActor,
  from: string,
  successors: Successors,
  { today, now, op }: { today: Day; now: Moment; op?: string | undefined },
): Promise<PassedOn | Refusal> {
  const chosen = [...new Set(passable.flatMap((each) => successors[each] ?? []))]
  if (chosen.length === 0) return { refused: 'nobody-chosen' }
  if (chosen.includes(from)) return { refused: 'passes-to-self' }
  const { relations, tasks, appointments, complaints, campaigns } = successors
  const busy = appointments ? await busyOf(appointments) : []
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { from, ...successors }, async () => {
      const member = await staffMemberOf(tx, from)
      if (!member) return { refused: 'not-found' } as const
      for (const staffId of chosen) if (!(await worksHere(tx, staffId, today))) return { refused: 'staff-unknown' } as const
      const clients = relations ? await clientsOfCarer(tx, from, today) : []
      // All at first, in their order, before anything else is held: whoever lends at the same clients waits here and nowhere else.
      for (const clientId of clients) await oneAtATime(tx, clientId)
      // Campaigns before what hangs on them.
      const passed: Record<Passable, PassedAt[]> = {
        campaigns: campaigns ? await passCampaigns(tx, from, campaigns, today) : [],
        relations: relations ? await passRelations(tx, clients, { from, to: relations, today }) : [],
        tasks: tasks ? await passTasks(tx, from, tasks) : [],
        complaints: complaints ? await passRequests(tx, from, complaints) : [],
        appointments: [],
      }
      const ahead = appointments ? await passAppointments(tx, actor, { from, to: appointments, busy, now }) : null
      passed.appointments = ahead?.moved ?? []
      await openClients(tx, passed, successors, today)
      await recordPassed(tx, from, passed, successors)
      await tellSuccessors(tx, { from: member.name, passed, successors }, now)
      const sums = Object.fromEntries(passable.map((kind) => [kind, sumOf(passed[kind])])) as Record<Passable, number>
      return { ...sums, clashed: ahead?.clashed ?? 0, unmoved: ahead?.unmoved ?? 0 }
    }),
  )
}

const busyOf = (staffId: string) => withActor(theDb(), SYSTEM, (tx) => busyTimes(tx, staffId))

// Whoever takes something over sees the client that it is of: what its owner does not see would be nobody's.
async function openClients(tx: Tx, passed: Record<Passable, PassedAt[]>, successors: Successors, today: Day): Promise<void> {
  for (const kind of ['relations', 'tasks', 'complaints', 'appointments'] as const) {
    const staffId = successors[kind]
    if (!staffId) continue
    for (const { clientId } of passed[kind]) await letIn(tx, { clientId, staffId, from: today, until: null, handoutId: null })
  }
}

async function recordPassed(tx: Tx, from: string, passed: Record<Passable, PassedAt[]>, to: Successors): Promise<void> {
  const clients = new Set(passable.flatMap((kind) => passed[kind].map(({ clientId }) => clientId)))
  for (const clientId of clients) {
    const here = passable.map((kind) => [kind, sumOf(passed[kind].filter((each) => each.clientId === clientId))])
    const detail = { ...Object.fromEntries(here), to }
    await record(tx, { action: 'handout.passed-on', object: 'staff', objectId: from, clientId, detail })
  }
}

async function passRelations(
  tx: Tx,
  clients: readonly string[],
  { from, to, today }: { from: string; to: string; today: Day },
): Promise<PassedAt[]> {
  const id = v7()
  const passed: PassedAt[] = []
  for (const clientId of clients) {
    await addHandout(tx, { clientId, id, kind: 'departure', fromStaffId: from, toStaffId: to, startsOn: today })
    const count = await passCare(tx, { clientId, handoutId: id, from, to, today })
    await settleHandout(tx, { clientId, id }, count)
    if (count > 0) passed.push({ clientId, count })
  }
  return passed
}

const rank = { lead: 0, consultant: 1, standby: 2 }

async function passCampaigns(tx: Tx, from: string, to: string, today: Day): Promise<PassedAt[]> {
  const theirs = await campaignsOfStaff(tx, from, today)
  for (const { clientId, campaignId, role, since, until } of theirs) {
    const of = { clientId, campaignId }
    const already = (await assignmentsOf(tx, of, today, { lock: true })).find(({ staffId }) => staffId === to)
    const keepsRole = already && rank[already.role] <= rank[role] && already.until === null
    if (!keepsRole)
      await assign(tx, of, {
        staffId: to,
        role: already && rank[already.role] < rank[role] ? already.role : role,
        since: already && (already.since ?? today) <= today ? already.since : laterOf(since ?? today, today),
        until: already?.until === null || until === null ? null : laterOf(already?.until ?? until, until),
      })
    await unassign(tx, of, from, today)
    const detail = { from, staff: to, role }
    await record(tx, { action: 'campaign.staffed', object: 'campaign', objectId: campaignId, clientId, detail })
  }
  return theirs.map(({ clientId }) => ({ clientId, count: 1 }))
}

type PassingAhead = { from: string; to: string; busy: Busy; now: Moment }

async function passAppointments(
  tx: Tx,
  actor: StaffActor,
  { from, to, busy, now }: PassingAhead,
): Promise<{ moved: PassedAt[]; clashed: number; unmoved: number }> {
  const theirs = await appointmentsToPass(tx, from, busy)
  const free = theirs.filter(({ clashes }) => !clashes)
  const moved: PassedAt[] = []
  for (const { id } of free) {
    const kept = await lockedAppointment(tx, id)
    if (!kept) continue
    const done = await orNamed(kept.customer, () => moveLocked(tx, actor, kept, { startsAt: kept.appointment.startsAt, staffId: to }, now))
    if (!('refused' in done)) moved.push({ clientId: kept.clientId, count: 1 })
  }
  return { moved, clashed: theirs.length - free.length, unmoved: free.length - moved.length }
}

// The unit cannot hold the longer drive: the sentence says at whom. That the successor was taken just now is another sentence.
async function orNamed<T>(customer: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Undo && !isDoubleBooked(error.answer)) throw new Undo({ refused: 'appointment-unheld', customer })
    throw error
  }
}

const isDoubleBooked = (answer: unknown) =>
  typeof answer === 'object' && answer !== null && 'refused' in answer && answer.refused === 'double-booked'
