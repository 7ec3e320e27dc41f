import type { Moment } from '#domain/calendar/moment'

/** The part a contact plays when a customer decides (rol in de DMU). */
export type DecisionRole = 'decider' | 'influencer' | 'end-user' | 'buyer' | 'gatekeeper'

export type Channel = 'call' | 'visit' | 'mail' | 'card' | 'invitation'

/**
 * One time that we sought a customer. `conversation` is a real talk, by phone or in person; `message` reached them without a talk
 * (mail, card); `attempt` did not reach them (no answer, not at home).
 */
export type PastContact = {
  at: Moment
  staffId: string
  channel: Channel
  depth: 'conversation' | 'message' | 'attempt'
  /** What it was about, as the log has it. */
  about: string | null
}

/** The outcomes of a call in which nobody was talked with: an attempt, which no rule counts as a contact. */
export const unreachedCalls = ['no-answer', 'wrong-data'] as const

/** The outcome of a visit that found nobody. */
export const unreachedVisit = 'not-home'

/** Whether somebody was talked with in a call or on a visit, by its outcome. */
export function wasReached(outcome: string): boolean {
  return outcome !== unreachedVisit && !(unreachedCalls as readonly string[]).includes(outcome)
}

/** A point on the map, in degrees. */
export type Place = { latitude: number; longitude: number }
