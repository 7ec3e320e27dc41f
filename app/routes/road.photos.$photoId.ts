import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { photoFile, removePhoto } from '#app/road/take-photo.server'

/** A photo of a visit, to look at. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  return photoFile(actor, idOf(params.photoId))
}

const Removal = z.object({ remove: z.literal('yes', 'refusals:unreadable') })

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Removal)
  if (!asked.ok) return asked.answer
  const outcome = await removePhoto(actor, idOf(params.photoId))
  return 'refused' in outcome ? refusal(request, outcome, 'visits') : json(outcome)
}
