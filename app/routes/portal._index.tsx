import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireClient } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { shown } from '#app/http/view.server'
import { pageTitle } from '#app/messages/page-title'
import { portal } from '#app/portal/portal.server'
import { PortalPage } from '#app/portal/portal-page'
import { ClientHome } from '#app/portal/views.server'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('campaigns:portal.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireClient(request)
  return json(shown(ClientHome, { portal: await portal(actor, now()) }))
}

export default function Portal() {
  return <PortalPage {...useLoaderData<typeof loader>()} />
}
