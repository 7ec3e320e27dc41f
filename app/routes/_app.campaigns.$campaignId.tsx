import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { CampaignHeader } from '#app/campaigns/campaign-header'
import { campaignHeader } from '#app/campaigns/read.server'
import { StepTabs } from '#app/campaigns/step-tabs'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { idOf } from '#app/http/params.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.campaign.name} · Rondo` : 'Rondo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  return json({ campaign: await campaignHeader(actor, idOf(params.campaignId), today()) })
}

export default function CampaignLayout() {
  const { campaign } = useLoaderData<typeof loader>()
  return (
    <>
      <CampaignHeader campaign={campaign} />
      <StepTabs campaignId={campaign.id} />
      <Outlet />
    </>
  )
}
