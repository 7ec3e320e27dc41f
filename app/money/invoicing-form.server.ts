import { z } from 'zod'
import { text } from '#app/http/form.server'
import { readIban, readKvk, readVat } from '#domain/clean/identifiers'
import { readPostcode } from '#domain/clean/postcode'

/** A field that may stay empty, read by one of our readers; what it cannot read is said at the field. */
const readBy = (read: (typed: string) => string | null, key: string) =>
  text(100).transform((typed, context) => {
    if (typed === '') return null
    const found = read(typed)
    if (found !== null) return found
    context.addIssue({ code: 'custom', message: key, input: typed })
    return z.NEVER
  })

const orNothing = (max: number) => text(max).transform((typed) => typed || null)

const party = {
  street: orNothing(120),
  postcode: readBy((typed) => {
    const reading = readPostcode(typed)
    return 'postcode' in reading ? reading.postcode : null
  }, 'money:errors.postcode'),
  place: orNothing(80),
  kvk: readBy(readKvk, 'money:errors.kvk'),
  vat: readBy(readVat, 'money:errors.vat'),
  email: orNothing(200),
}

export const SellerForm = z.object({
  ...party,
  name: text(120, 'money:errors.name'),
  iban: readBy(readIban, 'money:errors.iban'),
  paymentDays: z.coerce.number('money:errors.paymentDays').int().min(0, 'money:errors.paymentDays').max(120, 'money:errors.paymentDays'),
})

export const BuyerForm = z.object({ ...party, reference: orNothing(80) })
