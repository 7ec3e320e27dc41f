import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { campaignVisits } from '#app/carry-out/visits/campaign-visits.server'
import { VisitsScreen } from '#app/carry-out/visits/visits-screen'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf, orNotFound, pageOf } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('visits:title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  return json(orNotFound(await campaignVisits(actor, idOf(params.campaignId), pageOf(request), now())))
}

export default function CampaignVisitsPage() {
  return <VisitsScreen visits={useLoaderData<typeof loader>()} />
}
