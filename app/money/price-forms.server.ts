import { z } from 'zod'
import { text } from '#app/http/form.server'
import { isOfficeDay } from '#domain/calendar/day'
import { readCents } from '#domain/clean/amounts'
import type { ChargeTerms } from '#domain/units/price'
import type { TravelCost } from './prices.server'

const day = z.string().refine(isOfficeDay, 'money:errors.day')

/** An amount as people type it, in whole cents; an empty field is none. */
const amount = text(30)
  .default('')
  .transform((typed, context) => {
    if (typed === '') return null
    const cents = readCents(typed)
    if (cents !== null) return cents
    context.addIssue({ code: 'custom', message: 'money:errors.amount', input: typed })
    return z.NEVER
  })

export const ChargeForm = z.object({
  basis: z.enum(['unit', 'project', 'hourly']),
  charged: z.enum(['at-start', 'as-used']),
  vat: z.enum(['standard', 'low', 'reverse-charged']),
  appliesFrom: day,
  consultant: amount,
  manager: amount,
  reason: text(300, 'money:errors.reason'),
})

export function chargeFrom({ consultant, manager, ...terms }: z.output<typeof ChargeForm>): ChargeTerms & { reason: string } {
  const rates = { ...(consultant !== null && { consultant }), ...(manager !== null && { manager }) }
  return { ...terms, rates: terms.basis === 'hourly' ? rates : {} }
}

export const TravelForm = z.object({
  kind: z.enum(['km', 'parking', 'public-transport', 'other']),
  amount,
  kilometres: text(6)
    .default('')
    .refine((typed) => typed === '' || (/^\d{1,4}$/.test(typed) && Number(typed) <= 2000), 'money:errors.kilometres'),
  on: day,
  staffId: z.uuid(),
  text: text(200, 'money:errors.text'),
  file: z.instanceof(File).optional(),
})

export async function travelFrom({ amount: cents, kilometres, file, ...cost }: z.output<typeof TravelForm>): Promise<{
  cost: TravelCost
  file: { fileName: string; bytes: Uint8Array } | null
}> {
  const sent = file && file.size > 0 ? { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null
  return { cost: { ...cost, metres: Number(kilometres) * 1000, cents: cents ?? 0 }, file: sent }
}
