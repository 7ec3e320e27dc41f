import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { setAccess } from '#app/team/manage.server'
import { teamRefusal } from '#app/team/refusal.server'

const Fields = z.object({ may: z.enum(['yes', 'no']) })

/** Ends somebody's login, or lets it be used again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await setAccess(actor, idOf(params.userId), asked.form.may === 'yes')
  return 'refused' in outcome ? teamRefusal(request, outcome) : json(outcome)
}
