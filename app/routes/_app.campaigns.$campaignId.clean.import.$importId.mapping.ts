import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { fromJson } from '#app/clean/from-json'
import { importInCampaign } from '#app/clean/import-in-campaign.server'
import { mappingRefusal } from '#app/clean/refusals.server'
import { saveMapping } from '#app/clean/save-mapping.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { Mapping } from '#domain/clean/columns'
import { Rules } from '#domain/clean/rules'

const MappingForm = z.object({ mapping: fromJson(Mapping), rules: fromJson(Rules) })

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, MappingForm)
  if (!asked.ok) return asked.answer
  const outcome = await saveMapping(actor, await importInCampaign(actor, params), asked.form)
  return 'refused' in outcome ? mappingRefusal(request, outcome) : json(outcome)
}
