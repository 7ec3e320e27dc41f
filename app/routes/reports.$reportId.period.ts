import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { readForm, versionNumber } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { moveReport } from '#app/reports/layout.server'
import { isOfficeDay } from '#domain/calendar/day'

const Fields = z.object({ version: versionNumber, day: z.string().refine(isOfficeDay, 'refusals:unreadable') })

/** Moves a draft to another week or month. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await moveReport(actor, idOf(params.reportId), asked.form)
  return 'refused' in outcome ? refusal(request, outcome, 'reports') : json(outcome)
}
