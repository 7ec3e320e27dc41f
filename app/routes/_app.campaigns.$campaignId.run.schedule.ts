import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { scheduleReports } from '#app/reports/set-schedule.server'
import { isWallTime } from '#domain/calendar/moment'

const Fields = z.object({
  version: z.coerce.number().int().min(0),
  rhythm: z.enum(['weekly', 'monthly']),
  weekday: z.coerce.number().int().min(1).max(7),
  monthDay: z.coerce.number().int().min(1).max(28),
  at: z.string().refine(isWallTime, 'refusals:unreadable'),
  release: z.enum(['hold', 'send']),
  isOn: z.enum(['on']).optional(),
  readers: z.array(z.uuid()).max(200).optional(),
})

/** Sets when the reports of a campaign are made by themselves, and who receives them. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const { isOn, readers = [], ...schedule } = asked.form
  const wish = { ...schedule, isOn: isOn === 'on', readerIds: readers }
  const outcome = await scheduleReports(actor, idOf(params.campaignId), wish, { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'reports') : json(outcome)
}
