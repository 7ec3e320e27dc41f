import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { ChargeForm, chargeFrom } from '#app/money/price-forms.server'
import { changeCharge, pricesScreen } from '#app/money/prices.server'
import { PricesPage } from '#app/money/prices-page'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('money:prices.title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return json({ ...(await pricesScreen(actor, idOf(params.unitId), today())), today: today(), op: newOp() })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readForm(request, ChargeForm)
  if (!read.ok) return read.answer
  const agreed = await changeCharge(actor, idOf(params.unitId), chargeFrom(read.form), read.op)
  return 'refused' in agreed ? refusal(request, agreed, 'money') : json(agreed)
}

export default function Prices() {
  return <PricesPage {...useLoaderData<typeof loader>()} />
}
