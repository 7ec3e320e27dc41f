import { type ActionFunctionArgs, json } from '@remix-run/node'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { translatorOf } from '#app/http/language.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { openNextUnit } from '#app/units/follow-on.server'
import { NextUnitForm, nextUnitFrom } from '#app/units/unit-forms.server'

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, NextUnitForm)
  if (!read.ok) return read.answer
  const done = await openNextUnit(actor, idOf(params.unitId), nextUnitFrom(read.form, await translatorOf(request)), {
    now: now(),
    op: read.op,
  })
  return 'refused' in done ? refusal(request, done, 'units') : json({ done: true })
}
