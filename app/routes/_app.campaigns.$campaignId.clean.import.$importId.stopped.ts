import { type ActionFunctionArgs, json } from '@remix-run/node'
import { importInCampaign } from '#app/clean/import-in-campaign.server'
import { stopWork } from '#app/clean/import-work.server'
import { requireStaff } from '#app/http/actor.server'

/** Stops long work on a file. What it wrote so far is undone. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  return json(await stopWork(actor, await importInCampaign(actor, params)))
}
