import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireClient } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, versionNumber } from '#app/http/form.server'
import { languageOf, translatorOf } from '#app/http/language.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { shown } from '#app/http/view.server'
import { agreeToKickOff, kickOffForPaper } from '#app/kick-off/kick-off.server'
import { kickOffOverview } from '#app/kick-off/kick-off-paper.server'
import { PortalKickOff } from '#app/kick-off/portal-kick-off'
import { pageTitle } from '#app/messages/page-title'
import { ClientKickOff } from '#app/portal/views.server'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('kickOff:paperTitle'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireClient(request)
  const campaignId = idOf(params.campaignId)
  const paper = orNotFound(await kickOffForPaper(actor, campaignId, null, now()))
  const overview = kickOffOverview(paper, await languageOf(request), await translatorOf(request))
  return json(
    shown(ClientKickOff, { campaignId, edition: paper.kickOff.edition, overview, mayAgree: actor.level === 'owner', op: newOp() }),
  )
}

const Fields = z.object({ edition: versionNumber })

/** The client agrees with the overview, by their own name. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireClient(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  if (actor.level !== 'owner') return refusal(request, { refused: 'not-yours-to-agree' }, 'actions', 403)
  const agreed = { edition: asked.form.edition, by: actor.name }
  const outcome = await agreeToKickOff(actor, idOf(params.campaignId), agreed, { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'kickOff', outcome.refused === 'not-found' ? 404 : 409) : json(outcome)
}

export default function PortalKickOffRoute() {
  return <PortalKickOff {...useLoaderData<typeof loader>()} />
}
