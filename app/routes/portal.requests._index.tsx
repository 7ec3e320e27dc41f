import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AskForm } from '#app/desk/forms.server'
import { onlyThese, requestsForClient } from '#app/desk/portal.server'
import { PortalRequests } from '#app/desk/portal-requests'
import { askAtDesk } from '#app/desk/take-in.server'
import { requireClient } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { pageOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { shown } from '#app/http/view.server'
import { pageTitle } from '#app/messages/page-title'
import { ClientRequestsView } from '#app/portal/views.server'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('desk:portal.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireClient(request)
  const asked = new URL(request.url).searchParams.get('only')
  const only = onlyThese.find((each) => each === asked)
  return json(
    shown(ClientRequestsView, { ...(await requestsForClient(actor, { page: pageOf(request), only: only ?? null }, now())), op: newOp() }),
  )
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireClient(request)
  const read = await readForm(request, AskForm)
  if (!read.ok) return read.answer
  const done = await askAtDesk(actor, read.form, { now: now(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'desk', done.refused === 'not-found' ? 404 : 409) : json({ done: true })
}

export default function RequestsOfClient() {
  return <PortalRequests {...useLoaderData<typeof loader>()} />
}
