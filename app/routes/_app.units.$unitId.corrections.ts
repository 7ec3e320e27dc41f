import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { correctEntry } from '#app/units/correct.server'

const Correction = z.object({ entryId: z.uuid(), reason: text(300, 'units:errors.reasonMissing') })

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, Correction)
  if (!read.ok) return read.answer
  const corrected = await correctEntry(actor, idOf(params.unitId), read.form, { now: now(), op: read.op })
  return 'refused' in corrected ? refusal(request, corrected, 'units') : json(corrected)
}
