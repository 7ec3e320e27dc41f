import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { changeLookup, lookupScreen, tryLookup } from '#app/clean/lookup-screen.server'
import { LookupSettingsPage } from '#app/clean/lookup-settings-page'
import { requireRole } from '#app/http/actor.server'
import { readForm, text } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { mostPerSecond } from '#domain/clean/address-lookup'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('settings:places.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return json({ ...(await lookupScreen(actor)), op: newOp(), mayChange: actor.role === 'admin', mostPerSecond })
}

const Fields = z.object({
  what: z.enum(['save', 'try']),
  isOn: z.literal('on').optional(),
  address: text(300).default(''),
  perSecond: z.coerce
    .number('settings:places.errors.perSecond')
    .int('settings:places.errors.perSecond')
    .min(1, 'settings:places.errors.perSecond')
    .max(mostPerSecond, 'settings:places.errors.perSecond')
    .default(4),
})

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const { what, isOn, address, perSecond } = read.form
  const done =
    what === 'try'
      ? await tryLookup(actor)
      : await changeLookup(actor, { isOn: isOn === 'on', address: address.replace(/\/+$/, ''), perSecond }, { op: read.op })
  return 'refused' in done ? refusal(request, done, 'settings', done.refused === 'settings-not-yours' ? 403 : 409) : json(done)
}

export default function Places() {
  return <LookupSettingsPage {...useLoaderData<typeof loader>()} />
}
