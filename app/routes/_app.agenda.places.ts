import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { placesFor } from '#app/carry-out/agenda/unassigned.server'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { idsIn, notFound } from '#app/http/params.server'
import { isOfficeDay, mondayOf, parseDay } from '#domain/calendar/day'

/** Where one appointment could stand in a week, and what each day would cost. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = new URL(request.url).searchParams
  const id = z.uuid().safeParse(asked.get('appointment'))
  const day = parseDay(asked.get('week') ?? '')
  const monday = mondayOf(day && isOfficeDay(day) ? day : today())
  const found = id.success ? await placesFor(actor, { appointmentId: id.data, monday, who: idsIn(asked, 'who') }, now()) : null
  if (!found) throw notFound()
  return json(found)
}
