import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { changeTravel, learnTravelNow, travelScreen, tryTravel } from '#app/carry-out/planner/travel-screen.server'
import { TravelSettingsPage } from '#app/carry-out/planner/travel-settings-page'
import { requireRole, type StaffActor } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { optimisers, travelSources } from '#domain/carry-out/planner/travel-settings'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('planner:travel.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  return json({ ...(await travelScreen(actor)), op: newOp(), mayChange: actor.role === 'admin' })
}

const Fields = z.object({
  what: z.enum(['save', 'try', 'learn']),
  source: z.enum(travelSources).default('model'),
  address: text(300).default(''),
  parkingMinutes: z.coerce
    .number('planner:travel.errors.parking')
    .int('planner:travel.errors.parking')
    .min(0, 'planner:travel.errors.parking')
    .max(30, 'planner:travel.errors.parking')
    .default(3),
  optimiser: z.enum(optimisers).default('own'),
  vroomAddress: text(300).default(''),
  usesLearned: z.literal('on').optional(),
})

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const read = await readForm(request, Fields)
  if (!read.ok) return read.answer
  const done = await doneWith(actor, read.form, read.op)
  return 'refused' in done ? refusal(request, done, 'planner', done.refused === 'settings-not-yours' ? 403 : 409) : json(done)
}

function doneWith(
  actor: StaffActor,
  { what, usesLearned, address, vroomAddress, ...form }: z.output<typeof Fields>,
  op: string | undefined,
) {
  if (what === 'try') return tryTravel(actor)
  if (what === 'learn') return learnTravelNow(actor, now())
  const plain = (typed: string) => typed.replace(/\/+$/, '')
  const addresses = { address: plain(address), vroomAddress: plain(vroomAddress) }
  return changeTravel(actor, { ...form, ...addresses, usesLearned: usesLearned === 'on' }, { op })
}

export default function Travel() {
  return <TravelSettingsPage {...useLoaderData<typeof loader>()} />
}
