import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { decideInRound } from '#app/carry-out/decide-in-round.server'
import { roundForClient } from '#app/carry-out/inventory.server'
import { PortalRound } from '#app/carry-out/portal-round'
import { entryOf, RoundFields } from '#app/carry-out/round-fields.server'
import { requireClient } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { shown } from '#app/http/view.server'
import { pageTitle } from '#app/messages/page-title'
import { ClientRound } from '#app/portal/views.server'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('run:inventory.title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireClient(request)
  return json(shown(ClientRound, { page: orNotFound(await roundForClient(actor, idOf(params.roundId), now())) }))
}

/** The client's person decides about a customer, or says how to approach them. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireClient(request)
  const page = orNotFound(await roundForClient(actor, idOf(params.roundId), now()))
  const asked = await readForm(request, RoundFields)
  if (!asked.ok) return asked.answer
  const outcome = await decideInRound(actor, page.campaignId, entryOf(asked.form), { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'run', outcome.refused === 'not-found' ? 404 : 409) : json(outcome)
}

export default function PortalRoundRoute() {
  return <PortalRound page={useLoaderData<typeof loader>().page} />
}
