import { addDays, compareDays, type Day } from '#domain/calendar/day'
import { addWorkingDays } from '#domain/calendar/working-days'

/** A call we promised, with the clock time if one was agreed. */
export type PromisedCall = { customer: string; contact: string | null; on: Day; at: string | null }

/** What a campaign's next action depends on. Counts are of the campaign as it stands today. */
export type NextActionFacts = {
  today: Day
  /** Promises to call back that are not kept yet, also those for a later day. */
  promisedCalls: readonly PromisedCall[]
  /** The plan's edition that the client still has to approve. */
  approval: { edition: number; askedOn: Day } | null
  /** The oldest report of a period that is over and that the client does not have yet. */
  report: { number: number; isDrafted: boolean } | null
  customers: number
  duplicateGroups: number
  segments: number
  activities: number
  /** Customers in segments that get a visit, on which the inventory round has not decided. */
  toDiscuss: number
  /** Customers that may be visited, without a visit, an appointment or a no. */
  bookable: number
  visits: number
  appointments: number
  target: number
  evaluation: { on: Day; isHeld: boolean } | null
}

export type NextAction =
  | { kind: 'call-back'; calls: readonly PromisedCall[] }
  | { kind: 'ask-approval-again'; edition: number; askedOn: Day }
  | { kind: 'release-report'; number: number; isDrafted: boolean }
  | { kind: 'bring-customers' }
  | { kind: 'decide-duplicates'; groups: number }
  | { kind: 'make-segments' }
  | { kind: 'plan-activities' }
  | { kind: 'take-stock'; customers: number }
  | { kind: 'book-visits'; bookable: number; short: number }
  | { kind: 'prepare-evaluation'; on: Day }
  | { kind: 'make-visits'; appointments: number }
  | { kind: 'nothing' }

/** So many working days the client has to approve a plan before we ask again. */
export const approvalTerm = 3

/** So many days before an evaluation its preparation comes up. */
export const evaluationNotice = 7

/**
 * The one thing to do next in a campaign. First what somebody waits for: a promised call of today or earlier, an approval that stays away,
 * a report that is due. Then the first of the four steps that still lacks something; then customers without a visit; then the evaluation.
 */
export function nextAction(facts: NextActionFacts): NextAction {
  return somebodyWaits(facts) ?? methodLacks(facts) ?? workGoesOn(facts)
}

function somebodyWaits({ promisedCalls, approval, report, today }: NextActionFacts): NextAction | null {
  const calls = promisedCalls.filter((call) => call.on <= today).sort(byMoment)
  if (calls.length > 0) return { kind: 'call-back', calls }
  if (approval && today > addWorkingDays(approval.askedOn, approvalTerm)) return { kind: 'ask-approval-again', ...approval }
  if (report) return { kind: 'release-report', ...report }
  return null
}

function methodLacks({ customers, duplicateGroups, segments, activities, toDiscuss }: NextActionFacts): NextAction | null {
  if (customers === 0) return { kind: 'bring-customers' }
  if (duplicateGroups > 0) return { kind: 'decide-duplicates', groups: duplicateGroups }
  if (segments === 0) return { kind: 'make-segments' }
  if (activities === 0) return { kind: 'plan-activities' }
  if (toDiscuss > 0) return { kind: 'take-stock', customers: toDiscuss }
  return null
}

function workGoesOn({ bookable, visits, appointments, target, evaluation, today }: NextActionFacts): NextAction {
  const short = target - visits - appointments
  if (bookable > 0 && short > 0) return { kind: 'book-visits', bookable, short }
  const isNear = evaluation && !evaluation.isHeld && evaluation.on <= addDays(today, evaluationNotice)
  if (isNear) return { kind: 'prepare-evaluation', on: evaluation.on }
  return appointments > 0 ? { kind: 'make-visits', appointments } : { kind: 'nothing' }
}

// A call without a clock time comes after those of the same day that have one.
function byMoment(a: PromisedCall, b: PromisedCall): number {
  return compareDays(a.on, b.on) || (a.at ?? '24:00').localeCompare(b.at ?? '24:00')
}
