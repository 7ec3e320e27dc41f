import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { type CallPage, callPage } from './call-desk.server'
import { nextAfter, type QueueFilter } from './call-queue.server'
import { type CallDone, type CallInput, type CallNo, finishCall } from './complete-call.server'

/** A call that was written down, and the page of who is called next; null when nobody is left. */
export type CallAndNext = CallDone & { next: CallPage | null }

/**
 * Writes down how a call ended and takes who comes next, at the same time: neither waits for the other. Only a visit that was booked comes first, since who lies close to
 * it moves up. When the outcome is refused the next one stays taken: it is mended and sent again, and then they come.
 */
export async function endCall(
  actor: StaffActor,
  campaignId: string,
  call: CallInput,
  { now, op, filter }: { now: Moment; op: string | undefined; filter: QueueFilter },
): Promise<CallAndNext | CallNo> {
  const ending = finishCall(actor, campaignId, call, { now, op })
  const taking = call.end.outcome === 'booked' ? ending.then((done) => ('refused' in done ? null : takeNext())) : takeNext()
  const [done, next] = await Promise.all([ending, taking])
  return 'refused' in done ? done : { ...done, next }

  async function takeNext(): Promise<CallPage | null> {
    const nextId = await nextAfter(actor, campaignId, call.customerId, now, filter)
    return nextId ? callPage(actor, campaignId, nextId, now) : null
  }
}
