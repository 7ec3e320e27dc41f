import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRole } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { removeOffer, saveOffer, soldKinds } from '#app/units/offers.server'
import { OffersPage } from '#app/units/offers-page'
import { OfferForm, offerFrom } from '#app/units/unit-forms.server'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('units:offers.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return json({ offers: await soldKinds(actor), op: newOp() })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readForm(request, OfferForm)
  if (!read.ok) return read.answer
  const done = read.form.remove
    ? await removeOffer(actor, read.form.remove, { now: now() })
    : await saveOffer(actor, offerFrom(read.form), { now: now(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'units') : json({ done: true })
}

export default function Offers() {
  return <OffersPage {...useLoaderData<typeof loader>()} />
}
