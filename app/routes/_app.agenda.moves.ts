import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { type MoveNo, moveAppointment } from '#app/carry-out/move-appointment.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { formSays, readForm, versionNumber } from '#app/http/form.server'
import { languageOf } from '#app/http/language.server'
import { refusal } from '#app/http/refusal.server'
import { formatsIn } from '#app/messages/use-format'
import { isOfficeDay } from '#domain/calendar/day'
import { isWallTime, toMoment } from '#domain/calendar/moment'

const MoveForm = z.object({
  appointmentId: z.uuid(),
  version: versionNumber,
  day: z.string().refine(isOfficeDay, 'agenda:errors.day'),
  time: z.string().refine(isWallTime, 'agenda:errors.time'),
  staffId: z.uuid().optional(),
  minutes: z.coerce
    .number('agenda:errors.minutes')
    .int('agenda:errors.minutes')
    .min(5, 'agenda:errors.minutes')
    .max(720, 'agenda:errors.minutes')
    .optional(),
})

/** Moves an appointment to another day, time or colleague. Day and time are what the clock on the wall shows in the Netherlands. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, MoveForm)
  if (!asked.ok) return asked.answer
  const { day, time, ...move } = asked.form
  const at = toMoment(day, time)
  if ('refused' in at && at.refused !== 'doubled-hour')
    return formSays(request, 'agenda:errors.skippedHour', { field: 'time', status: 400 })
  // An hour that comes twice is meant the first time.
  const startsAt = 'moment' in at ? at.moment : 'summer' in at ? at.summer : ''
  const outcome = await moveAppointment(actor, { ...move, startsAt }, { now: now(), op: asked.op })
  if (!('refused' in outcome)) return json(outcome)
  const format = formatsIn(await languageOf(request))
  return refusal(request, { ...outcome, ...inWords(outcome, startsAt, format) }, 'agenda')
}

// What a sentence needs to say why: how much is free, until when, or where both stand.
function inWords(no: MoveNo, startsAt: string, format: ReturnType<typeof formatsIn>) {
  if (no.refused === 'not-enough-free') return { free: format.duration(no.free), short: format.duration(no.short) }
  if (no.refused === 'after-unit-ended') return { endsOn: format.day(no.endsOn) }
  if (no.refused === 'changed-meanwhile') return { theirs: format.momentAt(no.startsAt), yours: format.momentAt(startsAt) }
  return {}
}
