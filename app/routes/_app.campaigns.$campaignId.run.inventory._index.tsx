import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { decideInRound } from '#app/carry-out/decide-in-round.server'
import { inventoryPage } from '#app/carry-out/inventory.server'
import { InventoryScreen } from '#app/carry-out/inventory-screen'
import { entryOf, RoundFields } from '#app/carry-out/round-fields.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('run:inventory.title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const round = new URL(request.url).searchParams.get('round')
  return json({ page: orNotFound(await inventoryPage(actor, idOf(params.campaignId), round, now())), op: newOp() })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, RoundFields)
  if (!asked.ok) return asked.answer
  const outcome = await decideInRound(actor, idOf(params.campaignId), entryOf(asked.form), { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'run') : json(outcome)
}

export default function Inventory() {
  const { page, op } = useLoaderData<typeof loader>()
  return <InventoryScreen key={page.round?.id} page={page} op={op} />
}
