import { z } from 'zod'
import { dayOrNone, idOrNone, text } from '#app/http/form.server'
import { isOfficeDay } from '#domain/calendar/day'
import { isWallTime, toMoment } from '#domain/calendar/moment'
import type { WorkingHours } from '#domain/calendar/working-hours'
import { requestKinds } from '#domain/carry-out/request'

const momentOrNone = z
  .string()
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return null
    const [day = '', time = ''] = typed.split('T')
    const read = isOfficeDay(day) ? toMoment(day, time.slice(0, 5), 'summer') : null
    if (read && 'moment' in read) return read.moment
    context.addIssue({ code: 'custom', message: 'desk:form.errors.received', input: typed })
    return z.NEVER
  })

const asked = {
  kind: z.enum(requestKinds),
  subject: text(200, 'desk:form.errors.subject'),
  text: text(10_000).default(''),
  campaignId: idOrNone,
  serviceId: idOrNone,
}

/** What the client asks in the portal. */
export const AskForm = z.object(asked)

/** What one of ours writes down. */
export const NoteForm = z.object({
  ...asked,
  clientId: z.uuid(),
  customerId: idOrNone,
  clientPersonId: idOrNone,
  toldBy: text(120).default(''),
  replyTo: z.union([z.literal(''), z.email('desk:form.errors.mail').max(254)]).default(''),
  channel: z.enum(['phone', 'mail', 'visit']),
  receivedAt: momentOrNone,
  ownerId: idOrNone,
})

/** A step with a request, by one of ours. */
export const StepForm = z.object({
  step: z.enum(['take', 'hand', 'note', 'answer', 'close', 'solve', 'reopen']),
  words: text(10_000).default(''),
  staffId: idOrNone,
  recoveryOn: dayOrNone('desk:levels.errors.day'),
  recoveryText: text(500).default(''),
})

/** A step of the client's own. */
export const ClientStepForm = z.object({ step: z.enum(['say', 'close', 'reopen']), words: text(10_000).default('') })

const clock = z.union([z.literal(''), z.string().refine(isWallTime)], 'desk:office.errors.time').default('')
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** When the office is open from a day on: per weekday from when until when, both empty for a day that it is closed. */
export const OfficeForm = z.object({
  startsOn: dayOrNone('desk:levels.errors.day'),
  ...{ from1: clock, to1: clock, from2: clock, to2: clock, from3: clock, to3: clock, from4: clock, to4: clock },
  ...{ from5: clock, to5: clock, from6: clock, to6: clock, from7: clock, to7: clock },
})

export function officeHoursFrom(form: z.output<typeof OfficeForm>): WorkingHours {
  const open = weekdays.flatMap((day) => {
    const [from, to] = [form[`from${day}`], form[`to${day}`]]
    return from === '' && to === '' ? [] : [[day, { from, to }] as const]
  })
  return Object.fromEntries(open)
}

/** What is agreed with a client about how fast they are answered; typed in hours. */
export const LevelForm = z.object({
  clientId: z.uuid(),
  kind: z.enum(requestKinds),
  hours: z
    .string()
    .trim()
    .transform((typed, context) => {
      const minutes = Math.round(Number(typed.replace(',', '.')) * 60)
      if (typed !== '' && Number.isInteger(minutes) && minutes >= 30 && minutes <= 60_000) return minutes
      context.addIssue({ code: 'custom', message: 'desk:levels.errors.hours', input: typed })
      return z.NEVER
    }),
  startsOn: dayOrNone('desk:levels.errors.day'),
})
