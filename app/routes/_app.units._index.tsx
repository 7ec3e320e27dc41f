import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { pageOf } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { unitList } from '#app/units/read.server'
import { UnitList } from '#app/units/unit-list'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('units:title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { searchParams } = new URL(request.url)
  const all = searchParams.get('state') === 'all'
  return json({ ...(await unitList(actor, { all, page: pageOf(request), today: today() })), all })
}

export default function Units() {
  return <UnitList {...useLoaderData<typeof loader>()} />
}
