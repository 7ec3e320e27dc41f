import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData, useParams } from '@remix-run/react'
import { CallDeskFrame } from '#app/carry-out/call-desk-frame'
import { deskKeys } from '#app/carry-out/call-desk-keys'
import { queueFilter } from '#app/carry-out/call-form.server'
import { callQueuePage } from '#app/carry-out/call-queue.server'
import { deskStays } from '#app/carry-out/desk-stays'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import type { ShellHandle } from '#app/shell/shell-data'

/** Four things stand side by side here: the menu makes room, and the sheet of keys tells those of the desk. */
export const handle: ShellHandle = { shell: { rail: true, flush: true, keys: deskKeys } }

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('run:calls.title'))

/** The call desk: the queue at the left, who is called beside it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  return json({ queue: orNotFound(await callQueuePage(actor, idOf(params.campaignId), now(), queueFilter(request))) })
}

export const shouldRevalidate: ShouldRevalidateFunction = deskStays

export default function Calls() {
  const { queue } = useLoaderData<typeof loader>()
  const { campaignId = '' } = useParams()
  return <CallDeskFrame campaignId={campaignId} queue={queue} />
}
