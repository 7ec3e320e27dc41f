import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PromisesScreen } from '#app/follow-ups/promises-screen'
import { promises } from '#app/follow-ups/read.server'
import { whoseOf } from '#app/follow-ups/whose.server'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { pageOf } from '#app/http/params.server'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const side = new URL(request.url).searchParams.get('side') === 'theirs' ? ('theirs' as const) : ('ours' as const)
  const page = await promises(actor, { today: today(), whose: whoseOf(request), side, page: pageOf(request) })
  return json({ page, side, today: today() })
}

export default function PromisesPage() {
  return <PromisesScreen {...useLoaderData<typeof loader>()} />
}
