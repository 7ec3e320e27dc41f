import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, readJson } from '#app/http/form.server'
import { takeLog } from '#app/road/take-log.server'

const statusOf = { unreadable: 422, 'newer-than-server': 422, 'used-twice': 409, 'not-found': 404, 'not-yours': 403 } as const

const Sent = z.object({ log: z.string().max(900_000, 'refusals:tooLong'), sentAt: z.iso.datetime().optional() })

/** Where phones bring the visits they wrote down; app/road/sending.ts is the other end. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Sent)
  if (!asked.ok) return asked.answer
  const answer = await takeLog(actor, parsed(asked.form.log), { now: now(), sentAt: asked.form.sentAt ?? null })
  return json(answer, { status: answer.state === 'refused' ? statusOf[answer.why] : 200 })
}

function parsed(text: string): unknown {
  try {
    return readJson(text)
  } catch {
    return null
  }
}
