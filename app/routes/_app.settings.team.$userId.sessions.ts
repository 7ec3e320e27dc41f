import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { logOutEverywhere } from '#app/team/manage.server'
import { teamRefusal } from '#app/team/refusal.server'

/** Logs somebody out on every device. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const asked = await readForm(request, z.object({}))
  if (!asked.ok) return asked.answer
  const outcome = await logOutEverywhere(actor, idOf(params.userId))
  return 'refused' in outcome ? teamRefusal(request, outcome) : json(outcome)
}
