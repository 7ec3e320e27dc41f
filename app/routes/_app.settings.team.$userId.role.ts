import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { changeRole } from '#app/team/manage.server'
import { teamRefusal } from '#app/team/refusal.server'

const Fields = z.object({ role: z.enum(['admin', 'manager', 'consultant', 'owner', 'staff'], 'refusals:required') })

/** Gives somebody another role; they log in again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await changeRole(actor, idOf(params.userId), asked.form.role)
  return 'refused' in outcome ? teamRefusal(request, outcome) : json(outcome)
}
