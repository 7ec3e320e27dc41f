import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRole } from '#app/http/actor.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { StatementPage } from '#app/money/statement-page'
import { statementScreen } from '#app/money/statements.server'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('money:statements.title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return json({ statement: orNotFound(await statementScreen(actor, idOf(params.statementId))), op: newOp() })
}

export default function Statement() {
  return <StatementPage {...useLoaderData<typeof loader>()} />
}
