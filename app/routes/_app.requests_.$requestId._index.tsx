import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { StepForm } from '#app/desk/forms.server'
import { requestScreen } from '#app/desk/read.server'
import { RequestPage } from '#app/desk/request-page'
import { stepAtDesk } from '#app/desk/step.server'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.screen.request.subject} · Rondo` : 'Rondo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const screen = orNotFound(await requestScreen(actor, idOf(params.requestId), now()))
  return json({ screen, me: actor.staffId, today: today(), op: newOp() })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, StepForm)
  if (!read.ok) return read.answer
  const done = await stepAtDesk(actor, idOf(params.requestId), read.form, { now: now(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'desk', done.refused === 'not-found' ? 404 : 409) : json({ done: true })
}

export default function OneRequest() {
  return <RequestPage {...useLoaderData<typeof loader>()} />
}
