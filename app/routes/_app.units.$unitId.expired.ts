import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { translatorOf } from '#app/http/language.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { expireUnused } from '#app/units/expire.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, z.object({}))
  if (!read.ok) return read.answer
  const t = await translatorOf(request)
  const words = { text: t('units:expire.line'), reason: t('units:expire.why') }
  const done = await expireUnused(actor, idOf(params.unitId), words, { now: now(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'units') : json({ done: true })
}
