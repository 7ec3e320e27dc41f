import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text, versionNumber } from '#app/http/form.server'
import { translatorOf } from '#app/http/language.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { segmentsPage } from '#app/segments/overview.server'
import { ruleText } from '#app/segments/rule-text.server'
import { saveSegment } from '#app/segments/save.server'
import { SegmentsScreen } from '#app/segments/segments-screen'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('segments:title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const page = orNotFound(await segmentsPage(actor, idOf(params.campaignId), now()))
  return json({ page, op: newOp() })
}

const SegmentFields = z.object({
  id: z.union([z.uuid(), z.literal('')]),
  version: versionNumber,
  name: text(60, 'segments:nameRequired'),
  colour: z.enum(['A', 'B', 'C', 'D', 'E']),
  weight: z.coerce.number().int().min(1).max(9),
  rule: ruleText,
})

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, SegmentFields)
  if (!asked.ok) return asked.answer
  const t = await translatorOf(request)
  const { id, ...form } = asked.form
  const outcome = await saveSegment(actor, idOf(params.campaignId), { ...form, id: id || null }, t('segments:rest'), {
    now: now(),
    op: asked.op,
  })
  return 'refused' in outcome ? refusal(request, outcome, 'segments') : json(outcome)
}

export default function Segments() {
  const { page, op } = useLoaderData<typeof loader>()
  return <SegmentsScreen page={page} op={op} />
}
