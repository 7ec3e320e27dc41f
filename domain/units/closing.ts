import { addDays, type Day } from '#domain/calendar/day'

export type ClosingRefusal =
  | { refused: 'not-over-yet'; latest: Day }
  | { refused: 'closed-already'; closedThrough: Day }
  | { refused: 'before-unit-began'; startsOn: Day }

/**
 * Closes a ledger up to and including a day that is over. It never opens again: a later correction falls on the first day after it, and so in the
 * next period.
 */
export function closeThrough(
  unit: { startsOn: Day; closedThrough: Day | null },
  through: Day,
  today: Day,
): { closedThrough: Day } | ClosingRefusal {
  if (through < unit.startsOn) return { refused: 'before-unit-began', startsOn: unit.startsOn }
  if (through >= today) return { refused: 'not-over-yet', latest: addDays(today, -1) }
  if (unit.closedThrough !== null && through <= unit.closedThrough) return { refused: 'closed-already', closedThrough: unit.closedThrough }
  return { closedThrough: through }
}
