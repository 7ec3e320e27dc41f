import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Home } from '#app/home/home'
import { portfolio } from '#app/home/portfolio.server'
import { requireRole } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { languageOf } from '#app/http/language.server'
import { pageTitle } from '#app/messages/page-title'
import { wallClock } from '#domain/calendar/moment'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('home:title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const moment = now()
  const chosen = new URL(request.url).searchParams.get('unit')
  return json({
    portfolio: await portfolio(actor, { now: moment, language: await languageOf(request), chosen }),
    name: actor.name,
    hour: Number(wallClock(moment).time.slice(0, 2)),
    now: moment,
  })
}

export default function ManagersHome() {
  return <Home {...useLoaderData<typeof loader>()} />
}
