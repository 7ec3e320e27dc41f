import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { settleLog } from '#app/road/settle-log.server'

const Choice = z.object({ as: z.enum(['mine', 'office', 'booked', 'left-out'], 'refusals:unreadable') })

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Choice)
  if (!asked.ok) return asked.answer
  const outcome = await settleLog(actor, idOf(params.logId), asked.form.as, now())
  return 'refused' in outcome ? refusal(request, outcome, 'visits') : json(outcome)
}
