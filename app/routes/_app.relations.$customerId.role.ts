import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { decisionRoles } from '#app/relations/decision-roles'
import { giveRole } from '#app/relations/write-dossier.server'

const RoleForm = z.object({ jobId: z.uuid(), decisionRole: z.string().max(20) })

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const customerId = idOf(params.customerId)
  const asked = await readForm(request, RoleForm)
  if (!asked.ok) return asked.answer
  const decisionRole = decisionRoles.find((role) => role === asked.form.decisionRole) ?? null
  const outcome = await giveRole(actor, customerId, { jobId: asked.form.jobId, decisionRole })
  return 'refused' in outcome ? refusal(request, outcome, 'relations') : json(outcome)
}
