import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { agreeAsClient, commentOnPlan, portalPlan } from '#app/act/portal-plan.server'
import { PortalPlanPage } from '#app/act/portal-plan-page'
import { requireClient } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text, versionNumber } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { shown } from '#app/http/view.server'
import { pageTitle } from '#app/messages/page-title'
import { ClientPlan } from '#app/portal/views.server'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('actions:portal.title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireClient(request)
  return json(shown(ClientPlan, { plan: orNotFound(await portalPlan(actor, idOf(params.campaignId), now())), op: newOp() }))
}

const Fields = z.object({
  act: z.enum(['agree', 'say']),
  edition: versionNumber.optional(),
  segmentId: z.union([z.uuid(), z.literal('')]),
  text: text(2000).optional(),
})

/** Agrees with the plan or a segment of it, which only who may decide for the client does; or says something about it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireClient(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const { act, edition = 0, segmentId, text: said = '' } = asked.form
  const [campaignId, when] = [idOf(params.campaignId), { now: now(), op: asked.op }]
  if (act === 'say' && said === '') return refusal(request, { refused: 'nothing-said' }, 'actions', 400)
  if (act === 'agree' && actor.level !== 'owner') return refusal(request, { refused: 'not-yours-to-agree' }, 'actions', 403)
  const outcome =
    act === 'agree'
      ? await agreeAsClient(actor, campaignId, { edition, segmentId: segmentId || null }, when)
      : await commentOnPlan(actor, campaignId, { text: said, segmentId: segmentId || null }, when)
  return 'refused' in outcome ? refusal(request, outcome, 'actions', outcome.refused === 'not-found' ? 404 : 409) : json(outcome)
}

export default function PortalPlan() {
  return <PortalPlanPage {...useLoaderData<typeof loader>()} />
}
