import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { requestScreen } from '#app/privacy/decide.server'
import { requestSent } from '#app/privacy/request-form.server'
import { RequestPage } from '#app/privacy/request-page'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('privacy:subject.page'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const screen = orNotFound(await requestScreen(actor, idOf(params.requestId), now()))
  return json({ ...screen, today: today(), op: newOp() })
}

export function action({ request, params }: ActionFunctionArgs) {
  return requestSent(request, idOf(params.requestId))
}

export default function PrivacyRequest() {
  const data = useLoaderData<typeof loader>()
  return <RequestPage key={`${data.request.id} ${data.request.version}`} {...data} />
}
