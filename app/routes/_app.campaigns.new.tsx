import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { createCampaign } from '#app/campaigns/create.server'
import { NewCampaign } from '#app/campaigns/new-campaign'
import { fieldOf, NewCampaignForm, wishFrom } from '#app/campaigns/new-campaign.server'
import { choicesForNew } from '#app/campaigns/read.server'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { type FormErrors, readForm } from '#app/http/form.server'
import { translatorOf } from '#app/http/language.server'
import { newOp } from '#app/http/op.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { soldKinds } from '#app/units/offers.server'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('campaigns:form.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const mayInvite = actor.role !== 'consultant'
  return json({ ...(await choicesForNew(actor, today())), today: today(), me: actor.staffId, mayInvite, op: newOp() })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, NewCampaignForm)
  if (!read.ok) return read.answer
  const wish = wishFrom(read.form, await soldKinds(actor), await translatorOf(request))
  const made = await createCampaign(actor, wish, { now: now(), op: read.op })
  if (!('refused' in made)) return redirect(`/campaigns/${made.campaignId}`)
  const { message } = await (await refusal(request, made, 'campaigns')).json()
  const field = fieldOf(made)
  return json<FormErrors>(field ? { errors: { [field]: [message] }, form: [] } : { errors: {}, form: [message] }, { status: 409 })
}

export default function NewCampaignPage() {
  return <NewCampaign {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
