import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { acrossCampaigns, type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { changePrivacyRequest, type PrivacyRow, privacyRequestOf } from '#db/privacy-requests'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { extendedDueOf, extensionRefusal, type IdentityCheck } from '#domain/relations/privacy-request'

export type Handling =
  | { act: 'identity'; identity: IdentityCheck }
  | { act: 'extend'; reason: string }
  | { act: 'answer'; reason: string }
  | { act: 'refuse'; reason: string }
  | { act: 'withdraw' }

export type HandleRefusal = {
  refused:
    | 'not-found'
    | 'used-twice'
    | 'decided-already'
    | 'extended-already'
    | 'past-due'
    | 'identity-first'
    | 'reason-missing'
    | 'not-yours'
    | 'not-an-erasure'
}

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
  const no = refusalOf(request, actor, handling, dayOf(now))
  if (no) return { refused: no }
  const { id, clientId } = request
  await changePrivacyRequest(tx, { clientId, id }, changeOf(request, actor, handling, now))
  const detail = { kind: request.kind, ...(handling.act === 'identity' && { how: handling.identity }) }
  await record(tx, { action: `privacy.${deeds[handling.act]}`, object: 'privacy-request', objectId: id, clientId, detail })
  return { handled: true }
}

const deeds = { identity: 'checked', extend: 'put-off', answer: 'answered', refuse: 'refused', withdraw: 'withdrawn' } as const

function refusalOf(request: PrivacyRow, actor: StaffActor, handling: Handling, today: Day): HandleRefusal['refused'] | null {
  if (request.state !== 'open') return 'decided-already'
  if (handling.act === 'withdraw') return request.askedById === actor.staffId ? null : 'not-yours'
  if (handling.act === 'identity') return null
  if (handling.reason.trim() === '') return 'reason-missing'
  if (handling.act === 'extend') return extensionRefusal(request, today)
  if (handling.act === 'refuse') return null
  if (request.kind === 'erasure') return 'not-an-erasure'
  // Whoever objects to being contacted is believed: nothing leaves by it.
  return request.identity || request.kind === 'objection' ? null : 'identity-first'
}

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
