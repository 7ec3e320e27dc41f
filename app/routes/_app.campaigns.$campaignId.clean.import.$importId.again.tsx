import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { againScreen, takeOverAgain } from '#app/clean/again.server'
import { AgainPage } from '#app/clean/again-page'
import { importInCampaign } from '#app/clean/import-in-campaign.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('clean:again.title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const screen = await againScreen(actor, await importInCampaign(actor, params))
  return json({ campaignId: idOf(params.campaignId), screen: screen && 'refused' in screen ? null : screen, op: newOp() })
}

/** Brings the known customers up to date with the file. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const importId = await importInCampaign(actor, params)
  const asked = await readForm(request, z.object({}))
  if (!asked.ok) return asked.answer
  const outcome = await takeOverAgain(actor, importId, asked.op)
  return 'refused' in outcome ? refusal(request, outcome, 'clean') : json(outcome)
}

export default function AgainRoute() {
  return <AgainPage {...useLoaderData<typeof loader>()} />
}
