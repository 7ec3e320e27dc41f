import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { saveActivity } from '#app/act/change-plan.server'
import { planPage } from '#app/act/plan-page.server'
import { PlanScreen } from '#app/act/plan-screen'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text, versionNumber } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { parseMinutes } from '#app/ui/parse-minutes'
import { isDay } from '#domain/calendar/day'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('actions:title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  return json({ page: orNotFound(await planPage(actor, idOf(params.campaignId), now())), op: newOp() })
}

const emptyOr = <Inner extends z.ZodType>(inner: Inner) => z.union([z.literal('').transform(() => null), inner])

const ActivityFields = z.object({
  id: emptyOr(z.uuid()),
  version: versionNumber,
  segmentId: z.uuid(),
  kind: z.enum(['visit', 'call', 'mail', 'invitation', 'card', 'thank-you', 'other'], 'actions:errors.kind'),
  target: z.coerce
    .number('actions:errors.target')
    .int('actions:errors.target')
    .min(0, 'actions:errors.target')
    .max(100_000, 'actions:errors.target'),
  minutes: z
    .string()
    .transform((typed) => parseMinutes(typed))
    .refine((minutes): minutes is number => minutes !== null && minutes >= 0 && minutes <= 100_000, 'actions:errors.minutes'),
  aim: emptyOr(text(200)).optional(),
  script: emptyOr(text(4000)).optional(),
  ownerId: emptyOr(z.uuid()),
  startsOn: emptyOr(z.string().refine(isDay, 'refusals:unreadable')).optional(),
  dueOn: emptyOr(z.string().refine(isDay, 'refusals:unreadable')),
  name: emptyOr(text(60)).optional(),
  channel: emptyOr(z.enum(['post', 'mail', 'phone', 'visit', 'event'])).optional(),
  travelApart: z.literal('yes').optional(),
  pick: z.enum(['largest', 'nearest']).default('largest'),
})

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, ActivityFields)
  if (!asked.ok) return asked.answer
  const { aim = null, script = null, startsOn = null, name = null, channel = null, travelApart, ...form } = asked.form
  const activity = { ...form, aim, script, startsOn, name, channel, travelApart: form.kind === 'visit' && travelApart === 'yes' }
  const outcome = await saveActivity(actor, idOf(params.campaignId), activity, { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'actions') : json(outcome)
}

export default function Actions() {
  const { page, op } = useLoaderData<typeof loader>()
  return <PlanScreen page={page} op={op} />
}
