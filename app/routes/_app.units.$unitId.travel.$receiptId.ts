import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/http/actor.server'
import { idOf } from '#app/http/params.server'
import { receiptFile } from '#app/money/prices.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  return receiptFile(actor, idOf(params.unitId), idOf(params.receiptId))
}
