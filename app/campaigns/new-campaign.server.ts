import { z } from 'zod'
import { text } from '#app/http/form.server'
import type { Translate } from '#app/messages/i18n'
import { initialsOf } from '#app/ui/avatar'
import type { Offer } from '#app/units/offers.server'
import { type Day, daysBetween, isOfficeDay, parseDay } from '#domain/calendar/day'
import { isWallTime, momentOf } from '#domain/calendar/moment'
import { readCents, readDecimal } from '#domain/clean/amounts'
import type { CampaignWish, CreateRefusal } from './create.server'
import { choiceOf } from './offer-choice'

const longestHours = 10_000
/** Three years: longer is a slip of the year. */
const longestDays = 3 * 366
const highestPrice = 1_000_000_000

const day = z.string().transform((typed, context): Day => {
  const read = parseDay(typed)
  if (read && isOfficeDay(read)) return read
  context.addIssue({ code: 'custom', message: 'campaigns:errors.day', input: typed })
  return z.NEVER
})

/** The form of a new campaign. An empty client means a new one, with the name that was typed. */
export const NewCampaignForm = z
  .object({
    clientId: z.union([z.literal(''), z.uuid('campaigns:errors.clientName')]).default(''),
    clientName: text(120).default(''),
    clientPlace: text(120).default(''),
    name: text(120, 'campaigns:errors.name'),
    goal: text(400).default(''),
    startsOn: day,
    endsOn: day,
    // A kind of the method, or the id of one of the firm's own.
    kind: z.union([z.enum(['unit-1', 'unit-2', 'unit-3', 'flex', 'own']), z.uuid()]),
    units: z.coerce
      .number('campaigns:errors.units')
      .int('campaigns:errors.units')
      .min(1, 'campaigns:errors.units')
      .max(12, 'campaigns:errors.units')
      .default(1),
    use: z.enum(['in-order', 'per-booking']).default('in-order'),
    hours: z.string().transform((typed, context) => wholeMinutes(typed) ?? refuse(context, 'campaigns:errors.hours', typed)),
    visits: z.string().transform((typed, context) => wholeNumber(typed) ?? refuse(context, 'campaigns:errors.visits', typed)),
    price: z
      .string()
      .default('')
      .transform((typed, context) => (typed.trim() === '' ? null : (price(typed) ?? refuse(context, 'campaigns:errors.price', typed)))),
    contractNumber: text(60).default(''),
    leadId: z.uuid('campaigns:errors.people'),
    staffIds: z.array(z.uuid('campaigns:errors.people')).max(200).default([]),
    reportRhythm: z.enum(['weekly', 'monthly']),
    evaluationOn: z.union([z.literal(''), day]).default(''),
    evaluationTime: z.string().trim().refine(isWallTime, 'campaigns:errors.time').default('14:00'),
  })
  .superRefine((form, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (form.clientId === '' && form.clientName === '') say('clientName', 'campaigns:errors.clientName')
    if (form.endsOn < form.startsOn) say('endsOn', 'campaigns:errors.endsBefore')
    else if (daysBetween(form.startsOn, form.endsOn) > longestDays) say('endsOn', 'campaigns:errors.lastsTooLong')
    const isOutside = form.evaluationOn !== '' && (form.evaluationOn < form.startsOn || form.evaluationOn > form.endsOn)
    if (isOutside) say('evaluationOn', 'campaigns:errors.evaluation')
  })

/** What was asked for, in the terms of the use case. A kind that is not sold any more is an own one, with the figures that were typed. */
export function wishFrom(form: z.output<typeof NewCampaignForm>, offers: readonly Offer[], t: Translate): CampaignWish {
  const { clientId, clientName, clientPlace, name, goal, startsOn, endsOn, contractNumber, evaluationOn } = form
  const offer = offers.find((each) => choiceOf(each) === form.kind)
  const kind = offer?.kind ?? 'own'
  const unitName = offer?.name ?? t(`campaigns:kinds.${kind}`)
  return {
    client: clientId ? { id: clientId } : { name: clientName, initials: initialsOf(clientName), place: clientPlace || null },
    name,
    goal: goal || null,
    startsOn,
    endsOn,
    unit: {
      kind,
      name: unitName,
      minutes: form.hours,
      indicatedVisits: form.visits,
      priceCents: form.price,
      contractNumber: contractNumber || null,
      ...(offer && { terms: { term: offer.term, unused: offer.unused, chargesFruitless: offer.chargesFruitless } }),
    },
    ...(form.units > 1 && { several: { units: form.units, use: form.use } }),
    staffIds: [form.leadId, ...form.staffIds],
    reportRhythm: form.reportRhythm,
    evaluationAt: evaluationOn ? momentOf(evaluationOn, form.evaluationTime) : null,
    openingText: contractNumber
      ? t('campaigns:form.openingContract', { unit: unitName, number: contractNumber })
      : t('campaigns:form.opening', { unit: unitName }),
  }
}

/** The field at which a refusal is said; null for one that belongs to none. */
export function fieldOf({ refused }: CreateRefusal): string | null {
  if (refused === 'client-exists') return 'clientName'
  if (refused === 'client-unknown') return 'clientId'
  if (refused === 'campaign-exists') return 'name'
  return refused === 'staff-unknown' ? 'leadId' : null
}

function refuse(context: z.core.$RefinementCtx, message: string, input: string): never {
  context.addIssue({ code: 'custom', message, input })
  return z.NEVER
}

function wholeMinutes(typed: string): number | null {
  const hours = readDecimal(typed.trim())
  return hours !== null && hours > 0 && hours <= longestHours ? Math.round(hours * 60) || null : null
}

function wholeNumber(typed: string): number | null {
  const number = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : null
  return number !== null && number <= 10_000 ? number : null
}

function price(typed: string): number | null {
  const cents = readCents(typed)
  return cents !== null && cents >= 0 && cents <= highestPrice ? cents : null
}
