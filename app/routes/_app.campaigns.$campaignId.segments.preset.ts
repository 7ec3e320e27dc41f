import type { ActionFunctionArgs } from '@remix-run/node'
import { json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { translatorOf } from '#app/http/language.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { presetWords } from '#app/segments/preset-words'
import { takePreset } from '#app/segments/take-preset.server'

const Fields = z.object({ preset: z.string().max(300) })

/** Makes the segments of a proposal at once. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const t = await translatorOf(request)
  const outcome = await takePreset(actor, idOf(params.campaignId), asked.form.preset, presetWords(t), { now: now(), op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'segments') : json(outcome)
}
