import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireClient } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { newOp } from '#app/http/op.server'
import { idOf, pageOf } from '#app/http/params.server'
import { shown } from '#app/http/view.server'
import { unitForClient } from '#app/portal/unit.server'
import { ClientUnitPage } from '#app/portal/unit-page'
import { ClientLedger } from '#app/portal/views.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.ledger.unit.name} · Rondo` : 'Rondo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireClient(request, 'owner')
  return json(
    shown(ClientLedger, {
      ledger: await unitForClient(actor, idOf(params.unitId), { page: pageOf(request), today: today() }),
      today: today(),
      op: newOp(),
    }),
  )
}

export default function ClientUnit() {
  return <ClientUnitPage {...useLoaderData<typeof loader>()} />
}
