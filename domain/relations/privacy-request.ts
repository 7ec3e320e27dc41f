import { type Day, daysBetween, partsOf } from '#domain/calendar/day'

/** What somebody may ask of their own data: GDPR art. 15, 20, 16, 17, 18 and 21. */
export const privacyKinds = ['access', 'portability', 'correction', 'erasure', 'restriction', 'objection'] as const
export type PrivacyKind = (typeof privacyKinds)[number]

/** How we know that who asks is who they say. */
export const identityChecks = ['known', 'called-back', 'document-seen', 'through-client'] as const
export type IdentityCheck = (typeof identityChecks)[number]

/** On whose word somebody is erased. */
export const erasureGrounds = ['they-asked', 'client-asked', 'no-purpose'] as const
export type ErasureGround = (typeof erasureGrounds)[number]

export type PrivacyState = 'open' | 'answered' | 'refused' | 'withdrawn'

/** The last day to answer: a month after it came in (GDPR art. 12.3), on the same date, or the last one of a shorter month. */
export function dueOf(receivedOn: Day): Day {
  return monthsAfter(receivedOn, 1)
}

/** The last day to answer once it was extended: two further months, so three after it came in. */
export function extendedDueOf(receivedOn: Day): Day {
  return monthsAfter(receivedOn, 3)
}

export type Extendable = { state: PrivacyState; receivedOn: Day; dueOn: Day; extendedOn: Day | null }

/** Why an extension is refused: it is given once, and the notice of it goes out within the first month. */
export function extensionRefusal(
  { state, dueOn, extendedOn }: Extendable,
  today: Day,
): 'decided-already' | 'extended-already' | 'past-due' | null {
  if (state !== 'open') return 'decided-already'
  if (extendedOn) return 'extended-already'
  return today > dueOn ? 'past-due' : null
}

/** What is done with an open request, an erasure that is carried out apart: how it is known who asks, more time, an answer, a refusal, or that it is taken back. */
export type Handling =
  | { act: 'identity'; identity: IdentityCheck }
  | { act: 'extend'; reason: string }
  | { act: 'answer'; reason: string }
  | { act: 'refuse'; reason: string }
  | { act: 'withdraw' }

export type HandlingRefusal =
  | 'decided-already'
  | 'extended-already'
  | 'past-due'
  | 'identity-first'
  | 'reason-missing'
  | 'not-yours'
  | 'not-an-erasure'

/** Why somebody may not do this with a request on a day; null when they may. Who asked takes it back, and nobody is answered before it is known who they are. */
export function handlingRefusal(
  request: Extendable & { kind: PrivacyKind; identity: IdentityCheck | null; askedById: string | null },
  by: { staffId: string; today: Day },
  handling: Handling,
): HandlingRefusal | null {
  if (request.state !== 'open') return 'decided-already'
  if (handling.act === 'withdraw') return request.askedById === by.staffId ? null : 'not-yours'
  if (handling.act === 'identity') return null
  if (handling.reason.trim() === '') return 'reason-missing'
  if (handling.act === 'extend') return extensionRefusal(request, by.today)
  if (handling.act === 'refuse') return null
  if (request.kind === 'erasure') return 'not-an-erasure'
  // Whoever objects to being contacted is believed: nothing leaves by it.
  return request.identity || request.kind === 'objection' ? null : 'identity-first'
}

/** Whether what is asked is answered with a file of everything we hold. */
export function isAnsweredWithFile(kind: PrivacyKind): boolean {
  return kind === 'access' || kind === 'portability'
}

/** How an open request stands: past its day, due within a week, or with time left. */
export function standingOf({ state, dueOn }: Pick<Extendable, 'state' | 'dueOn'>, today: Day): 'late' | 'soon' | 'open' | 'done' {
  if (state !== 'open') return 'done'
  const left = daysBetween(today, dueOn)
  return left < 0 ? 'late' : left <= 7 ? 'soon' : 'open'
}

/**
 * Whether who asks for an erasure may not be the one who decides.
 * @param setting what the office set; null: on as soon as there is somebody else who may decide
 * @param others how many others may decide for this client
 */
export function needsSecondDecider(setting: boolean | null, others: number): boolean {
  return setting ?? others > 0
}

function monthsAfter(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = partsOf(day)
  const [y, m] = [year + Math.floor((month - 1 + months) / 12), ((month - 1 + months) % 12) + 1]
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate()
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(Math.min(dayOfMonth, last)).padStart(2, '0')}`
}
