import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, notFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { DraftPage } from '#app/money/draft-page'
import { draftStatement, issueStatement } from '#app/money/statements.server'
import { addDays, isOfficeDay } from '#domain/calendar/day'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('money:statements.make'))

const Wish = z.object({
  clientId: z.uuid('money:errors.client'),
  to: z.string().refine(isOfficeDay, 'money:errors.day'),
  seen: z.coerce.number('refusals:unreadable').int(),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const { searchParams } = new URL(request.url)
  const clientId = idOf(searchParams.get('client') ?? undefined)
  const asked = searchParams.get('to') ?? ''
  const to = isOfficeDay(asked) ? asked : addDays(today(), -1)
  const draft = await draftStatement(actor, clientId, to, now())
  if ('refused' in draft && draft.refused === 'not-found') throw notFound()
  const name = 'invoice' in draft ? draft.invoice.buyer.name : draft.client
  return json({ draft, client: { id: clientId, name }, to, op: newOp() })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readForm(request, Wish)
  if (!read.ok) return read.answer
  const issued = await issueStatement(actor, read.form, { now: now(), op: read.op })
  return 'refused' in issued ? refusal(request, issued, 'money') : redirect(`/statements/${issued.statementId}`)
}

export default function NewStatement() {
  return <DraftPage {...useLoaderData<typeof loader>()} />
}
