import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { markRelated, separate, skip } from '#app/clean/decide-duplicates.server'
import { duplicatesScreen } from '#app/clean/duplicate-queue.server'
import { DuplicatesPage } from '#app/clean/duplicates-page'
import { fromJson } from '#app/clean/from-json'
import { mergeGroup } from '#app/clean/merge-duplicates.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, notFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { mergeFields } from '#domain/clean/merge'
import { personFields } from '#domain/clean/merge-person'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('clean:duplicates.title'))

const Band = z.enum(['sure', 'probable', 'doubtful', 'relatives'])
const Kind = z.enum(['organisation', 'person'])
const Asked = z.object({
  kind: Kind.optional().catch(undefined),
  band: Band.optional().catch(undefined),
  group: z.uuid().optional().catch(undefined),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { kind, band, group } = Asked.parse(Object.fromEntries(new URL(request.url).searchParams))
  const screen = await duplicatesScreen(actor, idOf(params.campaignId), { kind, band, groupId: group })
  if (!screen) throw notFound()
  return json({ ...screen, op: newOp() })
}

const DecisionForm = z.object({
  decision: z.enum(['merge', 'separate', 'related', 'skip']),
  groupId: z.uuid(),
  kind: Kind,
  band: Band,
  /** The group to show next; empty at the end of the queue. */
  next: z.union([z.literal(''), z.uuid()]),
  keeperId: z.uuid(),
  fields: fromJson(z.partialRecord(z.enum([...mergeFields, ...personFields]), z.uuid())),
  memberIds: fromJson(z.array(z.uuid()).min(2).max(500)),
  sumYears: fromJson(z.array(z.number().int()).max(50)),
  link: z.enum(['branch', 'holding', 'same-building', 'other']),
})

/** A decision about one group; then the next one is up. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const campaignId = idOf(params.campaignId)
  const asked = await readForm(request, DecisionForm)
  if (!asked.ok) return asked.answer
  const { decision, groupId, kind, band, next, keeperId, fields, memberIds, sumYears, link } = asked.form
  const address = { campaignId, groupId }
  const decide = {
    merge: () => mergeGroup(actor, address, { keeperId, fields, memberIds, sumYears, op: asked.op }),
    separate: () => separate(actor, address),
    related: () => markRelated(actor, address, { headId: keeperId, kind: link }),
    skip: () => skip(actor, address),
  }
  const outcome = await decide[decision]()
  if ('refused' in outcome) return refusal(request, outcome, 'clean')
  const search = new URLSearchParams({ kind, band, ...(next ? { group: next } : {}) })
  return redirect(`/campaigns/${campaignId}/clean/duplicates?${search}`)
}

export default function Duplicates() {
  return <DuplicatesPage {...useLoaderData<typeof loader>()} />
}
