import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { formSays, readForm, readJson, text } from '#app/http/form.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { agreeToKickOff, kickOffPage, recordKickOff } from '#app/kick-off/kick-off.server'
import { KickOffScreen } from '#app/kick-off/kick-off-screen'
import { pageTitle } from '#app/messages/page-title'
import { kickOffRecord } from '#domain/act/kick-off'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('kickOff:title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  return json({ page: orNotFound(await kickOffPage(actor, idOf(params.campaignId), now())) })
}

const Fields = z.object({
  act: z.enum(['save', 'agree']),
  seen: z.coerce.number().int().min(0).max(2_147_483_647),
  by: text(120).optional(),
  record: z.string().max(60_000, 'refusals:tooLong').optional(),
})

/** Saves the record, or records who of the client agreed with it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const { act, seen, by = '', record = '{}' } = asked.form
  const [campaignId, when] = [idOf(params.campaignId), { now: now(), op: asked.op }]
  if (act === 'agree' && by === '') return formSays(request, 'kickOff:whoAgrees', { field: 'by', status: 400 })
  if (act === 'agree') {
    const outcome = await agreeToKickOff(actor, campaignId, { edition: seen, by }, when)
    return 'refused' in outcome ? refusal(request, outcome, 'kickOff') : json(outcome)
  }
  const kept = kickOffRecord.safeParse(parsed(record))
  if (!kept.success) return formSays(request, 'kickOff:incompleteRows', { field: 'record', status: 400 })
  const outcome = await recordKickOff(actor, campaignId, { seen, kept: kept.data }, when)
  return 'refused' in outcome ? refusal(request, outcome, 'kickOff') : json(outcome)
}

function parsed(record: string): unknown {
  try {
    return readJson(record)
  } catch {
    return null
  }
}

export default function KickOff() {
  const { page } = useLoaderData<typeof loader>()
  return <KickOffScreen page={page} />
}
