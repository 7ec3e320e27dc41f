import { addDays, compareDays, type Day, daysBetween, laterOf } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import type { PastContact } from './contact'

/** Days are calendar days in the firm's zone; an unanswered attempt never counts. */
export type GuardRule = { maxContacts: number; withinDays: number; quietDays: number }

/** At most 2 contacts in 7 days, and 14 quiet days after a real conversation. Editable per firm. */
export const defaultGuardRule: GuardRule = { maxContacts: 2, withinDays: 7, quietDays: 14 }

export type GuardFacts = {
  /** Every contact with the organisation or the person, by any colleague, for any campaign, in any order. */
  contacts: readonly PastContact[]
  /** The same for the person on the line, at whichever customer they were spoken to; the rule holds for each apart. */
  ofPerson?: readonly PastContact[]
  /** The colleague who has them on the line or is about to; null when nobody does. */
  claimedBy?: string | null
  /** Who owns the open complaint; null when none is open. A complaint nobody owns has an empty owner and locks everybody. */
  openComplaint: { ownerId: string | null } | null
  /** We promised to call back; the promise stands until it is kept. */
  promisedCallback: boolean
  /** The customer asked us not to contact them, or the person objected. Stronger than everything. */
  doNotContact: boolean
}

export type GuardReason =
  | { kind: 'do-not-contact' }
  | { kind: 'complaint-of-another'; ownerId: string | null }
  /** A colleague is calling them now. */
  | { kind: 'being-called'; by: string }
  /** The day from which fewer than the allowed number lie in the window. */
  | { kind: 'too-many-contacts'; count: number; withinDays: number; until: Day }
  /** Somebody else talked with them lately. */
  | { kind: 'quiet-after-conversation'; last: PastContact; until: Day }
  /** The asker talked with them lately: they may go on, and see that they did. */
  | { kind: 'own-recent-conversation'; last: PastContact; until: Day }

/** `until` is the first day that is free again; null when only a decision ends it. `mayOverride`: with a typed reason of ten characters. */
export type GuardAnswer =
  | { state: 'free' }
  | { state: 'warn'; until: Day | null; because: readonly GuardReason[] }
  | { state: 'locked'; until: Day | null; because: readonly GuardReason[]; mayOverride: boolean }

/**
 * Whether this colleague may contact this customer today. A promised call-back is kept: the count and the quiet period then warn and lock nobody. Never
 * set aside are a complaint, an objection and a colleague who is calling. The owner of an open complaint is warned at most: mending it may not wait.
 */
export function contactGuard(facts: GuardFacts, asked: { by: string; today: Day }, rule: GuardRule = defaultGuardRule): GuardAnswer {
  if (facts.doNotContact) return { state: 'locked', until: null, because: [{ kind: 'do-not-contact' }], mayOverride: false }

  const now = [...complaintOfAnother(facts, asked.by), ...beingCalled(facts, asked.by)]
  const recent = severest([facts.contacts, facts.ofPerson ?? []].flatMap((contacts) => recentContacts(contacts, asked, rule)))
  const because = [...now, ...recent]
  if (because.length === 0) return { state: 'free' }

  const mendsComplaint = facts.openComplaint !== null && facts.openComplaint.ownerId === asked.by
  const tooSoon = recent.some((reason) => reason.kind !== 'own-recent-conversation') && !facts.promisedCallback && !mendsComplaint
  const until = now.length > 0 ? null : lastUntil(because)
  return now.length > 0 || tooSoon ? { state: 'locked', until, because, mayOverride: true } : { state: 'warn', until, because }
}

/** Of each kind of reason the one that holds longest: the organisation and the person may both give it. */
function severest(reasons: readonly RecentReason[]): RecentReason[] {
  const kinds = [...new Set(reasons.map(({ kind }) => kind))]
  return kinds.flatMap((kind) =>
    reasons
      .filter((reason) => reason.kind === kind)
      .sort((a, b) => compareDays(b.until, a.until))
      .slice(0, 1),
  )
}

/** An override is recorded with a reason of at least ten characters. */
export function isOverrideReason(reason: string): boolean {
  return reason.trim().length >= 10
}

function complaintOfAnother(facts: GuardFacts, asker: string): GuardReason[] {
  if (facts.openComplaint === null || facts.openComplaint.ownerId === asker) return []
  return [{ kind: 'complaint-of-another', ownerId: facts.openComplaint.ownerId }]
}

function beingCalled({ claimedBy }: GuardFacts, asker: string): GuardReason[] {
  return claimedBy && claimedBy !== asker ? [{ kind: 'being-called', by: claimedBy }] : []
}

type RecentReason = Extract<GuardReason, { until: Day }>

function recentContacts(contacts: readonly PastContact[], asked: { by: string; today: Day }, rule: GuardRule): RecentReason[] {
  const reached = contacts.filter((contact) => contact.depth !== 'attempt').sort((a, b) => (a.at < b.at ? -1 : 1))
  return [...tooMany(reached, asked.today, rule), ...quiet(reached, asked, rule)]
}

function tooMany(reached: readonly PastContact[], today: Day, rule: GuardRule): RecentReason[] {
  const days = reached
    .map((contact) => dayOf(contact.at))
    .filter((day) => daysBetween(day, today) < rule.withinDays)
    .sort(compareDays)
  // Once this contact leaves the window, one fewer than allowed is left in it.
  const leaves = days[days.length - rule.maxContacts]
  if (leaves === undefined) return []
  return [{ kind: 'too-many-contacts', count: days.length, withinDays: rule.withinDays, until: addDays(leaves, rule.withinDays) }]
}

function quiet(reached: readonly PastContact[], asked: { by: string; today: Day }, rule: GuardRule): RecentReason[] {
  const last = reached.findLast((contact) => contact.depth === 'conversation')
  if (!last) return []
  const until = addDays(dayOf(last.at), rule.quietDays)
  if (asked.today >= until) return []
  return [{ kind: last.staffId === asked.by ? 'own-recent-conversation' : 'quiet-after-conversation', last, until }]
}

function lastUntil(because: readonly GuardReason[]): Day | null {
  let last: Day | null = null
  for (const reason of because) if ('until' in reason) last = last === null ? reason.until : laterOf(last, reason.until)
  return last
}
