import { type ActionFunctionArgs, json } from '@remix-run/node'
import { undoCall } from '#app/carry-out/undo-call.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

/** Takes back a call that was just logged. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const outcome = await undoCall(actor, idOf(params.callId), { now: now() })
  return 'refused' in outcome ? refusal(request, outcome, 'run') : json(outcome)
}
