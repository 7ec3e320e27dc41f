import { z } from 'zod'
import { text, versionNumber } from '#app/http/form.server'
import { readCents } from '#domain/clean/amounts'

const cents = z
  .string()
  .trim()
  .default('')
  .transform((typed, context) => {
    if (typed === '') return null
    const value = readCents(typed)
    if (value !== null && value >= 0 && value <= 100_000_000) return value
    context.addIssue({ code: 'custom', message: 'desk:guide.errors.price', input: typed })
    return z.NEVER
  })

const hours = z
  .string()
  .trim()
  .default('')
  .transform((typed, context) => {
    if (typed === '') return null
    const value = Number(typed)
    if (Number.isInteger(value) && value >= 1 && value <= 1000) return value
    context.addIssue({ code: 'custom', message: 'desk:guide.errors.hours', input: typed })
    return z.NEVER
  })

const long = text(4000).default('')

/** A service of the guide as a manager writes it, in both languages. */
export const ServiceForm = z.object({
  id: z.union([z.literal(''), z.uuid()]).default(''),
  version: versionNumber.default(1),
  nameNl: text(120, 'desk:guide.errors.name'),
  nameEn: text(120).default(''),
  conditionsNl: long,
  conditionsEn: long,
  promiseNl: long,
  promiseEn: long,
  limitsNl: long,
  limitsEn: long,
  price: cents,
  pricePer: z.union([z.literal(''), z.enum(['hour', 'visit', 'unit', 'month', 'once'])]).default(''),
  responseHours: hours,
  forClient: z.literal('on').optional(),
  isActive: z.literal('on').optional(),
})

export function serviceFrom({ id, version, price, pricePer, responseHours, forClient, isActive, ...words }: z.output<typeof ServiceForm>) {
  return {
    ...{ id: id || null, version, priceCents: price, pricePer: price === null ? null : pricePer || null, responseHours },
    name: { nl: words.nameNl, en: words.nameEn },
    conditions: { nl: words.conditionsNl, en: words.conditionsEn },
    promise: { nl: words.promiseNl, en: words.promiseEn },
    limits: { nl: words.limitsNl, en: words.limitsEn },
    forClient: forClient === 'on',
    isActive: isActive === 'on',
  }
}
