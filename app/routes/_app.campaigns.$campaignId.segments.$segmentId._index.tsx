import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound, pageOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { MembersScreen } from '#app/segments/members-screen'
import { segmentMembers } from '#app/segments/overview.server'
import { pinToSegment } from '#app/segments/save.server'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('segments:title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const of = { campaignId: idOf(params.campaignId), segmentId: idOf(params.segmentId) }
  return json({ members: orNotFound(await segmentMembers(actor, of, pageOf(request), now())), op: newOp() })
}

const Fields = z.object({
  customerId: z.array(z.uuid()).min(1, 'segments:chooseSomebody').max(1_000, 'refusals:tooLong'),
  segmentId: z.union([z.uuid(), z.literal('')]),
  reason: z.string().trim().max(300, 'refusals:tooLong'),
})

/** Pins customers to another segment, or lets them go back to the rules. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const { customerId, segmentId, reason } = asked.form
  const pin = { customerIds: customerId, segmentId: segmentId || null, reason }
  const outcome = await pinToSegment(actor, idOf(params.campaignId), pin, { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'segments') : json(outcome)
}

export default function SegmentMembers() {
  const { members, op } = useLoaderData<typeof loader>()
  return <MembersScreen members={members} op={op} />
}
