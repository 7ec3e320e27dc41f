import { z } from 'zod'
import { text } from '#app/http/form.server'
import { isOfficeDay } from '#domain/calendar/day'
import { isWallTime } from '#domain/calendar/moment'
import type { RoundEntry } from './decide-in-round.server'

const days = z
  .string()
  .regex(/^[1-7]?(,[1-7]){0,6}$/, 'refusals:unreadable')
  .transform((typed) => (typed === '' ? [] : typed.split(',').map(Number)))
  .optional()
const time = z.union([z.literal(''), z.string().refine(isWallTime, 'refusals:unreadable')])

/** What one press or one field of the round sends: only what it is about. */
export const RoundFields = z.object({
  customerId: z.uuid(),
  decision: z.enum(['visit', 'phone', 'no', 'discuss']).optional(),
  field: z.enum(['problem', 'agreed', 'opens', 'approach', 'avoid', 'askFor', 'wishes']).optional(),
  text: text(1000).optional(),
  seen: text(1000).optional(),
  wishDays: days,
  bestDays: days,
  wishFrom: time.optional(),
  wishUntil: time.optional(),
  wishStaffId: z.union([z.uuid(), z.literal('')]).optional(),
  wishBy: z.union([z.literal(''), z.string().refine(isOfficeDay, 'refusals:unreadable')]).optional(),
  // The fields of the open notes go along with a press of a button; each is kept when it is left.
  problem: text(1000).optional(),
})

/** The entry that a form of the round means. */
export function entryOf({ customerId, decision, field, text: said, seen, problem, ...wish }: z.output<typeof RoundFields>): RoundEntry {
  const { wishDays, bestDays, wishBy, wishFrom, wishUntil, wishStaffId } = wish
  return {
    customerId,
    ...(decision ? { decision } : {}),
    ...(field && said !== undefined
      ? { said: { [field]: said }, ...(seen === undefined ? {} : { seen: { [field]: seen } }) }
      : problem
        ? { said: { problem } }
        : {}),
    ...(wishDays === undefined ? {} : { wishDays }),
    ...(bestDays === undefined ? {} : { bestDays }),
    ...(wishBy === undefined ? {} : { wishBy: wishBy || null }),
    ...(wishFrom === undefined ? {} : { wishFrom: wishFrom || null }),
    ...(wishUntil === undefined ? {} : { wishUntil: wishUntil || null }),
    ...(wishStaffId === undefined ? {} : { wishStaffId: wishStaffId || null }),
  }
}
