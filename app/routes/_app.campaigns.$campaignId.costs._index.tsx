import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { newOp } from '#app/http/op.server'
import { idOf, pageOf } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { costsAsked } from '#app/money/cost-forms.server'
import { costsScreen } from '#app/money/costs.server'
import { CostsPage } from '#app/money/costs-page'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('money:costs.title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const screen = await costsScreen(actor, idOf(params.campaignId), costsAsked(new URL(request.url).searchParams), today())
  return json({ screen, op: newOp(), page: pageOf(request) })
}

export default function Costs() {
  return <CostsPage {...useLoaderData<typeof loader>()} />
}
