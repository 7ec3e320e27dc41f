import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { tickTask } from '#app/carry-out/tasks.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

const Tick = z.object({ done: z.enum(['yes', 'no']) })

/** Ticks something off, or puts it back on the list. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Tick)
  if (!asked.ok) return asked.answer
  const outcome = await tickTask(actor, idOf(params.taskId), asked.form.done === 'yes', { now: now() })
  return 'refused' in outcome ? refusal(request, outcome, 'visits') : json(outcome)
}
