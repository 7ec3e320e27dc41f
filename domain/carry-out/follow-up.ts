import type { Day } from '#domain/calendar/day'

/** What is proposed after a call or a visit, ticked beforehand; the words are in the message files. */
export type FollowUpKind =
  /** Try again, on another part of the day. */
  | 'call-again'
  /** A promise: we said when we would call. */
  | 'call-back'
  /** Try another way after too many unanswered calls. */
  | 'write-instead'
  | 'confirm-appointment'
  | 'find-successor'
  | 'follow-contact'
  | 'stay-in-touch'
  | 'thank-you'
  | 'mend-complaint'
  | 'pass-on-opportunity'
  | 'new-appointment'

/** For whom: one of ours, the customer's owner, or the client's own people. */
export type FollowUp = {
  kind: FollowUpKind
  task: 'promise' | 'follow-up' | 'thank-you' | 'ask' | 'recovery'
  dueOn: Day
  for: { staffId: string } | 'owner' | 'client'
}
