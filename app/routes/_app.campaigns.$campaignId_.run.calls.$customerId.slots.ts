import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { slotsFor } from '#app/carry-out/slots.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { languageOf } from '#app/http/language.server'
import { idOf, notFound } from '#app/http/params.server'
import { isOfficeDay } from '#domain/calendar/day'

// An address somebody typed finds moments, never an error: what cannot be read is left out.
const Asked = z.object({
  who: z.uuid().optional().catch(undefined),
  from: z.string().refine(isOfficeDay).optional().catch(undefined),
  count: z.coerce.number().int().min(1).max(20).catch(4),
})

/** The best moments for a visit; asked after the page is there, so that nobody waits for them before dialling. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const [campaignId, customerId] = [idOf(params.campaignId), idOf(params.customerId)]
  const { who, from, count } = Asked.parse(Object.fromEntries(new URL(request.url).searchParams))
  const mapIn = await languageOf(request)
  const found = await slotsFor(actor, { campaignId, customerId, count, mapIn, ...(who && { staffId: who }), ...(from && { from }) }, now())
  if ('refused' in found) throw notFound()
  return json(found)
}
