import { json } from '@remix-run/node'
import { z } from 'zod'
import { readForm } from '#app/http/form.server'
import { refusal } from '#app/http/refusal.server'
import type { StaffActor } from '#domain/relations/actor'
import { saveLook } from './look.server'

const Fields = z.object({
  colour: z.string().max(20).default(''),
  logo: z.instanceof(File).optional(),
  without: z.literal('on').optional(),
})

/** Takes the form with a colour and a logo, of the firm or of a client. */
export async function takeLook(request: Request, actor: StaffActor, clientId: string | null) {
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const { colour, logo: file, without } = read.form
  const sent = file && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined
  const saved = await saveLook(actor, clientId, { colour, logo: without === 'on' ? null : sent }, read.op)
  return 'refused' in saved ? refusal(request, saved, 'settings') : json(saved)
}
