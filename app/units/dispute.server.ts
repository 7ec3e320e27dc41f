import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { addDispute, type DisputeRow, disputesOf, endDispute } from '#db/disputes'
import { withActor } from '#db/door'
import { enqueue } from '#db/jobs'
import { once } from '#db/once'
import { appendEntries, ledgerOf, lockedLedger } from '#db/units'
import type { Moment } from '#domain/calendar/moment'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { type ReversalRefusal, reverse } from '#domain/units/correction'
import { type DisputeRefusal, dispute } from '#domain/units/dispute'
import { tellDecision } from './dispute-mail.server'

export type RaiseNo = DisputeRefusal | { refused: 'not-found' } | { refused: 'dispute-not-yours' } | { refused: 'used-twice' }

/** The client does not agree with a line: the clock starts, and our managers hear of it. Only who decides for the client may. */
export async function raiseDispute(
  actor: ClientActor,
  unitId: string,
  { entryId, said }: { entryId: string; said: string },
  { now, op }: { now: Moment; op?: string },
): Promise<{ disputeId: string; answerBy: string } | RaiseNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { unitId, entryId, said }, async () => {
      if (actor.level !== 'owner') return { refused: 'dispute-not-yours' } as const
      const ledger = await ledgerOf(tx, unitId)
      if (!ledger) return { refused: 'not-found' } as const
      const raised = dispute(ledger, { entryId, said, at: now, open: openOf(await disputesOf(tx, unitId)) })
      if ('refused' in raised) return raised
      const { clientId } = ledger.unit
      const { answerBy } = raised
      const disputeId = await addDispute(tx, clientId, {
        unitId,
        entryId,
        said: said.trim(),
        clientPersonId: actor.clientPersonId,
        raisedAt: now,
        answerBy,
      })
      // The client's people write no mail of ours: a job does.
      await enqueue(tx, 'dispute-tell', { clientId, disputeId }, { key: disputeId })
      await record(tx, { action: 'ledger.disputed', object: 'unit', objectId: unitId, clientId, detail: { entryId } })
      return { disputeId, answerBy }
    }),
  )
}

export type DecideNo =
  | ReversalRefusal
  | { refused: 'not-found' }
  | { refused: 'not-disputed' }
  | { refused: 'not-yours' }
  | { refused: 'used-twice' }

/** Decides a dispute: the line stands, or it is taken back. Either way the client gets the answer in words, by mail and beside the line. */
export async function decideDispute(
  actor: StaffActor,
  unitId: string,
  { entryId, decision, answer }: { entryId: string; decision: 'stands' | 'corrected'; answer: string },
  { now, op }: { now: Moment; op?: string },
): Promise<{ decided: true } | DecideNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { unitId, entryId, decision, answer }, async () => {
      if (actor.role === 'consultant') return { refused: 'not-yours' } as const
      const ledger = await lockedLedger(tx, unitId)
      if (!ledger) return { refused: 'not-found' } as const
      const open = openOf(await disputesOf(tx, unitId)).find((each) => each.entryId === entryId)
      if (!open) return { refused: 'not-disputed' } as const
      if (answer.trim() === '') return { refused: 'reason-missing' } as const
      const { clientId } = ledger.unit
      const stamp = { staffId: actor.staffId, bookedBy: actor.userId, bookedAt: now }
      const mended = decision === 'corrected' ? reverse(ledger, entryId, { ...stamp, reason: answer }) : null
      if (mended && 'refused' in mended) return mended
      const [reversalId = null] = mended ? await appendEntries(tx, clientId, [mended.entry]) : []
      await endDispute(
        tx,
        { clientId, id: open.id },
        { decision, answer: answer.trim(), decidedBy: actor.staffId, decidedAt: now, reversalId },
      )
      await tellDecision(tx, ledger.unit, { ...open, decision, answer: answer.trim() }, now)
      await record(tx, { action: 'ledger.decided', object: 'unit', objectId: unitId, clientId, detail: { entryId, decision } })
      return { decided: true } as const
    }),
  )
}

const openOf = (disputes: readonly DisputeRow[]) => disputes.filter(({ decision }) => decision === null)
