import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { pageOf } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { statementsScreen } from '#app/money/statements.server'
import { StatementsPage } from '#app/money/statements-page'
import { addDays } from '#domain/calendar/day'
import { monthPeriodOf } from '#domain/calendar/period'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('money:statements.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const asked = z.uuid().safeParse(new URL(request.url).searchParams.get('client'))
  const client = asked.success ? asked.data : undefined
  const screen = await statementsScreen(actor, { clientId: client, page: pageOf(request) })
  // Most statements are for the month that ended last.
  const through = addDays(monthPeriodOf(today()).from, -1)
  return json({ ...screen, client: client ?? '', through, latest: addDays(today(), -1) })
}

export default function Statements() {
  const data = useLoaderData<typeof loader>()
  return <StatementsPage key={data.client} {...data} />
}
