import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { NoteForm } from '#app/desk/forms.server'
import { choicesForRequest } from '#app/desk/read.server'
import { RequestForm } from '#app/desk/request-form'
import { noteRequest } from '#app/desk/take-in.server'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { type FormErrors, readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idsIn, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { wallClock } from '#domain/calendar/moment'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('desk:form.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { searchParams } = new URL(request.url)
  const [clientId = null] = idsIn(searchParams, 'client')
  const [customerId = null] = idsIn(searchParams, 'customer')
  const choices = orNotFound(await choicesForRequest(actor, { clientId, customerId }, today()))
  const { day, time } = wallClock(now())
  return json({
    choices,
    me: actor.staffId,
    op: newOp(),
    now: `${day}T${time}`,
    kind: searchParams.get('kind'),
    service: idsIn(searchParams, 'service')[0] ?? null,
  })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, NoteForm)
  if (!read.ok) return read.answer
  const { clientId, ...wish } = read.form
  const done = await noteRequest(actor, clientId, wish, { now: now(), op: read.op })
  if (!('refused' in done)) return redirect(`/requests/${done.requestId}`)
  const { message } = await (await refusal(request, done, 'desk')).json()
  const field = fields[done.refused]
  const said: FormErrors = field ? { errors: { [field]: [message] }, form: [] } : { errors: {}, form: [message] }
  return json(said, { status: done.refused === 'not-found' ? 404 : 409 })
}

const fields: Partial<Record<string, string>> = {
  'asker-missing': 'toldBy',
  'received-later': 'receivedAt',
  'received-long-ago': 'receivedAt',
  'no-such-person': 'ownerId',
}

export default function NewRequest() {
  return <RequestForm {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
