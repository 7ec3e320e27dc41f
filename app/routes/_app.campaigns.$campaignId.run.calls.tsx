import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { callQueuePage } from '#app/carry-out/call-desk.server'
import { CallDeskFrame } from '#app/carry-out/call-desk-frame'
import { queueFilter } from '#app/carry-out/call-form.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('run:calls.title'))

/** The call desk: the queue at the left, who is called beside it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  return json({ queue: orNotFound(await callQueuePage(actor, idOf(params.campaignId), now(), queueFilter(request))) })
}

export default function Calls() {
  const { queue } = useLoaderData<typeof loader>()
  const { campaignId = '' } = useParams()
  return <CallDeskFrame campaignId={campaignId} queue={queue} />
}
