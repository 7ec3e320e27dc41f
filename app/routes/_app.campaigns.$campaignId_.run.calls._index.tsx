import { json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { queueFilter } from '#app/carry-out/call-form.server'
import { callQueuePage, everCalled } from '#app/carry-out/call-queue.server'
import { EverybodyCalled } from '#app/carry-out/everybody-called'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf, orNotFound } from '#app/http/params.server'

/** Opens who is to be called now; says so when there is nobody. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const campaignId = idOf(params.campaignId)
  const queue = orNotFound(await callQueuePage(actor, campaignId, now(), queueFilter(request)))
  if (queue.nextId) throw redirect(`/campaigns/${campaignId}/run/calls/${queue.nextId}${new URL(request.url).search}`)
  return json({ waiting: queue.total, called: await everCalled(actor, campaignId) })
}

export default function NobodyToCall() {
  return <EverybodyCalled {...useLoaderData<typeof loader>()} />
}
