import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { dayMap } from '#app/carry-out/agenda/day-map.server'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { languageOf } from '#app/http/language.server'
import { idsIn } from '#app/http/params.server'
import { isOfficeDay, parseDay } from '#domain/calendar/day'

const Id = z.uuid().nullable().catch(null)

/** The map of a day of the calendar; asked when somebody looks at that day. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = new URL(request.url).searchParams
  const day = parseDay(asked.get('day') ?? '')
  const wish = {
    day: day && isOfficeDay(day) ? day : today(),
    who: idsIn(asked, 'who'),
    campaignId: Id.parse(asked.get('campaign') || null),
  }
  return json(await dayMap(actor, wish, await languageOf(request), now()))
}
