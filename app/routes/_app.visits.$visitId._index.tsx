import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BriefingScreen } from '#app/carry-out/visits/briefing-screen'
import { ToldScreen } from '#app/carry-out/visits/told-screen'
import { toldTo } from '#app/carry-out/visits/told-to.server'
import { visitFacts } from '#app/carry-out/visits/visit-facts.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { isAhead, looked } from '#app/privacy/looked.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.title} · Rondo` : 'Rondo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const facts = orNotFound(await visitFacts(actor, idOf(params.visitId), await toldTo(request)))
  if ('movedTo' in facts) throw redirect(`/visits/${facts.movedTo}`)
  const title = 'told' in facts ? facts.told.visit.customer : facts.briefing.stop.customer
  const { customerId } = 'told' in facts ? facts.told.visit : facts.briefing.stop
  if (customerId && !isAhead(request)) await looked(actor, { way: 'visit', customerId }, now())
  const justLogged = new URL(request.url).searchParams.has('logged')
  const mayRemove = actor.role === 'consultant' ? actor.staffId : 'all'
  return json({ facts, title, justLogged, mayRemove, now: now() })
}

export default function VisitPage() {
  const { facts, justLogged, mayRemove, now: at } = useLoaderData<typeof loader>()
  if ('told' in facts) return <ToldScreen told={facts.told} justLogged={justLogged} mayRemove={mayRemove} />
  return <BriefingScreen briefing={facts.briefing} now={at} />
}
