import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { addWorkingDays } from '#domain/calendar/working-days'
import type { UnitKind, UnitTerm } from './kinds'
import type { Standing } from './ledger'

/** A call-off: the client asks for hours of a Flex unit with one message, and hears whether and when it is done. */
export type CallOff = {
  id: string
  /** What is asked: which visit, with what question. */
  asked: string
  minutes: number
  /** By when the client wants it; null when it does not matter. */
  wantedBy: Day | null
  askedOn: Day
  answerBy: Day
  state: CallOffState
}

export type CallOffState =
  | { is: 'waiting' }
  | { is: 'granted'; minutes: number; answer: string | null }
  | { is: 'declined'; answer: string }
  | { is: 'withdrawn' }

export type CallOffRefusal =
  | { refused: 'not-called-off' }
  | { refused: 'asked-missing' }
  | { refused: 'minutes-not-positive' }
  | { refused: 'minutes-not-whole' }
  | { refused: 'beyond-the-unit'; left: number }
  | { refused: 'wanted-too-early' }
  | { refused: 'wanted-too-late'; last: Day }
  | { refused: 'after-unit-ended' }

/** A client hears within two working days whether it is done. */
export const callOffAnswerDays = 2

/** Whether the hours of a unit are drawn on call-off: Flex, and every unit that is valid for a year instead of a period of its own. */
export function isDrawnOnCallOff({ kind, term }: { kind: UnitKind; term: UnitTerm }): boolean {
  return kind === 'flex' || term !== 'period'
}

type Drawable = { kind: UnitKind; term: UnitTerm; endsOn: Day }

/** Asks for hours: no more than can still be called off, wanted while the unit lasts. The answer's term begins. */
export function callOff(
  unit: Drawable,
  sums: CallOffSums,
  wish: { asked: string; minutes: number; wantedBy: Day | null; at: Moment },
): { answerBy: Day } | CallOffRefusal {
  const today = dayOf(wish.at)
  if (!isDrawnOnCallOff(unit)) return { refused: 'not-called-off' }
  if (today > unit.endsOn) return { refused: 'after-unit-ended' }
  if (wish.asked.trim() === '') return { refused: 'asked-missing' }
  if (!Number.isInteger(wish.minutes)) return { refused: 'minutes-not-whole' }
  if (wish.minutes <= 0) return { refused: 'minutes-not-positive' }
  if (wish.minutes > sums.open) return { refused: 'beyond-the-unit', left: sums.open }
  if (wish.wantedBy && wish.wantedBy < today) return { refused: 'wanted-too-early' }
  if (wish.wantedBy && wish.wantedBy > unit.endsOn) return { refused: 'wanted-too-late', last: unit.endsOn }
  return { answerBy: addWorkingDays(today, callOffAnswerDays) }
}

/** How a unit's hours stand to what was called off, in minutes. `open` can still be called off; `ahead` was worked without a call-off. */
export type CallOffSums = { granted: number; waiting: number; used: number; open: number; ahead: number }

/** Adds up call-offs. What is asked and not answered yet is kept free; what was worked without a call-off is not free either. */
export function callOffSums(
  callOffs: readonly { minutes: number; state: CallOffState }[],
  { sold, extra, used, free }: Pick<Standing, 'sold' | 'extra' | 'used' | 'free'>,
): CallOffSums {
  const total = (minutesOf: (each: { minutes: number; state: CallOffState }) => number) =>
    callOffs.reduce((sum, each) => sum + minutesOf(each), 0)
  const granted = total(({ state }) => (state.is === 'granted' ? state.minutes : 0))
  const waiting = total(({ state, minutes }) => (state.is === 'waiting' ? minutes : 0))
  const open = Math.max(0, Math.min(free - waiting, sold + extra - granted - waiting))
  return { granted, waiting, used, open, ahead: Math.max(0, used - granted) }
}
