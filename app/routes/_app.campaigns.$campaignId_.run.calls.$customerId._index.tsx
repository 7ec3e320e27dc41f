import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, useLoaderData, useParams } from '@remix-run/react'
import { callPage, mergedInto } from '#app/carry-out/call-desk.server'
import { CallDeskScreen } from '#app/carry-out/call-desk-screen'
import { takeNextDesk } from '#app/carry-out/next-desk'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { isAhead } from '#app/privacy/looked.server'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('run:calls.title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { searchParams } = new URL(request.url)
  const [campaignId, customerId] = [idOf(params.campaignId), idOf(params.customerId)]
  const keeper = await mergedInto(actor, customerId)
  // Who was merged while somebody had them on the line is talked with as who they became; what was typed comes along.
  if (keeper)
    throw redirect(
      `/campaigns/${campaignId}/run/calls/${keeper}?${new URLSearchParams({ ...Object.fromEntries(searchParams), from: customerId })}`,
    )
  return json(
    orNotFound(await callPage(actor, campaignId, customerId, now(), { asked: searchParams.get('contact'), isAhead: isAhead(request) })),
  )
}

/** The next customer came with the outcome of the call before: nobody waits for the server twice. */
export async function clientLoader({ params, serverLoader }: ClientLoaderFunctionArgs) {
  type Page = Awaited<ReturnType<typeof serverLoader<typeof loader>>>
  return takeNextDesk<Page>(params.customerId) ?? serverLoader<typeof loader>()
}

export default function CallCustomer() {
  const page = useLoaderData<typeof loader>()
  const { campaignId = '' } = useParams()
  return <CallDeskScreen key={page.desk.customer.id} {...page} campaignId={campaignId} />
}
