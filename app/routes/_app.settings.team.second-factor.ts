import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { requireSecondFactor } from '#app/team/manage.server'
import { teamRefusal } from '#app/team/refusal.server'

const Fields = z.object({ needed: z.enum(['yes', 'no']) })

/** Asks a second factor of managers and administrators, or no longer. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'admin')
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await requireSecondFactor(actor, asked.form.needed === 'yes')
  return 'refused' in outcome ? teamRefusal(request, outcome) : json(outcome)
}
