import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { consentHows } from '#app/carry-out/call-consent'
import { endConsent, keepConsent } from '#app/carry-out/consent.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { isOfficeDay } from '#domain/calendar/day'

const Fields = z.object({
  withdraw: z.uuid().optional(),
  contactId: z.union([z.uuid(), z.literal('')]).optional(),
  givenOn: z.iso.date().refine(isOfficeDay, 'refusals:unreadable').optional(),
  how: z.enum(consentHows).optional(),
  wording: z.string().trim().min(10, 'run:consent.errors.wording').max(1000, 'refusals:tooLong').optional(),
})

/** Keeps a consent to be called, or withdraws one. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const at = { campaignId: idOf(params.campaignId), customerId: idOf(params.customerId) }
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const { withdraw, contactId, givenOn, how, wording } = asked.form
  const outcome = withdraw
    ? await endConsent(actor, at, withdraw, now())
    : await keepConsent(
        actor,
        at,
        { contactId: contactId || null, givenOn: givenOn ?? '9999-12-31', how: how ?? 'by-phone', wording: wording ?? '' },
        now(),
      )
  return 'refused' in outcome ? refusal(request, outcome, 'run') : json(outcome)
}
