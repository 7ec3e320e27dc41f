import { z } from 'zod'

/** The fields of the choice that going over a unit needs; all empty while nothing was asked. */
export const overrunFields = {
  overrun: z.enum(['', 'overrun', 'write-off', 'other-unit', 'from-held']).default(''),
  overrunReason: z.string().trim().max(500, 'refusals:tooLong').default(''),
  otherUnit: z.union([z.literal(''), z.uuid()]).default(''),
}

type Sent = { overrun: '' | 'overrun' | 'write-off' | 'other-unit' | 'from-held'; overrunReason: string; otherUnit: string }

/** What was chosen: who bears the extra minutes, or another unit to book on. Hours held for appointments are nobody's extra. */
export function overrunFrom({ overrun, overrunReason, otherUnit }: Sent, approvedBy: string) {
  if (overrun === 'other-unit') return otherUnit ? { unitId: otherUnit } : {}
  return overrun === '' || overrun === 'from-held' ? {} : { choice: { kind: overrun, reason: overrunReason, approvedBy } }
}
