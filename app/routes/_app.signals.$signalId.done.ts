import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { tickSignal } from '#app/relations/signals.server'

const Tick = z.object({ done: z.enum(['yes', 'no']) })

/** Ticks a signal off, or opens it again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const signalId = idOf(params.signalId)
  const asked = await readForm(request, Tick)
  if (!asked.ok) return asked.answer
  const outcome = await tickSignal(actor, signalId, asked.form.done === 'yes', { now: now() })
  return 'refused' in outcome ? refusal(request, outcome, 'relations') : json(outcome)
}
