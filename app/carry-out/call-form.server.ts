import { z } from 'zod'
import { now } from '#app/http/clock.server'
import { text } from '#app/http/form.server'
import { parseMinutes } from '#app/ui/parse-minutes'
import { overrunFields, overrunFrom } from '#app/units/overrun-fields'
import { isOfficeDay } from '#domain/calendar/day'
import { isWallTime, type Moment, minutesBetween, toMoment } from '#domain/calendar/moment'
import type { QueueFilter } from './call-queue.server'
import type { CallEnd, CallInput } from './complete-call.server'

const outcomes = ['booked', 'callback', 'no-answer', 'phone-instead', 'does-not-want', 'wrong-data', 'left-company', 'do-not-call'] as const

const empty = z.literal('')
const minutes = (most: number) =>
  z
    .string()
    .transform((typed) => parseMinutes(typed))
    .pipe(z.number('run:calls.errors.minutes').int().min(0).max(most, 'run:refused.too-long'))

const longestDay = 720

/** The form of the call desk. A booked visit and a call-back carry `startsAt`, or a day and a time of the clock on the wall. */
export const CallFields = z.object({
  outcome: z.enum(outcomes, 'run:calls.errors.outcome'),
  startedAt: z.iso.datetime().refine((at) => isRecent(at), 'run:calls.errors.startedAt'),
  minutes: minutes(longestDay),
  note: text(4000).optional(),
  contactId: z.union([z.uuid(), empty]).optional(),
  guardReason: text(500).optional(),
  followUp: text(300).optional(),
  reason: text(500).optional(),
  objectionOffered: z.literal('on').optional(),
  scope: z.enum(['person', 'organisation']).optional(),
  newPhone: text(60).optional(),
  newEmail: text(320).optional(),
  closed: z.literal('on').optional(),
  addFirm: z.literal('on').optional(),
  staffId: z.union([z.uuid(), empty]).optional(),
  startsAt: z.union([z.iso.datetime(), empty]).optional(),
  day: z.union([z.iso.date(), empty]).optional(),
  time: z.union([z.string().refine(isWallTime), empty]).optional(),
  visitMinutes: minutes(longestDay).optional(),
  displacesId: z.union([z.uuid(), empty]).optional(),
  driveMinutes: z.union([z.coerce.number().int().min(0).max(longestDay), empty]).optional(),
  ...overrunFields,
})

// A desk that stood open overnight must not log a call of yesterday without anybody noticing.
function isRecent(at: Moment): boolean {
  const ago = minutesBetween(at, now())
  return ago > -5 && ago < longestDay
}

/** The call as the use case takes it, or the key of what the form lacks. */
export function callFrom(
  customerId: string,
  form: z.output<typeof CallFields>,
  approvedBy: string,
): CallInput | { lacks: 'moment' | 'noSuchTime' } {
  const end = endFrom(form)
  if ('lacks' in end) return end
  return {
    customerId,
    contactId: form.contactId || null,
    startedAt: new Date(form.startedAt).toISOString(),
    minutes: form.minutes,
    note: form.note || null,
    end,
    guardReason: form.guardReason || null,
    objectionOffered: form.objectionOffered === 'on',
    followUp: form.followUp || null,
    ...overrunFrom(form, approvedBy),
  }
}

function endFrom(form: z.output<typeof CallFields>): CallEnd | { lacks: 'moment' | 'noSuchTime' } {
  const { outcome } = form
  switch (outcome) {
    case 'booked': {
      const at = momentFrom(form)
      if (typeof at !== 'string') return at
      if (!form.staffId) return { lacks: 'moment' }
      const driveMinutes = typeof form.driveMinutes === 'number' ? form.driveMinutes : null
      return {
        outcome,
        staffId: form.staffId,
        startsAt: at,
        minutes: form.visitMinutes ?? 0,
        driveMinutes,
        displacesId: form.displacesId || null,
      }
    }
    case 'callback': {
      const at = momentFrom(form)
      return typeof at === 'string' ? { outcome, at } : at
    }
    case 'does-not-want':
      return { outcome, reason: form.reason ?? '' }
    case 'wrong-data':
      return {
        outcome,
        reason: form.reason ?? '',
        mended: { phone: form.newPhone ?? '', email: form.newEmail ?? '', closed: form.closed === 'on' },
      }
    case 'do-not-call':
      return { outcome, scope: form.scope ?? 'organisation' }
    case 'left-company':
      return { outcome, wentTo: form.reason || null, addFirm: form.addFirm === 'on' }
    default:
      return { outcome }
  }
}

function momentFrom({ startsAt, day, time }: z.output<typeof CallFields>): Moment | { lacks: 'moment' | 'noSuchTime' } {
  if (startsAt) return isOfficeDay(startsAt.slice(0, 10)) ? new Date(startsAt).toISOString() : { lacks: 'noSuchTime' }
  if (!day || !time) return { lacks: 'moment' }
  if (!isOfficeDay(day)) return { lacks: 'noSuchTime' }
  const at = toMoment(day, time)
  if ('moment' in at) return at.moment
  return at.refused === 'doubled-hour' ? at.summer : { lacks: 'noSuchTime' }
}

const Filter = z.object({
  segment: z.enum(['A', 'B', 'C', 'D', 'E']).optional().catch(undefined),
  mine: z.literal('1').optional().catch(undefined),
})

/** Which part of the queue the address asks for; what nobody can read asks for everything. */
export function queueFilter(request: Request): QueueFilter {
  const { segment, mine } = Filter.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { segment, mine: mine === '1' }
}
