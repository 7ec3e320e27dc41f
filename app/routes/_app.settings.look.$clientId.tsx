import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRole } from '#app/http/actor.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { lookScreen } from '#app/look/look.server'
import { takeLook } from '#app/look/look-form.server'
import { LookPage } from '#app/look/look-page'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('settings:look.title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return json({ ...orNotFound(await lookScreen(actor, idOf(params.clientId))), op: newOp() })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return takeLook(request, actor, idOf(params.clientId))
}

export default function ClientLook() {
  return <LookPage {...useLoaderData<typeof loader>()} ofClient={true} />
}
