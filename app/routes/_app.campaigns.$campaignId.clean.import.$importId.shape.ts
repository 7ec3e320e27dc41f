import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { chooseShape } from '#app/clean/choose-shape.server'
import { importInCampaign } from '#app/clean/import-in-campaign.server'
import { uploadRefusal } from '#app/clean/refusals.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'

const ShapeForm = z.object({
  sheet: z.string().max(200).optional(),
  headerRow: z.union([z.literal('none').transform(() => null), z.coerce.number().int().min(1).max(4000)]).optional(),
})

/** Another sheet or another header row than was found. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, ShapeForm)
  if (!asked.ok) return asked.answer
  const { sheet, headerRow } = asked.form
  const choice = { ...(sheet === undefined ? {} : { sheet }), ...(headerRow === undefined ? {} : { headerRow }) }
  const outcome = await chooseShape(actor, await importInCampaign(actor, params), choice)
  return 'refused' in outcome ? uploadRefusal(request, outcome) : json(outcome)
}
