import { type ErasureRefusal, type ErasureScreen, erasedNow, erasureScreen, needsOther } from '#app/relations/erase.server'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { acrossCampaigns, type Tx, withActor } from '#db/door'
import { erasedBefore } from '#db/erase'
import { once } from '#db/once'
import { changePrivacyRequest, type PrivacyRow, privacyRequestOf } from '#db/privacy-requests'
import { otherDeciders, privacySettingsOf } from '#db/privacy-settings'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { filesOf } from './review.server'

/** One request with what can be done about it; null when the actor sees none. */
export async function requestScreen(actor: StaffActor, requestId: string, now: Moment) {
  const found = await withActor(theDb(), actor, async (tx) => {
    const request = await privacyRequestOf(tx, requestId)
    if (!request) return null
    const decides = request.kind === 'erasure' && request.state === 'open'
    const isMine = request.askedById === actor.staffId
    return {
      request,
      isMine,
      exportDays: (await privacySettingsOf(tx)).exportDays,
      mayHandle: actor.role !== 'consultant',
      waitsForOther: decides && isMine && (await needsOther(tx, request.clientId, actor.staffId, dayOf(now))),
      isAlone: decides && (await otherDeciders(tx, request.clientId, request.askedById, dayOf(now))) === 0,
    }
  })
  if (!found) return null
  const { request, mayHandle } = found
  const of = { customerId: request.customerId, contactId: request.contactId }
  const erasure: ErasureScreen | null =
    mayHandle && request.kind === 'erasure' && request.state === 'open' ? await orNull(erasureScreen(actor, of, now)) : null
  return { ...found, erasure, files: mayHandle ? await filesOf(actor, request) : [] }
}

export type RequestScreen = NonNullable<Awaited<ReturnType<typeof requestScreen>>>

// Whoever the request is about may be gone with the import they came from.
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (thrown) {
    if (thrown instanceof Response && thrown.status === 404) return null
    throw thrown
  }
}

export type DecideRefusal = ErasureRefusal | { refused: 'decided-already' | 'own-request' | 'identity-first' | 'not-an-erasure' }

/**
 * Carries out an erasure that was asked for. Who asked does not decide where the office has a second decider; of two who decide at once the second one finds it decided.
 */
export async function decideErasure(
  actor: StaffActor,
  requestId: string,
  { typedName, now, op }: { typedName: string; now: Moment; op?: string | undefined },
): Promise<{ erased: true; request: Pick<PrivacyRow, 'customerId' | 'contactId'> } | DecideRefusal> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { requestId, approved: true }, () => acrossCampaigns(tx, () => decided(tx, actor, requestId, typedName, now))),
  )
}

async function decided(
  tx: Tx,
  actor: StaffActor,
  requestId: string,
  typedName: string,
  now: Moment,
): Promise<{ erased: true; request: Pick<PrivacyRow, 'customerId' | 'contactId'> } | DecideRefusal> {
  const seen = await privacyRequestOf(tx, requestId)
  if (!seen) return { refused: 'not-found' }
  // In the order of an erasure that needs no second decider, so that the two never wait for each other.
  await erasedBefore(tx, seen.clientId)
  const request = await privacyRequestOf(tx, requestId, { lock: true })
  if (!request) return { refused: 'not-found' }
  if (request.kind !== 'erasure') return { refused: 'not-an-erasure' }
  if (request.state !== 'open') return { refused: 'decided-already' }
  const { clientId, customerId, contactId } = request
  if (request.askedById === actor.staffId && (await needsOther(tx, clientId, actor.staffId, dayOf(now)))) return { refused: 'own-request' }
  if (request.ground === 'they-asked' && !request.identity) return { refused: 'identity-first' }
  const done = await erasedNow(tx, { customerId, contactId }, { typedName, ground: request.ground ?? 'they-asked' }, now)
  if ('refused' in done) return done
  await changePrivacyRequest(
    tx,
    { clientId, id: request.id },
    { state: 'answered', decidedBy: actor.staffId, decidedAt: now, answeredOn: dayOf(now) },
  )
  await record(tx, {
    action: 'privacy.approved',
    object: 'privacy-request',
    objectId: request.id,
    clientId,
    detail: { kind: 'erasure', ground: request.ground },
  })
  return { erased: true, request: { customerId, contactId } }
}
