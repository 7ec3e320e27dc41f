import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, pageOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { TravelForm, travelFrom } from '#app/money/price-forms.server'
import { addTravelCost, travelScreen } from '#app/money/prices.server'
import { TravelPage } from '#app/money/travel-page'
import { receiptLimit } from '#domain/units/receipt'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('money:travel.title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const screen = await travelScreen(actor, idOf(params.unitId), { page: pageOf(request), today: today() })
  const me = { staffId: actor.staffId, isManager: actor.role !== 'consultant' }
  return json({ screen, today: today(), me, limit: receiptLimit, op: newOp() })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, TravelForm)
  if (!read.ok) return read.answer
  const { cost, file } = await travelFrom(read.form)
  const added = await addTravelCost(actor, idOf(params.unitId), cost, file, { today: today(), op: read.op })
  return 'refused' in added ? refusal(request, added, 'money') : json(added)
}

export default function Travel() {
  return <TravelPage {...useLoaderData<typeof loader>()} />
}
