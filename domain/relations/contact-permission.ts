import type { CallingAnswer, CallingRefusal } from './calling'
import { type GuardAnswer, type GuardReason, isOverrideReason } from './guard'

/** What a contact went past, with the reason that somebody gave; kept with the contact and counted. */
export type PastGuard = { reason: string; past: (GuardReason['kind'] | CallingRefusal)[] }

/**
 * The rule that the write of a contact holds to: free or warned goes on; locked goes on only past a typed reason, which is kept; an objection stops
 * everything. A reason that nothing asked for is not kept, so that the count means something.
 */
export function contactPermission(
  guard: GuardAnswer,
  calling: CallingAnswer,
  reason: string | null,
): { past: PastGuard | null } | { refused: 'do-not-contact' | 'guarded' } {
  if (guard.state === 'locked' && !guard.mayOverride) return { refused: 'do-not-contact' }
  if (!calling.may && calling.because === 'objected') return { refused: 'do-not-contact' }
  const past: PastGuard['past'] = [
    ...(guard.state === 'locked' ? guard.because.flatMap(({ kind }) => (kind === 'own-recent-conversation' ? [] : [kind])) : []),
    ...(calling.may ? [] : [calling.because]),
  ]
  if (past.length === 0) return { past: null }
  return isOverrideReason(reason ?? '') ? { past: { reason: (reason ?? '').trim(), past } } : { refused: 'guarded' }
}
