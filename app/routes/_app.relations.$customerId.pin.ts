import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { placePin } from '#app/relations/pin.server'

const degrees = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^(-?\d{1,3}([.,]\d{1,12})?)?$/, 'relations:errors.degrees')
    .transform((text) => (text === '' ? null : Number(text.replace(',', '.'))))
    .refine((value) => value === null || (value >= least && value <= most), 'relations:errors.degrees')

const PinForm = z.object({
  version: z.coerce.number().int().min(1).max(1_000_000_000),
  latitude: degrees(-90, 90),
  longitude: degrees(-180, 180),
})

/** Moves the pin of a customer; with empty fields it goes back to the address. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const customerId = idOf(params.customerId)
  const asked = await readForm(request, PinForm)
  if (!asked.ok) return asked.answer
  const { version, latitude, longitude } = asked.form
  const point = latitude === null || longitude === null ? null : { latitude, longitude }
  const outcome = await placePin(actor, customerId, { version, point, op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'relations') : json(outcome)
}
