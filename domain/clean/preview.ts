import type { CleanCustomer } from './customer'
import type { Change, Finding } from './finding'
import type { RuleId } from './rules'

/**
 * What became of a row. `rejected`: no name at all, or no content. `closed`: recognised as closed, whatever else it has.
 * `toFix`: something is malformed, or the row has too many or too few cells. `ready`: all others, findings of the other kinds allowed.
 */
export type RowState = 'ready' | 'toFix' | 'closed' | 'rejected'

export type CleanRow = {
  line: number
  state: RowState
  /** Null for a rejected row only. */
  customer: CleanCustomer | null
  changes: Change[]
  findings: Finding[]
  /** Rejected rows only. */
  reason?: 'no-name' | 'empty-row'
}

/** read = ready + toFix + closed + rejected, always. */
export type Counts = { read: number; ready: number; toFix: number; closed: number; rejected: number }

export type Preview = { rows: CleanRow[]; counts: Counts; changesPerRule: Record<RuleId, number> }
