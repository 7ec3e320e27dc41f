import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, type ShouldRevalidateFunction, useLoaderData, useParams } from '@remix-run/react'
import { afterOutcome } from '#app/carry-out/after-outcome'
import { callDesk, mergedInto } from '#app/carry-out/call-desk.server'
import { CallDeskScreen } from '#app/carry-out/call-desk-screen'
import { CallFields, callFrom, queueFilter } from '#app/carry-out/call-form.server'
import { nextAfter } from '#app/carry-out/call-queue.server'
import { finishCall } from '#app/carry-out/complete-call.server'
import { takeNextDesk } from '#app/carry-out/next-desk'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { formSays, readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import type { StaffActor } from '#domain/relations/actor'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('run:calls.title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { searchParams } = new URL(request.url)
  const [campaignId, customerId] = [idOf(params.campaignId), idOf(params.customerId)]
  const keeper = await mergedInto(actor, customerId)
  // Who was merged while somebody had them on the line is talked with as who they became; what was typed comes along.
  if (keeper)
    throw redirect(
      `/campaigns/${campaignId}/run/calls/${keeper}?${new URLSearchParams({ ...Object.fromEntries(searchParams), from: customerId })}`,
    )
  return json(await pageOf(actor, campaignId, customerId, searchParams.get('contact')))
}

async function pageOf(actor: StaffActor, campaignId: string, customerId: string, contact: string | null = null) {
  const desk = orNotFound(await callDesk(actor, campaignId, customerId, now(), contact))
  return { desk, op: newOp(), today: today(), mayOverrun: actor.role !== 'consultant' }
}

/** The next customer came with the outcome of the call before: nobody waits for the server twice. */
export async function clientLoader({ params, serverLoader }: ClientLoaderFunctionArgs) {
  type Page = Awaited<ReturnType<typeof serverLoader<typeof loader>>>
  return takeNextDesk<Page>(params.customerId) ?? serverLoader<typeof loader>()
}

export const shouldRevalidate: ShouldRevalidateFunction = afterOutcome

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const [campaignId, customerId] = [idOf(params.campaignId), idOf(params.customerId)]
  const asked = await readForm(request, CallFields)
  if (!asked.ok) return asked.answer
  const call = callFrom(customerId, asked.form, actor.name)
  if ('lacks' in call) return formSays(request, `run:calls.errors.${call.lacks}`, { field: 'day', status: 400 })
  const done = await finishCall(actor, campaignId, call, { now: now(), op: asked.op })
  if ('refused' in done) return refusal(request, done, 'run')
  const nextId = await nextAfter(actor, campaignId, customerId, now(), queueFilter(request))
  const next = nextId ? await pageOf(actor, campaignId, nextId) : null
  return json({ callId: done.callId, mailTo: done.mailTo, nextId, next })
}

export default function CallCustomer() {
  const { desk, op, today, mayOverrun } = useLoaderData<typeof loader>()
  const { campaignId = '' } = useParams()
  return <CallDeskScreen key={desk.customer.id} desk={desk} campaignId={campaignId} op={op} today={today} mayOverrun={mayOverrun} />
}
