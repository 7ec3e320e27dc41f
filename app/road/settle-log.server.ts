import { complaintToDesk } from '#app/carry-out/complaint-to-desk.server'
import { log as logPlanned, logWalkIn, type VisitNo } from '#app/carry-out/log-visit.server'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { customerOf } from '#db/customers'
import { type Tx, withActor } from '#db/door'
import { settlePhoneLog, swapBody, type WaitingLog, waitingLog } from '#db/phone-logs'
import { retell, type Told, type VisitRow, visitOf } from '#db/visits'
import type { Moment } from '#domain/calendar/moment'
import { longestNote, type PhoneLog } from '#domain/carry-out/phone-log'
import type { StaffActor } from '#domain/relations/actor'
import { takePeople } from './people-met.server'
import { inputOf } from './take-log.server'

/** `mine` and `office` choose between two logs of one visit; `booked` takes a log in after all; `left-out` leaves it as it came. */
export type Settling = 'mine' | 'office' | 'booked' | 'left-out'

export type SettleNo = VisitNo | { refused: 'not-yours' } | { refused: 'note-too-long' }

/** Settles a log that waits. Whoever wrote it chooses between two; only a manager books or leaves out. What it said stays in any case. */
export async function settleLog(actor: StaffActor, id: string, as: Settling, now: Moment): Promise<{ settled: true } | SettleNo> {
  return withActor(theDb(), actor, async (tx) => {
    const found = await waitingLog(tx, id)
    if (!found) return { refused: 'not-found' } as const
    if (!maySettle(actor, found, as)) return { refused: 'not-yours' } as const
    const done = await settle(tx, actor, found, as, now)
    if (done && 'refused' in done) return done
    await settlePhoneLog(tx, found, as, { by: actor.name, at: now })
    const { clientId, why } = found
    await record(tx, { action: 'phone-log.settled', object: 'phone-log', objectId: found.id, clientId, detail: { as, why } })
    return { settled: true } as const
  })
}

function maySettle(actor: StaffActor, { staffId, visitId }: WaitingLog, as: Settling): boolean {
  if (actor.role !== 'consultant') return true
  return staffId === actor.staffId && visitId !== null && (as === 'mine' || as === 'office')
}

async function settle(tx: Tx, actor: StaffActor, found: WaitingLog, as: Settling, now: Moment): Promise<SettleNo | null> {
  if (as === 'booked') return book(tx, actor, found, now)
  if (as !== 'mine') return null
  const theirs = found.visitId === null ? null : await visitOf(tx, found.visitId)
  if (!theirs) return { refused: 'not-found' }
  if ((found.body.note ?? '').length > longestNote) return { refused: 'note-too-long' }
  await retell(tx, { clientId: found.clientId, visitId: theirs.id }, saidIn(found.body))
  if (found.body.outcome === 'complaint' && theirs.outcome !== 'complaint') await heardAfterAll(tx, found, theirs.id, now)
  await swapBody(tx, found, { ...found.body, ...saidBy(theirs) })
  return null
}

// What was chosen is a complaint that the other text did not tell of.
async function heardAfterAll(tx: Tx, { clientId, campaignId, customerId, staffId, body }: WaitingLog, visitId: string, now: Moment) {
  const customer = await customerOf(tx, customerId)
  if (!customer || customer.erasedOn) return
  await complaintToDesk(tx, { clientId, campaignId }, { customer, said: body, visitId, staffId, now })
}

async function book(tx: Tx, actor: StaffActor, found: WaitingLog, now: Moment): Promise<SettleNo | null> {
  const { body, writtenAt, receivedAt, clockOffSeconds } = found
  if ((body.note ?? '').length > longestNote) return { refused: 'note-too-long' }
  const { device, byPhone, arrivedPlace, proposed = null } = body
  const phone = { visitId: body.id, evidence: { writtenAt, receivedAt, device, clockOffSeconds, byPhone, arrivedPlace, proposed } }
  const done = body.appointmentId
    ? await logPlanned(tx, actor, { ...inputOf(body), appointmentId: body.appointmentId }, now, phone)
    : await logWalkIn(tx, actor, inputOf(body), body.walkIn ?? { campaignId: found.campaignId, customerId: found.customerId }, now, phone)
  if ('refused' in done) return done
  await takePeople(tx, { clientId: found.clientId, campaignId: found.campaignId, customerId: found.customerId }, body)
  return null
}

function saidIn({ outcome, score, topics, note, quote, opportunity }: PhoneLog): Told {
  return {
    ...{ outcome, score, topics, note, quote: quote?.text ?? null, quoteConsent: quote?.consent ?? false },
    ...{ opportunity: opportunity?.text ?? null, opportunityCents: opportunity?.cents ?? null },
  }
}

function saidBy(visit: VisitRow): Pick<PhoneLog, 'outcome' | 'score' | 'topics' | 'note' | 'quote' | 'opportunity'> {
  const { outcome, score, topics, note, quote, quoteConsent, opportunity, opportunityCents } = visit
  return {
    ...{ outcome, score, topics, note },
    quote: quote ? { text: quote, consent: quoteConsent } : null,
    opportunity: opportunity ? { text: opportunity, cents: opportunityCents } : null,
  }
}
