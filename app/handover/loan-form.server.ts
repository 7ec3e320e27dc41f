import { z } from 'zod'
import { dayField, readForm, text } from '#app/http/form.server'

const day = dayField('handover:errors.day')

const Loan = z.object({ to: z.uuid('handover:errors.staff'), from: day, until: day, reason: text(200, 'handover:errors.reason') })

/** To whom, from when until when and why something is lent, as a form has it. */
export async function readLoan(request: Request) {
  return readForm(request, Loan)
}
