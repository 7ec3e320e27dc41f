import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { addSignal, type SignalKind, setSignalDone } from '#db/signals'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { livingCustomer } from './write-dossier.server'

/** Notes news, a change of policy or a coming decision at a customer, with a day to act. */
export async function noteSignal(
  actor: StaffActor,
  customerId: string,
  { op, ...made }: { op?: string; kind: SignalKind; text: string; actOn: Day | null },
): Promise<{ signalId: string } | { refused: 'not-found' } | { refused: 'merged' } | { refused: 'erased' } | { refused: 'used-twice' }> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { customerId, made }, async () => {
      const customer = await livingCustomer(tx, customerId)
      if ('refused' in customer) return customer
      const { clientId } = customer
      const signalId = await addSignal(tx, clientId, { customerId, ...made })
      await record(tx, { action: 'signal.added', object: 'signal', objectId: signalId, clientId, detail: { kind: made.kind } })
      return { signalId }
    }),
  )
}

/** Ticks a signal off, or opens it again. */
export async function tickSignal(
  actor: StaffActor,
  signalId: string,
  done: boolean,
  { now }: { now: Moment },
): Promise<{ done: boolean } | { refused: 'not-found' }> {
  return withActor(theDb(), actor, async (tx) => {
    const ticked = await setSignalDone(tx, signalId, done ? now : null)
    if (!ticked) return { refused: 'not-found' } as const
    await record(tx, { action: done ? 'signal.done' : 'signal.reopened', object: 'signal', objectId: signalId, clientId: ticked.clientId })
    return { done }
  })
}
