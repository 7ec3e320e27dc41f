import { proposeVisit } from '#app/carry-out/agenda/propose-visit.server'
import { type FromPhone, log as logPlanned, logWalkIn, type VisitInput } from '#app/carry-out/log-visit.server'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { keepPhoneLog, type LogPlace, placeOfLog } from '#db/phone-logs'
import { type VisitRow, visitOf, visitOfAppointment } from '#db/visits'
import type { Moment } from '#domain/calendar/moment'
import { byOurClock, longestNote, type PhoneLog, readPhoneLog, wordless } from '#domain/carry-out/phone-log'
import type { StaffActor } from '#domain/relations/actor'
import { takePeople } from './people-met.server'

/** What a colleague or the office wrote for the same visit. */
export type Theirs = Pick<VisitRow, 'id' | 'staff' | 'loggedAt' | 'outcome' | 'note' | 'score' | 'topics' | 'visitMinutes'>

/** What becomes of a log. Only `taken`, `kept` and `choose` are receipts: after those the phone may let go of its copy. */
export type LogAnswer =
  | { state: 'taken'; visitId: string }
  /** Safe with us, but somebody in the office must look: why, such as 'campaign-closed'. */
  | { state: 'kept'; why: string }
  /** The same visit was logged already: both are shown, and somebody chooses. */
  | { state: 'choose'; theirs: Theirs }
  /** Stays on the phone. */
  | { state: 'refused'; why: 'unreadable' | 'newer-than-server' | 'used-twice' | 'not-found' | 'not-yours' }

/**
 * Takes in a visit from a phone, exactly once: the same id again gets the same answer. What no rule can take in is kept for somebody to look at,
 * never refused away: a closed campaign, a unit that ran out, a colleague who was first.
 * @param sentAt the phone's clock when it sent
 */
export async function takeLog(
  actor: StaffActor,
  sent: unknown,
  { now, sentAt }: { now: Moment; sentAt: Moment | null },
): Promise<LogAnswer> {
  const log = readPhoneLog(sent)
  if ('refused' in log) return { state: 'refused', why: log.refused }
  if (log.userId !== undefined && log.userId !== actor.userId) return { state: 'refused', why: 'not-yours' }
  const set = byOurClock(log, sentAt, now)
  const first = await withActor(theDb(), actor, (tx) => once(tx, log.id, log, () => apply(tx, actor, set.log, set.clockOffSeconds, now)))
  if (!isRefusal(first)) {
    if (first.state === 'taken') await tryAgain(actor, log, now)
    return first
  }
  const why = first.refused
  return withActor(theDb(), actor, (tx) => keep(tx, actor, log, { why, receivedAt: now, clockOffSeconds: set.clockOffSeconds }))
}

// The visit stands whether or not the moment is still free: what cannot be put in the calendar remains as the task to phone for a new appointment.
async function tryAgain(actor: StaffActor, log: PhoneLog, now: Moment): Promise<void> {
  if (!log.again || log.outcome !== 'not-home') return
  const place = await withActor(theDb(), actor, (tx) => placeOfLog(tx, log))
  const { op, staffId, startsAt } = log.again
  if (place && !place.isErased)
    await proposeVisit(actor, { campaignId: place.campaignId, customerId: place.customerId, staffId, startsAt }, { now, op })
}

// Some refusals carry a `state` of their own: that of the appointment.
const isRefusal = (answer: LogAnswer | { refused: string }): answer is { refused: string } => 'refused' in answer

async function apply(
  tx: Tx,
  actor: StaffActor,
  sent: PhoneLog,
  clockOffSeconds: number,
  now: Moment,
): Promise<LogAnswer | { refused: string }> {
  const place = await placeOfLog(tx, sent)
  if (!place) return { refused: 'not-found' }
  const log = place.isErased ? wordless(sent) : sent
  if (place.endedOn) return { refused: 'campaign-closed' }
  if (log.note && log.note.length > longestNote) return { refused: 'note-too-long' }
  const { id: visitId, writtenAt, device, byPhone, arrivedPlace, proposed } = log
  const phone: FromPhone = { visitId, evidence: { writtenAt, receivedAt: now, device, clockOffSeconds, byPhone, arrivedPlace, proposed } }
  const done = log.appointmentId
    ? await logPlanned(tx, actor, { ...inputOf(log), appointmentId: log.appointmentId }, now, phone)
    : await logWalkIn(tx, actor, inputOf(log), log.walkIn as NonNullable<PhoneLog['walkIn']>, now, phone)
  if ('refused' in done) return done
  await takePeople(tx, place, log)
  return { state: 'taken', visitId: done.visitId }
}

/** A log as the use case of logging takes it. */
export function inputOf(log: PhoneLog): Omit<VisitInput, 'appointmentId'> {
  const { arrivedAt, visitMinutes, writeUpMinutes, outcome, score, topics, note, quote, opportunity, followUps, byPhone } = log
  // Who phoned instead did not drive.
  const way = byPhone ? { driveMinutes: 0, metres: 0 } : { driveMinutes: log.driveMinutes, metres: log.metres }
  return { arrivedAt, visitMinutes, writeUpMinutes, ...way, outcome, score, topics, note, quote, opportunity, followUps }
}

async function keep(
  tx: Tx,
  actor: StaffActor,
  log: PhoneLog,
  kept: { why: string; receivedAt: Moment; clockOffSeconds: number },
): Promise<LogAnswer> {
  const place = await placeOfLog(tx, log)
  if (!place) return { state: 'refused', why: 'not-found' }
  const said = place.isErased ? wordless(log) : log
  const mine = { ...kept, staffId: actor.staffId }
  if (kept.why === 'used-twice') {
    await keepPhoneLog(tx, place, said, { ...mine, why: 'used-twice' })
    return { state: 'refused', why: 'used-twice' }
  }
  const answer = await once(tx, log.id, log, async (): Promise<LogAnswer> => {
    await keepPhoneLog(tx, place, said, mine)
    return answerFor(tx, place, log, kept.why)
  })
  return 'refused' in answer ? { state: 'refused', why: 'used-twice' } : answer
}

async function answerFor(tx: Tx, place: LogPlace, log: PhoneLog, why: string): Promise<LogAnswer> {
  const theirs = log.appointmentId ? await visitOfAppointment(tx, { clientId: place.clientId, appointmentId: log.appointmentId }) : null
  const visit = theirs && (await visitOf(tx, theirs))
  return visit ? { state: 'choose', theirs: theirsOf(visit) } : { state: 'kept', why }
}

function theirsOf({ id, staff, loggedAt, outcome, note, score, topics, visitMinutes }: VisitRow): Theirs {
  return { id, staff, loggedAt, outcome, note, score, topics, visitMinutes }
}
