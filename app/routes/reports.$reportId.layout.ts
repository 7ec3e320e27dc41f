import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { readForm, versionNumber } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { layOutReport } from '#app/reports/layout.server'
import { reportParts } from '#domain/reporting/layout'

const Fields = z.object({
  version: versionNumber,
  /** In the order in which they are read. */
  parts: z.array(z.enum(reportParts)).max(reportParts.length).default([]),
  keep: z.literal('on').optional(),
})

/** Chooses the parts of a draft and their order. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const { version, parts, keep } = asked.form
  const outcome = await layOutReport(actor, idOf(params.reportId), { version, parts, keep: keep === 'on' })
  return 'refused' in outcome ? refusal(request, outcome, 'reports') : json(outcome)
}
