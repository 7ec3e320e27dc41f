import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireRole } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { saveAs } from '#app/http/save-as'
import { dropFile, takeFile } from '#app/privacy/make-file.server'

/** The file with everything we hold of somebody, for managers and administrators, as long as it is there. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const { bytes, name } = orNotFound(await takeFile(actor, idOf(params.fileId), now()))
  const headers = { 'Content-Type': 'application/zip', 'Content-Disposition': saveAs(name), 'Cache-Control': 'no-store' }
  return new Response(new Uint8Array(bytes), { headers })
}

const Removal = z.object({ remove: z.literal('yes', 'refusals:unreadable') })

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readForm(request, Removal)
  if (!read.ok) return read.answer
  const done = await dropFile(actor, idOf(params.fileId))
  return 'refused' in done ? refusal(request, done, 'privacy', 404) : json(done)
}
