import { v7 } from 'uuid'
import { bookEntries } from '#app/units/append.server'
import { closeConfirmTask } from '#db/appointment-links'
import { changeAppointment, type KeptAppointment, lockedAppointment } from '#db/appointments'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { customerOf } from '#db/customers'
import { type Tx, withActor } from '#db/door'
import { unitHolding } from '#db/ledger-of-activity'
import { once } from '#db/once'
import { ownerOf } from '#db/owners'
import { addTask } from '#db/tasks'
import { appendEntries, appendTravel, lockedLedger } from '#db/units'
import { addVisit, type Evidence } from '#db/visits'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { Appointment } from '#domain/carry-out/appointment'
import type { FollowUp } from '#domain/carry-out/follow-up'
import { atTheDoor, completeVisit, type VisitOutcome, type VisitRefusal } from '#domain/carry-out/visit'
import type { StaffActor } from '#domain/relations/actor'
import { type OverrunChoice, release } from '#domain/units/booking'
import { balance } from '#domain/units/ledger'
import { complaintToDesk } from './complaint-to-desk.server'
import { workingLedger } from './working-unit.server'

export type VisitInput = {
  appointmentId: string
  arrivedAt: Moment
  visitMinutes: number
  driveMinutes: number
  writeUpMinutes: number
  metres: number
  outcome: VisitOutcome
  score: number | null
  topics: string[]
  note: string | null
  quote: { text: string; consent: boolean } | null
  opportunity: { text: string; cents: number | null } | null
  /** The words of each follow-up that is wanted, by its kind. */
  followUps: Partial<Record<FollowUp['kind'], string>>
  choice?: OverrunChoice
  /** Book on this unit of the campaign instead of the one that holds the appointment. */
  unitId?: string
}

export type VisitNo =
  | VisitRefusal
  | { refused: 'not-found' }
  | { refused: 'no-unit' }
  | { refused: 'logged-already' }
  | { refused: 'overrun-not-yours' }
  | { refused: 'used-twice' }

/** A visit took place: it is logged, booked on the unit with its drive, its travel charged apart, and its follow-ups made, all or nothing. */
export async function logVisit(
  actor: StaffActor,
  input: VisitInput,
  { now, op }: { now: Moment; op?: string },
): Promise<{ visitId: string; balanceMinutes: number } | VisitNo> {
  return withActor(theDb(), actor, (tx) => once(tx, op, input, () => log(tx, actor, input, now)))
}

/** What a log from a phone has more: the id made there, and the evidence. */
export type FromPhone = { visitId: string; evidence: Evidence }

/** The work of logging a planned visit, inside the transaction of whoever asks. */
export async function log(
  tx: Tx,
  actor: StaffActor,
  input: VisitInput,
  now: Moment,
  phone?: FromPhone,
): Promise<{ visitId: string; balanceMinutes: number } | VisitNo> {
  const kept = await lockedAppointment(tx, input.appointmentId)
  if (!kept) return { refused: 'not-found' }
  return complete(tx, actor, input, { kept, ...kept }, now, phone)
}

/** Somebody dropped in on a customer: a visit without an appointment, for a campaign of that customer's client. */
export async function logWalkIn(
  tx: Tx,
  actor: StaffActor,
  input: Omit<VisitInput, 'appointmentId'>,
  walkIn: { campaignId: string; customerId: string },
  now: Moment,
  phone: FromPhone,
): Promise<{ visitId: string; balanceMinutes: number } | VisitNo> {
  const campaign = await campaignOf(tx, walkIn.campaignId, dayOf(now))
  const customer = await customerOf(tx, walkIn.customerId)
  if (!campaign || !customer || customer.clientId !== campaign.clientId) return { refused: 'not-found' }
  const { visitId } = phone
  const appointment = atTheDoor({ ...input, visitId, staffId: actor.staffId }, customer.id)
  const plan = { kept: null, appointment, clientId: campaign.clientId, campaignId: campaign.id }
  return complete(tx, actor, { ...input, appointmentId: visitId }, plan, now, phone)
}

/** What is completed: a planned visit whose row is held, or one that was agreed at the door. */
type Plan = { kept: KeptAppointment | null; appointment: Appointment; clientId: string; campaignId: string }

async function complete(
  tx: Tx,
  actor: StaffActor,
  input: VisitInput,
  plan: Plan,
  now: Moment,
  phone?: FromPhone,
): Promise<{ visitId: string; balanceMinutes: number } | VisitNo> {
  const customer = await customerOf(tx, plan.appointment.customerId)
  if (!customer) return { refused: 'not-found' }
  if (input.choice && actor.role === 'consultant') return { refused: 'overrun-not-yours' }
  const holding = await unitHolding(tx, plan.clientId, [input.appointmentId])
  const on = dayOf(input.arrivedAt)
  const isElsewhere = input.unitId !== undefined && input.unitId !== holding
  const ledger = holding && !isElsewhere ? await lockedLedger(tx, holding, on) : await workingLedger(tx, plan.campaignId, on, input.unitId)
  if (!ledger) return { refused: 'no-unit' }

  const { followUps: wanted, choice, appointmentId: _, unitId: __, ...said } = customer.erasedOn ? { ...input, ...unsaid } : input
  const text = [customer.name, customer.place].filter(Boolean).join(', ')
  const visitLog = {
    ...said,
    visitId: phone?.visitId ?? v7(),
    staffId: plan.appointment.staffId,
    text,
    bookedBy: actor.userId,
    loggedAt: now,
  }
  const done = completeVisit(plan.appointment, visitLog, ledger, choice)
  if ('refused' in done) return done

  const of = { clientId: plan.clientId, campaignId: plan.campaignId }
  if (plan.kept) await changeAppointment(tx, plan.kept, done.appointment)
  await addVisit(tx, of, { ...done.visit, appointmentId: plan.kept && input.appointmentId }, phone?.evidence)
  if (holding && isElsewhere) await letGo(tx, holding, { ...visitLog, activityId: input.appointmentId })
  await bookEntries(tx, ledger, done.entries, now)
  if (done.travel) {
    const { activityId, on, metres, cents } = done.travel
    await appendTravel(tx, of.clientId, [
      { unitId: ledger.unit.id, activityId, kind: 'km', on, metres, cents, staffId: plan.appointment.staffId },
    ])
  }
  await addFollowUps(tx, of, done.followUps, wanted, {
    customerId: customer.id,
    contactId: plan.appointment.contactId,
    visitId: visitLog.visitId,
    actor,
    on: dayOf(now),
  })
  if (input.outcome === 'complaint' && !customer.erasedOn) {
    await complaintToDesk(tx, of, { customer, said: input, visitId: visitLog.visitId, staffId: plan.appointment.staffId, now })
  }
  const detail = { outcome: input.outcome, minutes: input.visitMinutes, drive: input.driveMinutes, metres: input.metres }
  await closeConfirmTask(tx, { clientId: of.clientId, appointmentId: plan.appointment.id }, { at: now, by: actor.name })
  await record(tx, { action: 'visit.logged', object: 'visit', objectId: visitLog.visitId, clientId: of.clientId, detail })
  return { visitId: visitLog.visitId, balanceMinutes: balance([...ledger.entries, ...done.entries]) }
}

// Who was erased since gets the minutes of the visit and not a word.
const unsaid = { topics: [], note: null, quote: null, opportunity: null, followUps: {} }

// The minutes that another unit holds for this appointment are free again there.
async function letGo(tx: Tx, unitId: string, { staffId, bookedBy, loggedAt, activityId, text }: Held) {
  const ledger = await lockedLedger(tx, unitId)
  if (ledger) await appendEntries(tx, ledger.unit.clientId, release(ledger, { staffId, bookedBy, bookedAt: loggedAt, activityId, text }))
}

type Held = { staffId: string; bookedBy: string; loggedAt: Moment; activityId: string; text: string }

type Origin = { customerId: string; contactId: string | null; visitId: string; actor: StaffActor; on: string }

async function addFollowUps(
  tx: Tx,
  of: { clientId: string; campaignId: string },
  proposed: readonly FollowUp[],
  wanted: VisitInput['followUps'],
  from: Origin,
) {
  for (const followUp of proposed) {
    const text = wanted[followUp.kind]?.trim()
    if (!text) continue
    const staffId = await whoFollowsUp(tx, of.clientId, followUp, from)
    const { task: kind, dueOn } = followUp
    await addTask(tx, of.clientId, {
      campaignId: of.campaignId,
      customerId: from.customerId,
      contactId: from.contactId,
      kind,
      text,
      dueOn,
      staffId,
      originId: from.visitId,
    })
  }
}

// An ask of the client's people is nobody's of theirs until they take it; a complaint goes to whoever looks after the customer.
async function whoFollowsUp(tx: Tx, clientId: string, followUp: FollowUp, { customerId, actor, on }: Origin): Promise<string | null> {
  if (followUp.for === 'client') return null
  if (followUp.for !== 'owner') return followUp.for.staffId
  return (await ownerOf(tx, { clientId, customerId }, on)) ?? actor.staffId
}
