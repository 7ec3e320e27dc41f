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

/** A point on the map, in degrees. */
export type Place = { latitude: number; longitude: number }
