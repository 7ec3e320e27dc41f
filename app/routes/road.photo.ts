import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, readJson } from '#app/http/form.server'
import { takePhoto } from '#app/road/take-photo.server'

const statusOf = { 'used-twice': 409, 'not-found': 404, 'not-yours': 403, 'picture-too-large': 413, 'too-many': 409 } as const

const Sent = z.object({ photo: z.string().max(2_000, 'refusals:tooLong'), picture: z.base64url('refusals:unreadable').max(1_900_000) })

/** Where phones bring the photos of their visits; app/road/deliver.ts is the other end. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Sent)
  if (!asked.ok) return asked.answer
  const answer = await takePhoto(actor, parsed(asked.form.photo), Buffer.from(asked.form.picture, 'base64url'), now())
  return json(answer, { status: answer.state === 'refused' ? (statusOf[answer.why as 'not-found'] ?? 422) : 200 })
}

function parsed(text: string): unknown {
  try {
    return readJson(text)
  } catch {
    return null
  }
}
