import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { briefingsFile } from '#app/carry-out/visits/briefings.server'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { languageOf } from '#app/http/language.server'
import { idOf } from '#app/http/params.server'
import { pdfResponse } from '#app/reports/pdf-response.server'
import { parseDay } from '#domain/calendar/day'

/** The briefings of a day on paper, `?day=`, else today: one's own, or `?staff=` of somebody for a manager. A day without visits leads to today. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = new URL(request.url).searchParams
  const day = parseDay(asked.get('day') ?? '') ?? today()
  const staff = asked.get('staff')
  const staffId = staff === null ? actor.staffId : idOf(staff)
  const file = await briefingsFile(actor, { day, staffId, language: await languageOf(request), today: today() })
  return file ? pdfResponse(file.bytes, file.name) : redirect('/today')
}
