import { type ActionFunctionArgs, json } from '@remix-run/node'
import { CallFields, callFrom, queueFilter } from '#app/carry-out/call-form.server'
import { endCall } from '#app/carry-out/next-call.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { formSays, readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

/** Writes down how a call ended, and answers with everything the page of who is called next shows: nobody waits for the server twice. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const [campaignId, customerId] = [idOf(params.campaignId), idOf(params.customerId)]
  const asked = await readForm(request, CallFields)
  if (!asked.ok) return asked.answer
  const call = callFrom(customerId, asked.form, actor.name)
  if ('lacks' in call) return formSays(request, `run:calls.errors.${call.lacks}`, { field: 'day', status: 400 })
  const done = await endCall(actor, campaignId, call, { now: now(), op: asked.op, filter: queueFilter(request) })
  if ('refused' in done) return refusal(request, done, 'run')
  const { callId, mailTo, next } = done
  return json({ callId, mailTo, nextId: next?.desk.customer.id ?? null, next })
}
