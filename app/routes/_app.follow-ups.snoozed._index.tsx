import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { putOff } from '#app/follow-ups/read.server'
import { SnoozedScreen } from '#app/follow-ups/snoozed-screen'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { pageOf } from '#app/http/params.server'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  return json({ page: await putOff(actor, { today: today(), page: pageOf(request) }) })
}

export default function SnoozedPage() {
  return <SnoozedScreen {...useLoaderData<typeof loader>()} />
}
