import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { logVisit } from '#app/carry-out/log-visit.server'
import { logAnswer } from '#app/carry-out/visits/log-answer.server'
import { LogFields, visitFrom } from '#app/carry-out/visits/log-fields'
import { LogForm } from '#app/carry-out/visits/log-form'
import { logFacts } from '#app/carry-out/visits/visit-facts.server'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { formSays, readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { addMinutes, type Moment, minutesBetween, wallClock } from '#domain/calendar/moment'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.stop.customer} · Rondo` : 'Rondo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const facts = orNotFound(await logFacts(actor, idOf(params.visitId), today()))
  if (facts.stop.visitId) throw redirect(`/visits/${facts.stop.visitId}`)
  const arrived = wallClock(arrivalOf(facts.stop, now()))
  return json({ ...facts, arrived, mayOverrun: actor.role !== 'consultant', op: newOp() })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const appointmentId = idOf(params.visitId)
  const asked = await readForm(request, LogFields)
  if (!asked.ok) return asked.answer
  const visit = visitFrom(appointmentId, asked.form, actor.name)
  if ('refused' in visit) return formSays(request, 'visits:errors.arrived', { field: 'arrivedTime', status: 400 })
  const outcome = await logVisit(actor, visit, { now: now(), op: asked.op })
  if (!('refused' in outcome)) return redirect(`/visits/${outcome.visitId}?logged`)
  return logAnswer(request, outcome)
}

export default function LogPage() {
  return <LogForm facts={useLoaderData<typeof loader>()} />
}

// Somebody who is early logs a visit that ends now, not one that is still to come.
function arrivalOf({ startsAt, endsAt }: { startsAt: Moment; endsAt: Moment }, at: Moment): Moment {
  return endsAt <= at ? startsAt : addMinutes(at, -minutesBetween(startsAt, endsAt))
}
