import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { agendaPage } from '#app/carry-out/agenda/agenda.server'
import { AgendaScreen } from '#app/carry-out/agenda/agenda-screen'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idsIn } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { isOfficeDay, parseDay } from '#domain/calendar/day'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('agenda:title'))

// An address somebody typed or kept shows a week, never an error: what cannot be read is left out.
const View = z.enum(['week', 'day', 'team']).catch('week')

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = new URL(request.url).searchParams
  const day = parseDay(asked.get('day') ?? asked.get('week') ?? '')
  const wish = { day: day && isOfficeDay(day) ? day : null, who: idsIn(asked, 'who'), view: View.parse(asked.get('view')) }
  return json(await agendaPage(actor, wish, now()))
}

export default function AgendaPage() {
  return <AgendaScreen page={useLoaderData<typeof loader>()} />
}
