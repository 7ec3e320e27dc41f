import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { runLate } from '#app/carry-out/today/run-late.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, readJson } from '#app/http/form.server'
import { refusal } from '#app/http/refusal.server'

const Moves = z.array(z.object({ appointmentId: z.uuid(), version: z.number().int().positive(), startsAt: z.iso.datetime() })).max(30)

const Late = z.object({ moves: z.string().max(10_000, 'refusals:tooLong') })

/** The rest of the day moves, for who runs late. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Late)
  if (!asked.ok) return asked.answer
  const moves = Moves.safeParse(parsed(asked.form.moves))
  if (!moves.success) return refusal(request, { refused: 'unreadable' }, 'refusals', 400)
  const outcome = await runLate(actor, moves.data, { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'visits') : json(outcome)
}

function parsed(text: string): unknown {
  try {
    return readJson(text)
  } catch {
    return null
  }
}
