import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { addWorkingDays } from '#domain/calendar/working-days'
import type { LedgerEntry } from './entry'
import { type Ledger, reversalOf } from './ledger'

export type DisputeRefusal =
  | { refused: 'no-such-entry' }
  | { refused: 'not-disputable' }
  | { refused: 'disputed-already' }
  | { refused: 'reason-missing' }

/** A client hears within five working days. */
export const answerWorkingDays = 5

/** The client disputes a line: the clock starts. Only what was taken out can be disputed, while it stands. */
export function dispute(
  ledger: Ledger,
  raised: { entryId: string; said: string; at: Moment; open: readonly { entryId: string }[] },
): { answerBy: Day } | DisputeRefusal {
  const entry = ledger.entries.find(({ id }) => id === raised.entryId)
  if (!entry) return { refused: 'no-such-entry' }
  if (raised.said.trim() === '') return { refused: 'reason-missing' }
  if (!isDisputable(entry) || reversalOf(ledger.entries, entry.id)) return { refused: 'not-disputable' }
  if (raised.open.some(({ entryId }) => entryId === entry.id)) return { refused: 'disputed-already' }
  return { answerBy: addWorkingDays(dayOf(raised.at), answerWorkingDays) }
}

/** Whether a client may doubt a line of this kind. */
export function isDisputable({ kind }: Pick<LedgerEntry, 'kind'>): boolean {
  return kind === 'consumption' || kind === 'expiry'
}

/** How the clock of an open dispute stands. */
export function isOverdue({ answerBy }: { answerBy: Day }, today: Day): boolean {
  return today > answerBy
}
