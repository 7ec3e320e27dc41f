import { z } from 'zod'
import { dayOrNone, idOrNone, text } from '#app/http/form.server'
import { parseMinutes } from '#app/ui/parse-minutes'
import type { Answer } from './call-off.server'

const length = (typed: string, context: z.core.$RefinementCtx) => {
  const read = parseMinutes(typed)
  if (read !== null && read > 0 && read <= 600_000) return read
  context.addIssue({ code: 'custom', message: 'units:errors.minutes', input: typed })
  return z.NEVER
}

const wish = { asked: text(1000, 'units:errors.asked'), minutes: z.string().transform(length), wantedBy: dayOrNone('units:errors.day') }

/** What the client asks in the portal. */
export const CallOffForm = z.object(wish)

/** What a client asked by phone or mail, written down by one of ours. */
export const ToldCallOffForm = z.object({ ...wish, toldBy: text(120, 'units:refused.told-by-missing'), staffId: idOrNone })

export const WithdrawForm = z.object({ callOffId: z.uuid() })

/** The answer to a call-off; only who grants it says for how long. */
export const CallOffAnswerForm = z.object({
  callOffId: z.uuid(),
  decision: z.enum(['granted', 'declined']),
  minutes: z
    .string()
    .default('')
    .transform((typed, context) => (typed.trim() === '' ? 0 : length(typed, context))),
  answer: text(1000).default(''),
  staffId: idOrNone,
})

export function answerFrom({ decision, minutes, ...about }: z.output<typeof CallOffAnswerForm>): Answer {
  return decision === 'granted' ? { ...about, decision, minutes } : { ...about, decision }
}
