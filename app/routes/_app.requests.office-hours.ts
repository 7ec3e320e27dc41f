import { type ActionFunctionArgs, json } from '@remix-run/node'
import { OfficeForm, officeHoursFrom } from '#app/desk/forms.server'
import { setOfficeHours } from '#app/desk/office-hours.server'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { refusal } from '#app/http/refusal.server'

/** Says when the office is open from a day on. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readForm(request, OfficeForm)
  if (!read.ok) return read.answer
  const week = { from: read.form.startsOn ?? today(), hours: officeHoursFrom(read.form) }
  const done = await setOfficeHours(actor, week, { today: today(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'desk') : json({ done: true })
}
