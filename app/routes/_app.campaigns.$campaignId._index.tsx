import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CampaignHome } from '#app/campaigns/campaign-home'
import { campaignHome } from '#app/campaigns/home.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { languageOf } from '#app/http/language.server'
import { idOf } from '#app/http/params.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const campaignId = idOf(params.campaignId)
  const home = await campaignHome(actor, campaignId, { now: now(), language: await languageOf(request) })
  return json({ campaignId, home })
}

export default function CampaignHomePage() {
  const { campaignId, home } = useLoaderData<typeof loader>()
  return <CampaignHome campaignId={campaignId} home={home} />
}
