import { z } from 'zod'
import { parseMinutes } from '#app/ui/parse-minutes'
import { overrunFields, overrunFrom } from '#app/units/overrun-fields'
import { isDay } from '#domain/calendar/day'
import { isWallTime, type Moment, toMoment } from '#domain/calendar/moment'
import { followUpOf } from './follow-up-of'

const words = (max: number) => z.string().trim().max(max, 'refusals:tooLong').default('')
const minutes = z
  .string()
  .transform((typed) => parseMinutes(typed))
  .refine((read): read is number => read !== null, 'visits:errors.minutes')

/** '21', '21,4' or '21.4' kilometres as whole metres; empty is none. */
const metres = z
  .string()
  .trim()
  .refine((typed) => /^(\d{1,4}([.,]\d{1,3})?)?$/.test(typed), 'visits:errors.km')
  .transform((typed) => Math.round(Number(typed.replace(',', '.')) * 1000))

/** '12000', '12.000' or '€ 12.000,50' as whole cents; empty is unknown. */
const cents = z
  .string()
  .default('')
  .transform((typed) => typed.replace(/[€\s]/g, ''))
  .refine((typed) => /^(\d{1,3}(\.\d{3})+|\d{1,8})?(,\d{1,2})?$/.test(typed), 'visits:errors.euro')
  .transform((typed) => (typed === '' ? null : Math.round(Number(typed.replaceAll('.', '').replace(',', '.')) * 100)))

/** The log form. Lengths of time, kilometres and euros come as they were typed. */
export const LogFields = z.object({
  outcome: z.enum(['satisfied', 'opportunity', 'complaint', 'not-home'], 'visits:errors.outcome'),
  topics: z.array(z.string().trim().min(1).max(60, 'refusals:tooLong')).max(20).default([]),
  ownTopic: words(60),
  score: z.enum(['', '1', '2', '3', '4', '5'], 'visits:errors.score').default(''),
  note: words(10_000),
  quote: words(1000),
  consent: z.literal('yes').optional(),
  opportunity: words(1000),
  euro: cents,
  arrivedDay: z.string().refine(isDay, 'visits:errors.day'),
  arrivedTime: z.string().refine(isWallTime, 'visits:errors.time'),
  visitMinutes: minutes,
  driveMinutes: minutes,
  writeUpMinutes: minutes,
  km: metres,
  followUp: z.literal('yes').optional(),
  followUpText: words(500),
  ...overrunFields,
})

/** What the form says, as the use case wants it. Refused when the clock in the Netherlands never showed that time. */
export function visitFrom(appointmentId: string, form: z.output<typeof LogFields>, approvedBy: string) {
  const arrivedAt = momentOn(form.arrivedDay, form.arrivedTime)
  if (arrivedAt === null) return { refused: 'no-such-time' } as const
  const { outcome, visitMinutes, driveMinutes, writeUpMinutes } = form
  const notHome = outcome === 'not-home'
  const topics = [...new Set([...form.topics, form.ownTopic].filter(Boolean))]
  return {
    appointmentId,
    arrivedAt,
    outcome,
    visitMinutes,
    driveMinutes,
    writeUpMinutes,
    metres: form.km,
    score: notHome || form.score === '' ? null : Number(form.score),
    topics: notHome ? [] : topics,
    note: form.note || null,
    quote: !notHome && form.quote ? { text: form.quote, consent: form.consent === 'yes' } : null,
    opportunity: outcome === 'opportunity' && form.opportunity ? { text: form.opportunity, cents: form.euro } : null,
    followUps: form.followUp && form.followUpText ? { [followUpOf[outcome]]: form.followUpText } : {},
    ...overrunFrom(form, approvedBy),
  }
}

function momentOn(day: string, time: string): Moment | null {
  const at = toMoment(day, time)
  if ('moment' in at) return at.moment
  return at.refused === 'doubled-hour' ? at.summer : null
}
