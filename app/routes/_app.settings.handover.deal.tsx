import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { DealPage } from '#app/handover/deal-page'
import { dealRelations } from '#app/handover/hand-out.server'
import { dealScreen } from '#app/handover/read.server'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm, text } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { notFound, pageOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { careRoles, ruleFields } from '#domain/relations/handing-out'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('handover:deal'))

const id = z.uuid()
const word = z
  .string()
  .max(200)
  .catch('')
  .transform((typed) => typed.replaceAll('\0', ''))

// An address somebody typed or kept shows a list, never an error: what cannot be read is left out.
const asked = z.object({
  client: id.optional().catch(undefined),
  role: z.enum(careRoles).catch('owner'),
  to: id.or(z.literal('nobody')).optional().catch(undefined),
  ...Object.fromEntries(ruleFields.map((field) => [field, word.default('')])),
  segmentId: id.or(z.literal('')).catch(''),
  holder: id.or(z.enum(['none', ''])).catch(''),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const { client, role, to, ...rule } = asked.parse(Object.fromEntries(new URL(request.url).searchParams))
  const screen = await dealScreen(actor, { clientId: client, rule, role, page: pageOf(request), today: today() })
  return json({ ...screen, rule, role, to: to ?? null, op: newOp() })
}

const ofRule = Object.fromEntries(ruleFields.map((field) => [field, text(200).default('')])) as Record<
  (typeof ruleFields)[number],
  z.ZodDefault<ReturnType<typeof text>>
>

const Deal = z.object({
  ...ofRule,
  clientId: z.uuid('handover:errors.client'),
  role: z.enum(careRoles),
  to: z.uuid('handover:errors.staff').or(z.literal('nobody')),
  formerStandsBy: z.literal('yes').optional(),
  expected: z.coerce.number().int().min(0).max(10_000_000),
  segmentId: z.uuid().or(z.literal('')).default(''),
  holder: z
    .uuid()
    .or(z.enum(['none', '']))
    .default(''),
})

/** Gives the role at every relation that the rule means to whom was chosen. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readForm(request, Deal)
  if (!read.ok) return read.answer
  const { clientId, role, to, formerStandsBy, expected, ...rule } = read.form
  const staffId = to === 'nobody' ? null : to
  const deal = { clientId, rule, role, staffId, formerStandsBy: formerStandsBy === 'yes', expected }
  const outcome = await dealRelations(actor, deal, { today: today(), op: read.op })
  if (!('refused' in outcome)) return json(outcome)
  if (outcome.refused === 'not-found') throw notFound()
  return refusal(request, outcome, 'handover')
}

export default function HandOut() {
  return <DealPage {...useLoaderData<typeof loader>()} />
}
