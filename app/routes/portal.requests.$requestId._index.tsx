import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClientStepForm } from '#app/desk/forms.server'
import { requestForClient } from '#app/desk/portal.server'
import { PortalRequest } from '#app/desk/portal-request'
import { stepAsClient } from '#app/desk/step.server'
import { requireClient } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { shown } from '#app/http/view.server'
import { ClientRequestView } from '#app/portal/views.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.request.subject} · Rondo` : 'Rondo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireClient(request)
  const found = orNotFound(await requestForClient(actor, idOf(params.requestId), now()))
  return json(shown(ClientRequestView, { request: found, op: newOp() }))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireClient(request)
  const read = await readForm(request, ClientStepForm)
  if (!read.ok) return read.answer
  const done = await stepAsClient(actor, idOf(params.requestId), read.form, { now: now(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'desk', done.refused === 'not-found' ? 404 : 409) : json({ done: true })
}

export default function RequestOfClient() {
  return <PortalRequest {...useLoaderData<typeof loader>()} />
}
