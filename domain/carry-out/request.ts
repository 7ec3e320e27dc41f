import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import { type OfficeWeek, officeDayMinutesOn } from '#domain/calendar/office-hours'
import { addWorkingMinutes } from '#domain/calendar/working-time'

/** What is asked at the desk. A dispute is about a line of a unit and is answered there. */
export type RequestKind = 'question' | 'visit-request' | 'complaint' | 'dispute' | 'other'

export const requestKinds = ['question', 'visit-request', 'complaint', 'other'] as const satisfies readonly RequestKind[]

export type RequestChannel = 'portal' | 'phone' | 'mail' | 'visit'

/** Within how many days of office time the firm answers where nothing else was agreed: a day, and two for what asks work. */
const usualDays: Readonly<Record<RequestKind, number>> = { question: 1, 'visit-request': 2, complaint: 2, dispute: 5, other: 2 }

/** The same in minutes of office time, by the hours in force on a day. */
export function usualMinutes(kind: RequestKind, on: Day, weeks: readonly OfficeWeek[]): number {
  return usualDays[kind] * officeDayMinutesOn(weeks, on)
}

/** An agreed response time of a client, in minutes of office time, from a day on. */
export type ServiceLevel = { kind: RequestKind; minutes: number; startsOn: Day }

/** The term of a request that comes in on a day: what was agreed with the client, else what the guide says of the service, else the firm's usual. */
export function termMinutes(
  kind: RequestKind,
  on: Day,
  { agreed, service, weeks }: { agreed: readonly ServiceLevel[]; service: number | null; weeks: readonly OfficeWeek[] },
): number {
  const inForce = agreed
    .filter((each) => each.kind === kind && each.startsOn <= on)
    .reduce<ServiceLevel | null>((newest, each) => (newest && newest.startsOn > each.startsOn ? newest : each), null)
  return inForce?.minutes ?? service ?? usualMinutes(kind, on, weeks)
}

/** A promise: by when there is an answer, and from when on little time is left for it. */
export type Term = { minutes: number; answerBy: Moment; riskAt: Moment }

/** A quarter of the term is what is called little. */
const riskShare = 0.75

export function termFrom(at: Moment, minutes: number, weeks: readonly OfficeWeek[]): Term {
  const after = (share: number) => addWorkingMinutes(at, Math.floor(minutes * share), weeks)
  return { minutes, answerBy: after(1), riskAt: after(riskShare) }
}

/** What is known of a request that tells how it stands. `recovery` is the contact that was planned when a complaint was solved. */
export type RequestFacts = {
  kind: RequestKind
  takenAt: Moment | null
  answeredAt: Moment | null
  solvedAt: Moment | null
  reopened: number
  recovery: { dueOn: Day | null; doneAt: Moment | null } | null
}

export type RequestState =
  | { is: 'new' }
  | { is: 'taken'; at: Moment }
  | { is: 'answered'; at: Moment }
  /** Asked again after an answer, and taken by nobody yet. */
  | { is: 'reopened'; times: number }
  | { is: 'closed'; at: Moment }
  /** Complaints: it is mended, and on a day somebody asks how it went. */
  | { is: 'solved'; at: Moment; recoveryOn: Day | null }
  | { is: 'recovered'; at: Moment }

export function stateOf({ kind, takenAt, answeredAt, solvedAt, reopened, recovery }: RequestFacts): RequestState {
  if (solvedAt && kind !== 'complaint') return { is: 'closed', at: solvedAt }
  if (solvedAt && recovery?.doneAt) return { is: 'recovered', at: recovery.doneAt }
  if (solvedAt) return { is: 'solved', at: solvedAt, recoveryOn: recovery?.dueOn ?? null }
  if (answeredAt) return { is: 'answered', at: answeredAt }
  if (takenAt) return { is: 'taken', at: takenAt }
  return reopened > 0 ? { is: 'reopened', times: reopened } : { is: 'new' }
}

/** What somebody does with a request; what `said` is the client's, what is `noted` ours alone. */
export type RequestStep = 'take' | 'hand' | 'note' | 'say' | 'answer' | 'close' | 'solve' | 'reopen'

export type StepRefusal =
  | { refused: 'taken-already' }
  | { refused: 'closed-already' }
  | { refused: 'not-answered' }
  | { refused: 'not-closed' }
  | { refused: 'solve-complaints' }
  | { refused: 'no-complaint' }
  | { refused: 'words-missing' }

const needWords: readonly RequestStep[] = ['note', 'say', 'answer', 'solve', 'reopen']

/** Whether a step may be taken now; null when it may. A complaint is solved with words, and never just closed. */
export function stepRefusal(
  step: RequestStep,
  { kind, state, words }: { kind: RequestKind; state: RequestState; words: string },
): StepRefusal | null {
  const isOpen = state.is === 'new' || state.is === 'taken' || state.is === 'answered' || state.is === 'reopened'
  if (needWords.includes(step) && words.trim() === '') return { refused: 'words-missing' }
  if (step === 'note') return null
  if (step === 'reopen') return state.is === 'answered' || !isOpen ? null : { refused: 'not-closed' }
  if (!isOpen) return { refused: 'closed-already' }
  if (step === 'take') return state.is === 'new' || state.is === 'reopened' ? null : { refused: 'taken-already' }
  if (step === 'close' && kind === 'complaint') return { refused: 'solve-complaints' }
  if (step === 'close') return state.is === 'answered' ? null : { refused: 'not-answered' }
  if (step === 'solve' && kind !== 'complaint') return { refused: 'no-complaint' }
  return null
}

/** The steps that may be taken now, by whoever has the words for them. */
export function possibleSteps(of: { kind: RequestKind; state: RequestState }): RequestStep[] {
  const all: readonly RequestStep[] = ['take', 'hand', 'note', 'say', 'answer', 'close', 'solve', 'reopen']
  return all.filter((step) => stepRefusal(step, { ...of, words: 'x' }) === null)
}

/** How the promise stands: answered in time, answered too late or not at all, little time left, or time enough. */
export type Verdict = 'kept' | 'missed' | 'at-risk' | 'running'

export type Promised = {
  answerBy: Moment | null
  riskAt: Moment | null
  answeredAt: Moment | null
  solvedAt: Moment | null
  wasLate: boolean
}

/** Null where nothing was promised. A request counts once: that an answer before it was reopened came too late is not made good by a quick second one. */
export function verdictOf({ answerBy, riskAt, answeredAt, solvedAt, wasLate }: Promised, now: Moment): Verdict | null {
  if (answerBy === null) return null
  const at = answeredAt ?? solvedAt
  if (wasLate || (at ?? now) > answerBy) return 'missed'
  if (at) return 'kept'
  return riskAt !== null && now >= riskAt ? 'at-risk' : 'running'
}

/** Three weeks after a complaint was mended one asks how it goes. */
export const recoveryDays = 21
