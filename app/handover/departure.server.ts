import { v7 } from 'uuid'
import { moveLocked } from '#app/carry-out/move-appointment.server'
import { notFound } from '#app/http/params.server'
import { lockedAppointment } from '#db/appointments'
import { record } from '#db/audit'
import { assign, assignmentsOf, unassign } from '#db/campaign-people'
import { clientNames } from '#db/clients'
import { theDb } from '#db/connection'
import { appointmentsToPass, campaignsOfStaff, leftBehind, passCare, passComplaints, passTasks } from '#db/departures'
import { type Tx, Undo, withActor } from '#db/door'
import { addHandout, letIn, oneAtATime, settleHandout } from '#db/handouts'
import { once } from '#db/once'
import { staffAt, staffMemberOf } from '#db/staff'
import { type Day, laterOf } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { worksHere } from './hand-out.server'
import { loginOfStaff } from './login-of-staff.server'

/** Everything that is a colleague's, as far as the actor sees it, who may take it over, and their login. */
export async function departureScreen(actor: StaffActor, staffId: string, to: string | null, today: Day) {
  const screen = await withActor(theDb(), actor, async (tx) => {
    const member = await staffMemberOf(tx, staffId)
    if (!member) throw notFound()
    const staff = (await staffAt(tx, today)).filter(({ id }) => id !== staffId).map(({ id, name }) => ({ id, name }))
    const successor = staff.find(({ id }) => id === to) ?? null
    return { staffId, name: member.name, staff, successor, left: await leftBehind(tx, staffId, successor?.id ?? null, today) }
  })
  return { ...screen, login: await loginOfStaff(actor, staffId), seesAll: actor.clientIds === 'all' }
}
export type DepartureScreen = Awaited<ReturnType<typeof departureScreen>>

export const passable = ['relations', 'tasks', 'appointments', 'complaints', 'campaigns'] as const
export type Passable = (typeof passable)[number]

/** Who takes over what; null leaves it. */
export type Successors = Record<Passable, string | null>

/** How much of each was handed over, and how many appointments stayed because the successor has something else then. */
export type PassedOn = Record<Passable, number> & { clashed: number }

type Refusal =
  | { refused: 'not-found' }
  | { refused: 'staff-unknown' }
  | { refused: 'passes-to-self' }
  | { refused: 'nobody-chosen' }
  | { refused: 'appointment-unheld'; customer: string }
  | { refused: 'used-twice' }

/**
 * Hands over in one go what is a colleague's at the clients that the actor sees. Appointments at which the successor is not free stay, and are counted; so does
 * what has no successor. Customers with an appointment are mailed who comes.
 */
export async function passOn(
  actor: StaffActor,
  from: string,
  successors: Successors,
  { today, now, op }: { today: Day; now: Moment; op?: string | undefined },
): Promise<PassedOn | Refusal> {
  const chosen = passable.flatMap((each) => successors[each] ?? [])
  if (chosen.length === 0) return { refused: 'nobody-chosen' }
  if (chosen.includes(from)) return { refused: 'passes-to-self' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { from, ...successors }, async () => {
      if (!(await staffMemberOf(tx, from))) return { refused: 'not-found' } as const
      for (const staffId of new Set(chosen)) if (!(await worksHere(tx, staffId, today))) return { refused: 'staff-unknown' } as const
      const { relations, tasks, appointments, complaints, campaigns } = successors
      // Campaigns first: who takes them over then sees what hangs on them.
      const done: PassedOn = {
        campaigns: campaigns ? await passCampaigns(tx, from, campaigns, today) : 0,
        relations: relations ? await passRelations(tx, { from, to: relations, today }) : 0,
        tasks: tasks ? await passTasks(tx, from, tasks) : 0,
        complaints: complaints ? await passComplaints(tx, from, complaints) : 0,
        appointments: 0,
        clashed: 0,
      }
      if (appointments) {
        const before = (await leftBehind(tx, from, appointments, today)).counts.appointments
        done.appointments = await passAppointments(tx, actor, { from, to: appointments, now })
        done.clashed = before - done.appointments
      }
      await record(tx, {
        action: 'handout.passed-on',
        object: 'staff',
        objectId: from,
        clientId: null,
        detail: { ...done, to: successors },
      })
      return done
    }),
  )
}

async function passRelations(tx: Tx, { from, to, today }: { from: string; to: string; today: Day }): Promise<number> {
  const id = v7()
  let sum = 0
  for (const clientId of (await clientNames(tx)).map((client) => client.id).sort()) {
    await oneAtATime(tx, clientId)
    await addHandout(tx, { clientId, id, kind: 'departure', fromStaffId: from, toStaffId: to, startsOn: today })
    const passed = await passCare(tx, { clientId, handoutId: id, from, to, today })
    await settleHandout(tx, { clientId, id }, passed)
    if (passed > 0) await letIn(tx, { clientId, staffId: to, from: today, until: null, today })
    sum += passed
  }
  return sum
}

const rank = { lead: 0, consultant: 1, standby: 2 }

async function passCampaigns(tx: Tx, from: string, to: string, today: Day): Promise<number> {
  const theirs = await campaignsOfStaff(tx, from, today)
  for (const { clientId, campaignId, role, since, until } of theirs) {
    const of = { clientId, campaignId }
    const already = (await assignmentsOf(tx, of, today, { lock: true })).find(({ staffId }) => staffId === to)
    const keepsRole = already && rank[already.role] <= rank[role] && already.until === null
    if (!keepsRole)
      await assign(tx, of, {
        staffId: to,
        role,
        since: already && (already.since ?? today) <= today ? already.since : laterOf(since ?? today, today),
        until: already?.until === null ? null : until,
      })
    await unassign(tx, of, from, today)
    const detail = { from, staff: to, role }
    await record(tx, { action: 'campaign.staffed', object: 'campaign', objectId: campaignId, clientId, detail })
  }
  return theirs.length
}

async function passAppointments(tx: Tx, actor: StaffActor, { from, to, now }: { from: string; to: string; now: Moment }): Promise<number> {
  const ids = await appointmentsToPass(tx, from, to)
  let moved = 0
  for (const id of ids) {
    const kept = await lockedAppointment(tx, id)
    if (!kept) continue
    const done = await orNamed(kept.customer, () => moveLocked(tx, actor, kept, { startsAt: kept.appointment.startsAt, staffId: to }, now))
    if (!('refused' in done)) moved += 1
  }
  return moved
}

// The unit cannot hold the longer drive: the sentence says at whom.
async function orNamed<T>(customer: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Undo) throw new Undo({ refused: 'appointment-unheld', customer })
    throw error
  }
}
