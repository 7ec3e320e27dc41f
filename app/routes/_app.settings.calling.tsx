import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { callingScreen, changeCalling } from '#app/carry-out/calling-settings.server'
import { CallingSettingsPage } from '#app/carry-out/calling-settings-page'
import { requireRole } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import type { CallingSettings } from '#domain/relations/calling-settings'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('run:calling.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return json({ ...(await callingScreen(actor, now())), op: newOp(), mayChangeLaw: actor.role === 'admin' })
}

const whole = z.coerce
  .number('run:calling.errors.number')
  .int('run:calling.errors.number')
  .min(0, 'run:calling.errors.number')
  .max(999, 'run:calling.errors.number')
const day = z.union([z.iso.date(), z.literal('')])
const time = z.union([z.string().regex(/^\d\d:\d\d$/), z.literal('')])

const Fields = z.object({
  maxContacts: whole,
  withinDays: whole,
  quietDays: whole,
  mostUnanswered: whole,
  goalADay: whole,
  consentNeededFrom: day,
  customerExceptionEndsOn: day,
  customerExceptionYears: whole,
  weekdaysFrom: time,
  weekdaysTo: time,
  saturdayFrom: time,
  saturdayTo: time,
  reason: text(500, 'run:calling.errors.reason').min(10, 'run:calling.errors.reason'),
})

function settingsFrom(form: z.output<typeof Fields>): CallingSettings {
  const { maxContacts, withinDays, quietDays, mostUnanswered, goalADay, customerExceptionYears } = form
  return {
    guard: { maxContacts, withinDays, quietDays },
    rules: {
      consentNeededFrom: form.consentNeededFrom || null,
      customerExceptionEndsOn: form.customerExceptionEndsOn || null,
      customerExceptionYears,
    },
    hours: {
      weekdays: { from: form.weekdaysFrom, to: form.weekdaysTo },
      saturday: form.saturdayFrom === '' && form.saturdayTo === '' ? null : { from: form.saturdayFrom, to: form.saturdayTo },
    },
    mostUnanswered,
    goalADay,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const done = await changeCalling(actor, settingsFrom(read.form), read.form.reason, { op: read.op })
  return 'refused' in done ? refusal(request, done, 'run', done.refused === 'settings-not-yours' ? 403 : 409) : json(done)
}

export default function Calling() {
  return <CallingSettingsPage {...useLoaderData<typeof loader>()} />
}
