import type { VisitOutcome } from '#domain/carry-out/visit'

/** The kinds of follow-up that a visit proposes, one for each outcome. */
export const followUpOf = {
  satisfied: 'thank-you',
  opportunity: 'pass-on-opportunity',
  complaint: 'mend-complaint',
  'not-home': 'new-appointment',
} as const satisfies Record<VisitOutcome, string>
