import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { beginEvaluation } from '#app/reports/evaluation.server'

const Fields = z.object({ kind: z.enum(['interim-evaluation', 'final-evaluation']) })

/** Begins an interim or final evaluation of the campaign and opens it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const wish = { campaignId: idOf(params.campaignId), kind: asked.form.kind, today: today() }
  const outcome = await beginEvaluation(actor, wish, { op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'reports') : redirect(`/reports/${outcome.reportId}`)
}
