import { z } from 'zod'
import type { LedgerFilter } from '#db/ledger-page'
import { isDay } from '#domain/calendar/day'
import { ledgerSubjects } from './subjects'

const Filter = z.object({
  what: z.enum(ledgerSubjects).optional().catch(undefined),
  who: z.uuid().optional().catch(undefined),
  from: z.string().refine(isDay).optional().catch(undefined),
  to: z.string().refine(isDay).optional().catch(undefined),
  order: z.enum(['newest', 'oldest']).catch('newest'),
})

/** What of a ledger an address asks for. What makes no sense is left out. */
export function filterIn(params: URLSearchParams): { filter: LedgerFilter; order: 'newest' | 'oldest' } {
  const { what, who, from, to, order } = Filter.parse(Object.fromEntries(params))
  return { filter: { ...(what && { subject: what }), ...(who && { staffId: who }), ...(from && { from }), ...(to && { to }) }, order }
}
