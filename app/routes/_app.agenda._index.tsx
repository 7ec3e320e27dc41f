import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { agendaPage } from '#app/carry-out/agenda/agenda.server'
import { AgendaScreen } from '#app/carry-out/agenda/agenda-screen'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { pageTitle } from '#app/messages/page-title'
import { isOfficeDay, parseDay } from '#domain/calendar/day'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('agenda:title'))

// An address somebody typed or kept shows a week, never an error: what cannot be read is left out.
const Ids = z.array(z.uuid()).max(50).catch([])

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = new URL(request.url).searchParams
  const who = Ids.parse((asked.get('who') ?? '').split(',').filter(Boolean))
  const day = parseDay(asked.get('week') ?? '')
  return json(await agendaPage(actor, { day: day && isOfficeDay(day) ? day : null, who }, now()))
}

export default function AgendaPage() {
  return <AgendaScreen page={useLoaderData<typeof loader>()} />
}
