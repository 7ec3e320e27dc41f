import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { withdrawInvitation } from '#app/auth/invitations.server'
import { requireRole } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf, notFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

/** Withdraws an invitation: its link works no more. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const asked = await readForm(request, z.object({}))
  if (!asked.ok) return asked.answer
  const outcome = await withdrawInvitation(actor, idOf(params.invitationId))
  if ('refused' in outcome && outcome.refused === 'gone') throw notFound()
  return 'refused' in outcome ? refusal(request, outcome, 'settings', 403) : json(outcome)
}
