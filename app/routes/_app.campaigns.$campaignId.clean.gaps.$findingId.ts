import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { fixFinding, settleFinding } from '#app/clean/fix-findings.server'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { translatorOf } from '#app/http/language.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'

const SettlingForm = z.object({ state: z.enum(['fixed', 'accepted', 'later', 'open']), value: z.string().trim().max(2000).optional() })

/** Settles one finding: with the right value typed over, as right as it is, or for later. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const address = { campaignId: idOf(params.campaignId), findingId: idOf(params.findingId) }
  const asked = await readForm(request, SettlingForm)
  if (!asked.ok) return asked.answer
  const { state, value = '' } = asked.form
  const outcome = state === 'fixed' ? await fixFinding(actor, address, value) : await settleFinding(actor, address, state)
  if (!('refused' in outcome)) return json({ settled: state })
  if (outcome.refused !== 'still-wrong') return refusal(request, outcome, 'clean')
  const t = await translatorOf(request)
  return refusal(request, { ...outcome, finding: t(`clean:findings.${outcome.rule}`).toLowerCase() } as { refused: string }, 'clean', 400)
}
