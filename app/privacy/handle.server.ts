import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { acrossCampaigns, type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { changePrivacyRequest, type PrivacyRow, privacyRequestOf } from '#db/privacy-requests'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { extendedDueOf, type Handling, type HandlingRefusal, handlingRefusal } from '#domain/relations/privacy-request'

export type HandleRefusal = { refused: 'not-found' | 'used-twice' | HandlingRefusal }

/** Goes on with a request: says how it is known who asks, extends it once, answers or refuses it, or takes it back. An erasure is carried out by `decideErasure`. */
export async function handle(
  actor: StaffActor,
  requestId: string,
  handling: Handling,
  { now, op }: { now: Moment; op?: string | undefined },
): Promise<{ handled: true } | HandleRefusal> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { requestId, handling }, () => acrossCampaigns(tx, () => handled(tx, actor, requestId, handling, now))),
  )
}

async function handled(
  tx: Tx,
  actor: StaffActor,
  requestId: string,
  handling: Handling,
  now: Moment,
): Promise<{ handled: true } | HandleRefusal> {
  const request = await privacyRequestOf(tx, requestId, { lock: true })
  if (!request) return { refused: 'not-found' }
  const no = handlingRefusal(request, { staffId: actor.staffId, today: dayOf(now) }, handling)
  if (no) return { refused: no }
  const { id, clientId } = request
  await changePrivacyRequest(tx, { clientId, id }, changeOf(request, actor, handling, now))
  const detail = { kind: request.kind, ...(handling.act === 'identity' && { how: handling.identity }) }
  await record(tx, { action: `privacy.${deeds[handling.act]}`, object: 'privacy-request', objectId: id, clientId, detail })
  return { handled: true }
}

const deeds = { identity: 'checked', extend: 'put-off', answer: 'answered', refuse: 'refused', withdraw: 'withdrawn' } as const

function changeOf({ receivedOn }: PrivacyRow, { staffId }: StaffActor, handling: Handling, now: Moment) {
  const decided = { decidedBy: staffId, decidedAt: now }
  const today = dayOf(now)
  switch (handling.act) {
    case 'identity':
      return { identity: handling.identity, identityBy: staffId }
    case 'extend':
      return { dueOn: extendedDueOf(receivedOn), extendedOn: today, extensionReason: handling.reason.trim() }
    case 'answer':
      return { ...decided, state: 'answered' as const, reason: handling.reason.trim(), answeredOn: today }
    case 'refuse':
      return { ...decided, state: 'refused' as const, reason: handling.reason.trim(), answeredOn: today }
    case 'withdraw':
      return { ...decided, state: 'withdrawn' as const }
  }
}
