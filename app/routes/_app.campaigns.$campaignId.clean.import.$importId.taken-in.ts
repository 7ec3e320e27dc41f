import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { findDuplicatesOf } from '#app/clean/find-duplicates.server'
import { importInCampaign } from '#app/clean/import-in-campaign.server'
import { mappingRefusal } from '#app/clean/refusals.server'
import { takeIn } from '#app/clean/take-in.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'

const TakeInForm = z.object({ withFindings: z.literal('on').optional(), withClosed: z.literal('on').optional() })

/** Takes the file in and looks for duplicates at once, so that the next page has them. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const campaignId = idOf(params.campaignId)
  const importId = await importInCampaign(actor, params)
  const asked = await readForm(request, TakeInForm)
  if (!asked.ok) return asked.answer
  const choice = { withFindings: asked.form.withFindings === 'on', withClosed: asked.form.withClosed === 'on' }
  const outcome = await takeIn(actor, importId, { ...choice, op: asked.op })
  if ('refused' in outcome) return mappingRefusal(request, outcome)
  await findDuplicatesOf(actor, campaignId)
  return redirect(`/campaigns/${campaignId}/clean?taken=${importId}`)
}
