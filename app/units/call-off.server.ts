import { record } from '#db/audit'
import { addCallOff, answerCallOff, callOffsOf, withdrawCallOff } from '#db/call-offs'
import { theDb } from '#db/connection'
import { type Tx, Undo, withActor } from '#db/door'
import { enqueue } from '#db/jobs'
import { once } from '#db/once'
import { staffMemberOf } from '#db/staff'
import { addTask } from '#db/tasks'
import { type ContractedLedger, ledgerOf, lockedLedger } from '#db/units'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { type CallOffRefusal, type CallOffSums, callOff, callOffSums, isDrawnOnCallOff } from '#domain/units/call-off'
import { standing } from '#domain/units/ledger'
import { tellAnswered } from './call-off-mail.server'

type Wish = { asked: string; minutes: number; wantedBy: Day | null }
type At = { now: Moment; op?: string }

/** What waits for an answer, and the newest of what was answered: older ones count, and are not shown. */
const mostShown = 50

/** The call-offs of a unit with their sums; null for a unit that is not drawn on call-off. */
export async function callOffsFor(tx: Tx, ledger: ContractedLedger) {
  if (!isDrawnOnCallOff(ledger.unit)) return null
  const rows = await callOffsOf(tx, ledger.unit.id)
  return { rows: rows.slice(0, mostShown), sums: callOffSums(rows, standing(ledger.entries)) }
}

export type CallOffNo = CallOffRefusal | { refused: 'not-found' } | { refused: 'call-off-not-yours' } | { refused: 'used-twice' }

/** The client asks for hours of a Flex unit: our managers hear of it, and the clock of the answer starts. Only who decides for the client may. */
export async function askCallOff(
  actor: ClientActor,
  unitId: string,
  wish: Wish,
  { now, op }: At,
): Promise<{ callOffId: string; answerBy: Day } | CallOffNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { unitId, ...wish }, async () => {
      if (actor.level !== 'owner') return { refused: 'call-off-not-yours' } as const
      const asked = await allowed(tx, unitId, wish, now)
      if ('refused' in asked) return asked
      const { clientId, answerBy } = asked
      const callOffId = await addCallOff(tx, clientId, {
        ...{ unitId, ...wish, asked: wish.asked.trim(), askedAt: now, answerBy },
        clientPersonId: actor.clientPersonId,
      })
      // The client's people write no mail of ours: a job does.
      await enqueue(tx, 'call-off-tell', { clientId, callOffId }, { key: callOffId })
      await record(tx, { action: 'unit.asked', object: 'unit', objectId: unitId, clientId, detail: { minutes: wish.minutes } })
      return { callOffId, answerBy }
    }),
  )
}

export type RecordNo = CallOffNo | { refused: 'told-by-missing' } | { refused: 'no-such-person' }

/** Writes down what the client asked by phone or mail. It is granted with that: who writes it down has agreed to do it. */
export async function recordCallOff(
  actor: StaffActor,
  unitId: string,
  { toldBy, staffId, ...wish }: Wish & { toldBy: string; staffId: string | null },
  { now, op }: At,
): Promise<{ callOffId: string } | RecordNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { unitId, toldBy, staffId, ...wish }, async () => {
      if (actor.role === 'consultant') return { refused: 'call-off-not-yours' } as const
      if (toldBy.trim() === '') return { refused: 'told-by-missing' } as const
      if (staffId && !(await staffMemberOf(tx, staffId))) return { refused: 'no-such-person' } as const
      const asked = await allowed(tx, unitId, wish, now)
      if ('refused' in asked) return asked
      const { clientId, campaignId, answerBy } = asked
      const said = { ...wish, asked: wish.asked.trim() }
      const callOffId = await addCallOff(tx, clientId, { unitId, ...said, askedAt: now, answerBy, toldBy: toldBy.trim() })
      const granted = { decision: 'granted', grantedMinutes: wish.minutes, answer: null, decidedBy: actor.staffId, decidedAt: now } as const
      await answerCallOff(tx, { clientId, id: callOffId }, granted)
      await toBeDone(tx, { clientId, campaignId, callOffId, staffId, ...said })
      await record(tx, { action: 'unit.approved', object: 'unit', objectId: unitId, clientId, detail: { minutes: wish.minutes } })
      return { callOffId }
    }),
  )
}

export type Answer = { callOffId: string; answer: string; staffId: string | null } & (
  | { decision: 'granted'; minutes: number }
  | { decision: 'declined' }
)

export type AnswerNo =
  | { refused: 'not-found' }
  | { refused: 'call-off-not-yours' }
  | { refused: 'answered-already' }
  | { refused: 'answer-missing' }
  | { refused: 'no-such-person' }
  | { refused: 'minutes-not-positive' }
  | { refused: 'beyond-the-unit'; left: number }
  | { refused: 'used-twice' }

/** Answers a call-off: granted, for as many hours as we say, with the work as a task for somebody, or declined with a reason. The client gets it by mail. */
export async function decideCallOff(
  actor: StaffActor,
  unitId: string,
  given: Answer,
  { now, op }: At,
): Promise<{ decided: true } | AnswerNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { unitId, ...given }, async () => {
      if (actor.role === 'consultant') return { refused: 'call-off-not-yours' } as const
      const ledger = await lockedLedger(tx, unitId)
      const all = await callOffsOf(tx, unitId)
      const row = all.find(({ id }) => id === given.callOffId)
      if (!ledger || !row) return { refused: 'not-found' } as const
      if (row.state.is !== 'waiting') return { refused: 'answered-already' } as const
      const no = answerRefusal(given, callOffSums(all, standing(ledger.entries)), row.minutes)
      if (no) return no
      if (given.staffId && !(await staffMemberOf(tx, given.staffId))) return { refused: 'no-such-person' } as const
      const { clientId, campaignId } = ledger.unit
      const answer = given.answer.trim() || null
      const stamp = { answer, decidedBy: actor.staffId, decidedAt: now }
      const decision =
        given.decision === 'granted'
          ? ({ decision: 'granted', grantedMinutes: given.minutes } as const)
          : ({ decision: 'declined' } as const)
      await answerCallOff(tx, { clientId, id: row.id }, { ...decision, ...stamp })
      if (given.decision === 'granted') {
        const { asked, wantedBy } = row
        await toBeDone(tx, { clientId, campaignId, callOffId: row.id, staffId: given.staffId, asked, wantedBy })
      }
      await tellAnswered(tx, ledger.unit, row.id, now)
      const action = given.decision === 'granted' ? 'unit.approved' : 'unit.refused'
      await record(tx, { action, object: 'unit', objectId: unitId, clientId, detail: { callOff: row.id } })
      return { decided: true } as const
    }),
  )
}

/** The client takes back what was not answered yet. */
export async function takeBackCallOff(
  actor: ClientActor,
  unitId: string,
  callOffId: string,
  { now, op }: At,
): Promise<{ withdrawn: true } | AnswerNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { unitId, callOffId }, async () => {
      if (actor.level !== 'owner') return { refused: 'call-off-not-yours' } as const
      const ledger = await ledgerOf(tx, unitId)
      const row = ledger && (await callOffsOf(tx, unitId)).find(({ id }) => id === callOffId)
      if (!ledger || !row) return { refused: 'not-found' } as const
      const { clientId } = ledger.unit
      if (!(await withdrawCallOff(tx, { clientId, id: callOffId }, now))) throw new Undo({ refused: 'answered-already' })
      await record(tx, { action: 'unit.withdrawn', object: 'unit', objectId: unitId, clientId, detail: { callOff: callOffId } })
      return { withdrawn: true } as const
    }),
  )
}

// The unit's row is locked first: two who call off the last hours at once do not both get them.
async function allowed(
  tx: Tx,
  unitId: string,
  wish: Wish,
  now: Moment,
): Promise<{ clientId: string; campaignId: string; answerBy: Day } | CallOffRefusal | { refused: 'not-found' }> {
  const ledger = await lockedLedger(tx, unitId)
  if (!ledger) return { refused: 'not-found' } as const
  const { unit } = ledger
  const sums = callOffSums(await callOffsOf(tx, unitId), standing(ledger.entries))
  const may = callOff(unit, sums, { ...wish, at: now })
  return 'refused' in may ? may : { ...may, clientId: unit.clientId, campaignId: unit.campaignId }
}

// What was asked is kept free for whoever asked it: that much may be granted on top of what is open.
function answerRefusal(given: Answer, { open }: CallOffSums, asked: number): AnswerNo | null {
  if (given.decision === 'declined') return given.answer.trim() === '' ? { refused: 'answer-missing' } : null
  if (given.minutes <= 0) return { refused: 'minutes-not-positive' }
  return given.minutes > open + asked ? { refused: 'beyond-the-unit', left: open + asked } : null
}

type Work = { clientId: string; campaignId: string; callOffId: string; staffId: string | null; asked: string; wantedBy: Day | null }

async function toBeDone(tx: Tx, { clientId, campaignId, callOffId, staffId, asked, wantedBy }: Work) {
  const work = { campaignId, customerId: null, kind: 'follow-up', text: asked, dueOn: wantedBy, staffId, originId: callOffId } as const
  await addTask(tx, clientId, work)
}
