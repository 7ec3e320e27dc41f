import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { unassigned } from '#app/carry-out/agenda/unassigned.server'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { idsIn } from '#app/http/params.server'
import { isOfficeDay, mondayOf, parseDay } from '#domain/calendar/day'

// An address somebody typed finds who waits, never an error: what cannot be read is left out.
const Id = z.uuid().nullable().catch(null)

/** Who waits for a visit, with the cheapest place of each day; asked after the calendar is there. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = new URL(request.url).searchParams
  const day = parseDay(asked.get('week') ?? '')
  const monday = mondayOf(day && isOfficeDay(day) ? day : today())
  const who = idsIn(asked, 'who')
  return json(await unassigned(actor, { campaignId: Id.parse(asked.get('campaign') || null), monday, who }, now()))
}
