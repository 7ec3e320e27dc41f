import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { departureScreen, passOn } from '#app/handover/departure.server'
import { DeparturePage } from '#app/handover/departure-page'
import { requireRole } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, notFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.name} · Rondo` : 'Rondo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const to = z.uuid().nullable().catch(null).parse(new URL(request.url).searchParams.get('to'))
  const screen = await departureScreen(actor, idOf(params.staffId), to, today())
  return json({ ...screen, today: today(), ops: { pass: newOp(), lend: newOp() } })
}

const successor = z
  .uuid('handover:errors.staff')
  .or(z.literal(''))
  .default('')
  .transform((typed) => typed || null)

const Successors = z.object({
  relations: successor,
  tasks: successor,
  appointments: successor,
  complaints: successor,
  campaigns: successor,
})

/** Hands over in one go what is a colleague's. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readForm(request, Successors)
  if (!read.ok) return read.answer
  const outcome = await passOn(actor, idOf(params.staffId), read.form, { today: today(), now: now(), op: read.op })
  if (!('refused' in outcome)) return json(outcome)
  if (outcome.refused === 'not-found') throw notFound()
  return refusal(request, outcome, 'handover')
}

export default function Departure() {
  const data = useLoaderData<typeof loader>()
  return <DeparturePage key={`${data.staffId} ${data.successor?.id ?? ''}`} {...data} />
}
