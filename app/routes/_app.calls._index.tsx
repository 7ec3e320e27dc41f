import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { callQueues } from '#app/carry-out/call-queue.server'
import { CallQueues } from '#app/carry-out/call-queues'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('run:calls.title'))

/** Opens the campaign whose customers wait most for a call of the reader; `?all` or nobody waiting shows all queues. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const queues = await callQueues(actor, now())
  const first = queues.find(({ waiting }) => waiting > 0)
  const all = new URL(request.url).searchParams.has('all')
  if (first && !all) throw redirect(`/campaigns/${first.campaignId}/run/calls`)
  return json({ queues })
}

export default function Calls() {
  return <CallQueues queues={useLoaderData<typeof loader>().queues} />
}
