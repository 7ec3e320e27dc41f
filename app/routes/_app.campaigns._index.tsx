import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CampaignList } from '#app/campaigns/campaign-list'
import { campaignList } from '#app/campaigns/read.server'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { pageOf } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('campaigns:title'))

const State = z.enum(['all', 'running', 'to-come', 'ended']).catch('all')

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { searchParams } = new URL(request.url)
  const search = (searchParams.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 80)
  const state = State.parse(searchParams.get('state') ?? 'all')
  return json({ ...(await campaignList(actor, { search, state, page: pageOf(request), today: today() })), search, state })
}

export default function Campaigns() {
  return <CampaignList {...useLoaderData<typeof loader>()} />
}
