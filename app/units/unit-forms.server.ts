import { z } from 'zod'
import { text } from '#app/http/form.server'
import type { Translate } from '#app/messages/i18n'
import { type Day, isOfficeDay, parseDay } from '#domain/calendar/day'
import { readCents, readDecimal } from '#domain/clean/amounts'
import type { TermsChange } from './change-terms.server'
import type { NextUnit } from './follow-on.server'

const day = z.string().transform((typed, context): Day => {
  const read = parseDay(typed)
  return read && isOfficeDay(read) ? read : refuse(context, 'units:errors.day', typed)
})

const hours = z.string().transform((typed, context) => {
  const read = readDecimal(typed.trim())
  const minutes = read === null ? 0 : Math.round(read * 60)
  return minutes > 0 && minutes <= 600_000 ? minutes : refuse(context, 'units:errors.hours', typed)
})

const visits = z.string().transform((typed, context) => {
  const read = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : null
  return read !== null && read <= 10_000 ? read : refuse(context, 'units:refused.visits-out-of-range', typed)
})

const amount = (most: number, key: string) =>
  z.string().transform((typed, context) => {
    const cents = readCents(typed)
    return cents !== null && cents >= 0 && cents <= most ? cents : refuse(context, key, typed)
  })

const price = z
  .string()
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return null
    const cents = readCents(typed)
    return cents !== null && cents >= 0 && cents <= 1_000_000_000 ? cents : refuse(context, 'units:refused.price-out-of-range', typed)
  })

const validity = {
  term: z.enum(['period', 'calendar-year', 'twelve-months']),
  unused: z.enum(['stay', 'expire']),
  fruitless: z.enum(['charged', 'free']),
}

export const TermsForm = z.object({
  ...validity,
  endsOn: day,
  drive: z.enum(['counts', 'apart']),
  kmRate: amount(300, 'units:refused.rate-out-of-range'),
  price,
  agreedWith: text(120, 'units:refused.agreed-with-missing'),
  reason: text(300, 'units:errors.reason'),
})

export function termsFrom({
  fruitless,
  drive,
  kmRate,
  price: priceCents,
  agreedWith,
  reason,
  ...rest
}: z.output<typeof TermsForm>): TermsChange {
  const charges = { chargesFruitless: fruitless === 'charged', driveTimeCounts: drive === 'counts', kmRateCents: kmRate, priceCents }
  return { terms: { ...rest, ...charges }, agreedWith, reason }
}

export const NextUnitForm = z.object({
  ...validity,
  kind: z.enum(['unit-1', 'unit-2', 'unit-3', 'flex', 'own']),
  name: text(120, 'units:refused.name-missing'),
  contractNumber: text(60).default(''),
  hours,
  visits,
  price,
  startsOn: day,
  endsOn: day,
})

export function nextUnitFrom(
  { fruitless, hours: minutes, visits: indicatedVisits, price: priceCents, ...rest }: z.output<typeof NextUnitForm>,
  t: Translate,
): NextUnit {
  const openingText = rest.contractNumber
    ? t('campaigns:form.openingContract', { unit: rest.name, number: rest.contractNumber })
    : t('campaigns:form.opening', { unit: rest.name })
  const contractNumber = rest.contractNumber || null
  return { ...rest, contractNumber, minutes, indicatedVisits, priceCents, chargesFruitless: fruitless === 'charged', openingText }
}

export const ShareForm = z.object({ campaignIds: z.array(z.uuid()).max(200).default([]) })
export const CloseForm = z.object({ through: day })
export const DecisionForm = z.object({
  entryId: z.uuid(),
  decision: z.enum(['stands', 'corrected']),
  answer: text(1000, 'units:errors.answer'),
})
export const DisputeForm = z.object({ entryId: z.uuid(), said: text(1000, 'units:errors.said') })

/** A kind of unit, or with `remove` the id of one to take out of the list. */
export const OfferForm = z.object({
  remove: z.uuid().optional(),
  term: validity.term.default('period'),
  unused: validity.unused.default('stay'),
  fruitless: validity.fruitless.default('charged'),
  id: z.union([z.literal(''), z.uuid()]).default(''),
  version: z.coerce.number().int().min(1).max(2_147_483_647).default(1),
  name: text(120).default(''),
  hours: hours.default(60),
  visits: visits.default(0),
  price,
  source: text(300).default(''),
})

export function offerFrom({
  id,
  version,
  name,
  hours: minutes,
  visits: indicatedVisits,
  price: priceCents,
  source,
  term,
  unused,
  fruitless,
}: z.output<typeof OfferForm>) {
  const validFor = { term, unused, chargesFruitless: fruitless === 'charged' }
  return {
    id: id || null,
    kind: 'own' as const,
    name: name || null,
    minutes,
    indicatedVisits,
    priceCents,
    ...validFor,
    source: source || null,
    version,
  }
}

function refuse(context: z.core.$RefinementCtx, message: string, input: string): never {
  context.addIssue({ code: 'custom', message, input })
  return z.NEVER
}
