import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { AppointmentDoor } from '#app/carry-out/appointment-door'
import { doorBehind, throughTheDoor } from '#app/carry-out/appointment-door.server'
import { now } from '#app/http/clock.server'
import { formSays, readForm, text } from '#app/http/form.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('run:door.title'))

export async function loader({ params }: LoaderFunctionArgs) {
  const door = await doorBehind(params.token ?? '', now())
  return json({ door }, { status: door ? 200 : 404 })
}

const Fields = z.object({ at: z.iso.datetime().optional(), reason: text(500).optional(), noMore: z.literal('on').optional() })

/** Confirms, moves or cancels an appointment by a link from its mail. */
export async function action({ request, params }: ActionFunctionArgs) {
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const { at = null, reason = '', noMore } = asked.form
  const outcome = await throughTheDoor(request, params.token ?? '', { at, reason, noMore: noMore === 'on' }, now())
  if ('done' in outcome) return json(outcome)
  if (outcome.refused === 'too-many') return formSays(request, 'run:door.tooMany', { status: 429 })
  if (outcome.refused === 'gone') return formSays(request, 'run:door.gone', { status: 404 })
  return formSays(request, outcome.refused === 'double-booked' ? 'run:refused.double-booked' : 'run:door.choose')
}

export default function AppointmentPage() {
  const { door } = useLoaderData<typeof loader>()
  return <AppointmentDoor door={door} answer={useActionData<typeof action>()} />
}
