import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { weekScreen } from '#app/hours/read.server'
import { WeekPage } from '#app/hours/week-page'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { pageTitle } from '#app/messages/page-title'
import { isOfficeDay } from '#domain/calendar/day'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('hours:week'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { searchParams } = new URL(request.url)
  const who = z.uuid().safeParse(searchParams.get('who'))
  const day = searchParams.get('day') ?? ''
  return json(await weekScreen(actor, who.success ? who.data : actor.staffId, isOfficeDay(day) ? day : today(), now()))
}

export default function Week() {
  const data = useLoaderData<typeof loader>()
  return <WeekPage key={`${data.who} ${data.week.from}`} {...data} />
}
