import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { capacityPage, capacityWeeks } from '#app/carry-out/agenda/capacity.server'
import { CapacityScreen } from '#app/carry-out/agenda/capacity-screen'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('agenda:capacity.title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const weeks = Number(new URL(request.url).searchParams.get('weeks'))
  const asked = capacityWeeks.find((each) => each === weeks) ?? 8
  return json({ page: await capacityPage(actor, asked, today()), asked, choices: capacityWeeks })
}

export default function Capacity() {
  return <CapacityScreen {...useLoaderData<typeof loader>()} />
}
