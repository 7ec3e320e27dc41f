import type { ActionFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, versionNumber } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { releaseReport } from '#app/reports/write.server'

const Fields = z.object({ version: versionNumber, mail: z.enum(['yes', 'no']).default('yes') })

/** Releases a report: from then on it never changes, and it goes by mail to who receives it unless asked not to. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await releaseReport(actor, idOf(params.reportId), asked.form.version, now(), { mail: asked.form.mail === 'yes' })
  return 'refused' in outcome ? refusal(request, outcome, 'reports') : json(outcome)
}
