import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '#app/http/actor.server'
import { idOf } from '#app/http/params.server'
import { statementUblFile } from '#app/money/statement-file.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  return statementUblFile(actor, idOf(params.statementId))
}
