import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { dayPage } from '#app/carry-out/today/day.server'
import { TodayScreen } from '#app/carry-out/today/today-screen'
import { toldTo } from '#app/carry-out/visits/told-to.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { newOp } from '#app/http/op.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('visits:today.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { userId, staffId, name } = actor
  const at = z.uuid().safeParse(new URL(request.url).searchParams.get('at'))
  const page = await dayPage(actor, now(), { ...(await toldTo(request)), atDoor: at.data ?? null })
  return json({ ...page, userId, staffId, name, firstName: name.split(' ')[0] ?? name, op: newOp() })
}

export default function TodayPage() {
  return <TodayScreen page={useLoaderData<typeof loader>()} />
}
