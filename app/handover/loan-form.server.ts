import { z } from 'zod'
import { readForm, text } from '#app/http/form.server'
import { type Day, isOfficeDay, parseDay } from '#domain/calendar/day'

const day = z.string().transform((typed, context): Day => {
  const read = parseDay(typed)
  if (read && isOfficeDay(read)) return read
  context.addIssue({ code: 'custom', message: 'handover:errors.day', input: typed })
  return z.NEVER
})

const Loan = z.object({ to: z.uuid('handover:errors.staff'), from: day, until: day, reason: text(200, 'handover:errors.reason') })

/** To whom, from when until when and why something is lent, as a form has it. */
export async function readLoan(request: Request) {
  return readForm(request, Loan)
}
