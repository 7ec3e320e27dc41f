import type { LoaderFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { languageOf } from '#app/http/language.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { mapOfCampaign } from '#app/segments/analysis.server'

/** The map of a campaign's customers, to draw an area on. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  return json(orNotFound(await mapOfCampaign(actor, idOf(params.campaignId), await languageOf(request), now())))
}
