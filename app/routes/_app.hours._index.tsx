import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { hoursAsked } from '#app/hours/forms.server'
import { HoursPage } from '#app/hours/hours-page'
import { hoursScreen } from '#app/hours/read.server'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { pageOf } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('hours:title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { searchParams, search } = new URL(request.url)
  const filter = hoursAsked(searchParams, today())
  const { by, from, to, clientId = '', staffId = '' } = filter
  const screen = await hoursScreen(actor, filter, pageOf(request), today())
  return json({ screen, asked: { by, from, to, client: clientId, who: staffId }, search })
}

export default function Hours() {
  const data = useLoaderData<typeof loader>()
  return <HoursPage key={JSON.stringify(data.asked)} {...data} />
}
