import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'

export type RoundDecision = 'visit' | 'phone' | 'no' | 'discuss'

/** A customer in the inventory round. What is recorded stands in front of the consultant when calling and visiting. */
export type RoundItem = {
  customerId: string
  decision: RoundDecision | null
  /** How to approach them; what to avoid. */
  approach: string | null
  /** What is the matter with this customer; those with a problem are gone through first. */
  problem: string | null
  /** Wishes about days, times, consultant. */
  wishes: string | null
  /** What to leave unsaid or undone. */
  avoid?: string | null
  askFor?: string | null
  /** What was agreed about the problem, and who opens the conversation. */
  agreed?: string | null
  opens?: string | null
  /** ISO weekdays that suit, 1 is Monday; empty is any. */
  wishDays?: number[]
  /** Wall times between which they like to be visited. */
  wishFrom?: string | null
  wishUntil?: string | null
  /** Which of our people they would like. */
  wishStaffId?: string | null
  /** Of the days that suit, the ones they like best. */
  bestDays?: number[]
  /** The last day on which a visit is of use to them. */
  wishBy?: Day | null
  decidedBy: string | null
  decidedAt: Moment | null
}

export type RoundRefusal = { refused: 'round-closed'; closedAt: Moment } | { refused: 'nothing-to-discuss' }

/** Records a decision. "Discuss first" needs to say what about. The same decision again changes nothing. */
export function decide(
  item: RoundItem,
  decision: RoundDecision,
  by: { name: string; at: Moment; closedAt: Moment | null },
): { item: RoundItem } | RoundRefusal {
  if (by.closedAt !== null) return { refused: 'round-closed', closedAt: by.closedAt }
  if (decision === 'discuss' && !item.problem?.trim()) return { refused: 'nothing-to-discuss' }
  if (item.decision === decision) return { item }
  return { item: { ...item, decision, decidedBy: by.name, decidedAt: by.at } }
}

export type RoundProgress = { total: number; visit: number; phone: number; no: number; discuss: number; open: number }

export function roundProgress(items: readonly { decision: RoundDecision | null }[]): RoundProgress {
  const count = (decision: RoundDecision | null) => items.filter((item) => item.decision === decision).length
  return {
    total: items.length,
    visit: count('visit'),
    phone: count('phone'),
    no: count('no'),
    discuss: count('discuss'),
    open: count(null),
  }
}

/** The order in which a round is gone through: problems first, then what is undecided, then the rest; otherwise as given. */
export function roundOrder<Item extends { decision: RoundDecision | null; problem: string | null }>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => rank(a) - rank(b))
}

/** Who is to be visited is called to plan it, and who is to be phoned only is called too. */
export function goesToCalls(item: { decision: RoundDecision | null }): boolean {
  return item.decision === 'visit' || item.decision === 'phone'
}

function rank(item: { decision: RoundDecision | null; problem: string | null }): number {
  if (item.problem?.trim() && (item.decision === null || item.decision === 'discuss')) return 0
  return item.decision === null ? 1 : 2
}
