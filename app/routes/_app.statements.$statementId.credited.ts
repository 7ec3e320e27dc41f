import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { creditStatement } from '#app/money/statements.server'

const Wish = z.object({ reason: text(300, 'money:errors.reason') })

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const statementId = idOf(params.statementId)
  const read = await readForm(request, Wish)
  if (!read.ok) return read.answer
  const credited = await creditStatement(actor, { statementId, reason: read.form.reason }, { now: now(), op: read.op })
  return 'refused' in credited ? refusal(request, credited, 'money') : redirect(`/statements/${credited.statementId}`)
}
