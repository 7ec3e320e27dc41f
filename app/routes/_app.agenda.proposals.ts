import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { proposeVisit } from '#app/carry-out/agenda/propose-visit.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { formSays, readForm } from '#app/http/form.server'
import { refusal } from '#app/http/refusal.server'
import { isOfficeDay } from '#domain/calendar/day'
import { isWallTime, toMoment } from '#domain/calendar/moment'

const ProposeForm = z.object({
  campaignId: z.uuid(),
  customerId: z.uuid(),
  staffId: z.uuid(),
  day: z.string().refine(isOfficeDay, 'agenda:errors.day'),
  time: z.string().refine(isWallTime, 'agenda:errors.time'),
})

/** Plans a waiting customer in, as a proposal. Day and time are what the clock on the wall shows in the Netherlands. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, ProposeForm)
  if (!asked.ok) return asked.answer
  const { day, time, ...visit } = asked.form
  const at = toMoment(day, time)
  if ('refused' in at && at.refused !== 'doubled-hour')
    return formSays(request, 'agenda:errors.skippedHour', { field: 'time', status: 400 })
  // An hour that comes twice is meant the first time.
  const startsAt = 'moment' in at ? at.moment : 'summer' in at ? at.summer : ''
  const outcome = await proposeVisit(actor, { ...visit, startsAt }, { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'agenda') : json(outcome)
}
