import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { askPlan } from '#app/carry-out/planner/ask-plan.server'
import { unitPlanPage } from '#app/carry-out/planner/plan-page.server'
import { PlanScreen } from '#app/carry-out/planner/plan-screen'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('planner:title'))

const limit = (most: number) => z.union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(most)])
const AskForm = z.object({
  staffIds: z.array(z.uuid()).max(50).default([]),
  weekdays: z.array(z.coerce.number().int().min(1).max(7)).max(7).default([]),
  mostDriveOneWay: limit(480),
  mostVisitsADay: limit(20),
  weeks: z.coerce.number().int().min(1).max(12),
  seconds: z.coerce.number().int().min(1).max(60),
  keepsAll: z.literal('yes').optional(),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const campaignId = idOf(params.campaignId)
  return json({ page: orNotFound(await unitPlanPage(actor, campaignId, now())), op: newOp(), campaignId })
}

/** Asks for a plan of the unit; it is made in the background. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, AskForm)
  if (!asked.ok) return asked.answer
  const { keepsAll, ...form } = asked.form
  const outcome = await askPlan(actor, idOf(params.campaignId), { ...form, keepsAll: keepsAll === 'yes' }, { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'planner') : json(outcome)
}

export default function PlanUnit() {
  const { page, op, campaignId } = useLoaderData<typeof loader>()
  return <PlanScreen page={page} op={op} campaignId={campaignId} />
}
