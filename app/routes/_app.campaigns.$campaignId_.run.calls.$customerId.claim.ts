import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { takeOrLeave } from '#app/carry-out/call-queue.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf, orNotFound } from '#app/http/params.server'

const Fields = z.object({ leave: z.literal('yes').optional() })

/** Takes a customer to call, so that no colleague does, renews that, or lets go. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const at = { campaignId: idOf(params.campaignId), customerId: idOf(params.customerId) }
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  return json(orNotFound(await takeOrLeave(actor, { ...at, leave: asked.form.leave === 'yes' }, now())))
}
