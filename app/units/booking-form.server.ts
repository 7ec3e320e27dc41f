import { json } from '@remix-run/node'
import { z } from 'zod'
import { type FormErrors, text } from '#app/http/form.server'
import { refusal } from '#app/http/refusal.server'
import { parseMinutes } from '#app/ui/parse-minutes'
import { isDay } from '#domain/calendar/day'
import type { TimeBooking, TimeRefusal } from './book-time.server'
import { overrunFields, overrunFrom } from './overrun-fields'
import { bookableSubjects } from './subjects'

const minutesInDay = 1440

/** The form for booking time: on a day go no more minutes than a day has. The choice and its reason come only after a refusal for too many minutes. */
export const BookingForm = z.object({
  subject: z.enum(bookableSubjects),
  minutes: z.string().transform((typed, context) => {
    const minutes = parseMinutes(typed)
    if (minutes !== null && minutes > 0 && minutes <= minutesInDay) return minutes
    const message = minutes !== null && minutes > minutesInDay ? 'units:errors.minutesDay' : 'units:errors.minutes'
    context.addIssue({ code: 'custom', message, input: typed })
    return z.NEVER
  }),
  on: z.string().refine(isDay, 'units:errors.day'),
  staffId: z.uuid(),
  text: text(200, 'units:errors.text'),
  ...overrunFields,
})

export function bookingFrom({ overrun, overrunReason, otherUnit, ...work }: z.output<typeof BookingForm>): TimeBooking {
  const { choice, unitId } = overrunFrom({ overrun, overrunReason, otherUnit }, '') as ReturnType<typeof overrunFrom> & {
    choice?: TimeBooking['choice']
    unitId?: string
  }
  const fromHeld = overrun === 'from-held'
  return {
    ...work,
    fromHeld,
    ...(choice && { choice: { kind: choice.kind, reason: choice.reason } }),
    ...(unitId && { otherUnitId: unitId }),
  }
}

/** What booking answers: done, faults at fields, or a refusal; `shortMinutes` when there is too little left, `takenMinutes` of what appointments hold. */
export type BookingAnswer =
  | { entryIds: string[] }
  | FormErrors
  | { refused: string; message: string; shortMinutes: number | null; takenMinutes: number | null }

const fields: Partial<Record<TimeRefusal['refused'], string>> = {
  'reason-too-short': 'overrunReason',
  'minutes-not-positive': 'minutes',
  'minutes-not-whole': 'minutes',
  'before-unit-began': 'on',
  'after-unit-ended': 'on',
  'period-closed': 'on',
  'in-the-future': 'on',
}

/** A refusal at the field it is about, or else as a sentence of its own. */
export async function bookingRefusal(request: Request, outcome: TimeRefusal) {
  const { refused, message } = await (await refusal(request, outcome, 'units')).json()
  const field = fields[outcome.refused]
  const shortMinutes = outcome.refused === 'not-enough-minutes' ? outcome.short : null
  const takenMinutes = outcome.refused === 'takes-held' ? outcome.taken : null
  const answer: BookingAnswer = field ? { errors: { [field]: [message] }, form: [] } : { refused, message, shortMinutes, takenMinutes }
  return json(answer, { status: 409 })
}
