import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { languageOf } from '#app/http/language.server'
import { newOp } from '#app/http/op.server'
import { idOf, pageOf } from '#app/http/params.server'
import { filterIn } from '#app/units/filter.server'
import { unitLedger } from '#app/units/read.server'
import { UnitPage } from '#app/units/unit-page'
import { isOfficeDay } from '#domain/calendar/day'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.ledger.unit.name} · ${data.ledger.campaign.client} · Rondo` : 'Rondo' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { searchParams, search } = new URL(request.url)
  const { filter, order } = filterIn(searchParams)
  const at = searchParams.get('at')
  const asked = {
    filter,
    order,
    at: at && isOfficeDay(at) ? at : null,
    page: pageOf(request),
    today: today(),
    language: await languageOf(request),
  }
  const ledger = await unitLedger(actor, idOf(params.unitId), asked)
  const me = { staffId: actor.staffId, mayCorrect: actor.role !== 'consultant' }
  return json({ ledger, order, search, me, today: today(), op: newOp() })
}

export default function Unit() {
  return <UnitPage {...useLoaderData<typeof loader>()} />
}
