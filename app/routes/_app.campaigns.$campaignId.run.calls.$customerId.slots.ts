import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { slotsFor } from '#app/carry-out/slots.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf, notFound } from '#app/http/params.server'

/** The best moments for a visit; asked after the page is there, so that nobody waits for them before dialling. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const [campaignId, customerId] = [idOf(params.campaignId), idOf(params.customerId)]
  const found = await slotsFor(actor, { campaignId, customerId }, now())
  if ('refused' in found) throw notFound()
  return json(found)
}
