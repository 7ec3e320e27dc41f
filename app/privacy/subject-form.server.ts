import { json, redirect } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { dayField, readForm, text } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { orNotFound, pageOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { privacyKinds } from '#domain/relations/privacy-request'
import { subjectScreen, takeDown } from './register.server'
import type { SubjectAt } from './subject.server'

const Fields = z.object({
  kind: z.enum(privacyKinds, 'privacy:errors.kind'),
  receivedOn: dayField('privacy:errors.day'),
  words: text(4000).default(''),
})

/** The privacy page of somebody. */
export async function subjectPage(request: Request, at: SubjectAt) {
  const actor = await requireStaff(request)
  const screen = orNotFound(await subjectScreen(actor, at, { now: now(), page: pageOf(request) }))
  return json({ ...screen, today: today(), op: newOp() })
}

/** Takes down what they ask, and goes to the request. */
export async function subjectAsked(request: Request, at: SubjectAt) {
  const actor = await requireStaff(request)
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const done = await takeDown(actor, at, read.form, { now: now(), op: read.op })
  return 'refused' in done ? refusal(request, done, 'privacy', done.refused === 'not-found' ? 404 : 409) : redirect(`/privacy/${done.id}`)
}
