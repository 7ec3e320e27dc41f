import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { correctReport } from '#app/reports/write.server'

const Fields = z.object({ note: z.string().trim().min(10, 'reports:correction.tooShort').max(600) })

/** Begins the correction of a released report and opens it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await correctReport(actor, idOf(params.reportId), asked.form.note, { op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'reports') : redirect(`/reports/${outcome.reportId}`)
}
