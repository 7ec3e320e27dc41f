import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRole } from '#app/http/actor.server'
import { newOp } from '#app/http/op.server'
import { orNotFound } from '#app/http/params.server'
import { lookScreen } from '#app/look/look.server'
import { takeLook } from '#app/look/look-form.server'
import { LookPage } from '#app/look/look-page'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('settings:look.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return json({ ...orNotFound(await lookScreen(actor, null)), op: newOp() })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return takeLook(request, actor, null)
}

export default function FirmLook() {
  return <LookPage {...useLoaderData<typeof loader>()} ofClient={false} />
}
