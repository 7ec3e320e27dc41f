import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { pinCampaign } from '#app/campaigns/read.server'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'

const Pinning = z.object({ on: z.enum(['', 'on']) })

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, Pinning)
  if (!read.ok) return read.answer
  const pinned = read.form.on === 'on'
  await pinCampaign(actor, idOf(params.campaignId), { on: pinned, today: today() })
  return json({ pinned })
}
