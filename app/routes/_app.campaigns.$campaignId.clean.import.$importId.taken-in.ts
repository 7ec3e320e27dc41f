import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { importInCampaign } from '#app/clean/import-in-campaign.server'
import { beginTakeIn } from '#app/clean/import-work.server'
import { mappingRefusal } from '#app/clean/refusals.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'

const TakeInForm = z.object({ withFindings: z.literal('on').optional(), withClosed: z.literal('on').optional() })

/** Takes the file in and looks for duplicates at once, so that the next page has them. A long file goes on by itself, and its page shows how far it is. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const campaignId = idOf(params.campaignId)
  const importId = await importInCampaign(actor, params)
  const asked = await readForm(request, TakeInForm)
  if (!asked.ok) return asked.answer
  const choice = { withFindings: asked.form.withFindings === 'on', withClosed: asked.form.withClosed === 'on' }
  const begun = await beginTakeIn(actor, importId, { ...choice, op: asked.op })
  if ('going' in begun) return redirect(`/campaigns/${campaignId}/clean/import/${importId}/map`)
  if ('refused' in begun.outcome) return mappingRefusal(request, begun.outcome)
  return redirect(`/campaigns/${campaignId}/clean?taken=${importId}`)
}
