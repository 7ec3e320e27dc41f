import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { editCell } from '#app/clean/edit-cell.server'
import { importInCampaign } from '#app/clean/import-in-campaign.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { refusal } from '#app/http/refusal.server'
import { isWrong } from '#domain/clean/finding'

const CellForm = z.object({
  line: z.coerce.number().int().positive().max(10_000_000, 'refusals:unreadable'),
  field: z.string().min(1).max(200),
  value: z.string().trim().max(2000),
})

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, CellForm)
  if (!asked.ok) return asked.answer
  const outcome = await editCell(actor, await importInCampaign(actor, params), asked.form)
  if ('refused' in outcome) return refusal(request, outcome, 'clean')
  const { line, field } = asked.form
  const still = outcome.row.findings.find((finding) => isWrong(finding, field))
  return json({ line, still: still?.rule ?? null, sameWay: outcome.sameWay })
}
