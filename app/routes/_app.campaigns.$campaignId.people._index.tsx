import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { assignPerson, peopleScreen } from '#app/campaigns/people/people.server'
import { PeoplePage } from '#app/campaigns/people/people-page'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, notFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { type Day, isOfficeDay, parseDay } from '#domain/calendar/day'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return json({ ...(await peopleScreen(actor, idOf(params.campaignId), today())), op: newOp() })
}

const day = z
  .string()
  .default('')
  .transform((typed, context): Day | null => {
    if (typed === '') return null
    const read = parseDay(typed)
    if (read && isOfficeDay(read)) return read
    context.addIssue({ code: 'custom', message: 'campaigns:errors.day', input: typed })
    return z.NEVER
  })

const Assignment = z.object({
  staffId: z.uuid('campaigns:errors.people'),
  role: z.enum(['lead', 'consultant', 'standby']),
  since: day,
  until: day,
})

/** Puts somebody on the campaign, or changes their part in it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const asked = await readForm(request, Assignment)
  if (!asked.ok) return asked.answer
  const outcome = await assignPerson(actor, idOf(params.campaignId), asked.form, { today: today(), op: asked.op })
  if (!('refused' in outcome)) return json(outcome)
  if (outcome.refused === 'not-found') throw notFound()
  return refusal(request, outcome, 'campaigns')
}

export default function People() {
  return <PeoplePage {...useLoaderData<typeof loader>()} />
}
