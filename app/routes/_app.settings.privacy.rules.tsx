import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { readForm, text } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { changeRules, rulesScreen } from '#app/privacy/rules.server'
import { RulesPage } from '#app/privacy/rules-page'
import { exportDaysBounds } from '#domain/relations/privacy-settings'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('privacy:settings.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return json({ ...(await rulesScreen(actor)), mayChange: actor.role === 'admin', op: newOp() })
}

const Fields = z.object({
  decider: z.enum(['auto', 'on', 'off'], 'refusals:unreadable'),
  exportDays: z.coerce
    .number('privacy:errors.number')
    .int('privacy:errors.number')
    .min(exportDaysBounds.least, 'privacy:errors.number')
    .max(exportDaysBounds.most, 'privacy:errors.number'),
  reason: text(500, 'privacy:errors.reason'),
})

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'admin')
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const { decider, exportDays, reason } = read.form
  const done = await changeRules(
    actor,
    { secondDecider: decider === 'auto' ? null : decider === 'on', exportDays, reason },
    { op: read.op },
  )
  return 'refused' in done ? refusal(request, done, 'privacy', done.refused === 'settings-not-yours' ? 403 : 409) : json(done)
}

export default function PrivacyRules() {
  return <RulesPage {...useLoaderData<typeof loader>()} />
}
