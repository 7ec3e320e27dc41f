import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { shellFor } from '#app/home/nav.server'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { Shell } from '#app/shell/shell'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  return json(await shellFor(actor, today()))
}

export default function App() {
  const { user, nav } = useLoaderData<typeof loader>()
  return (
    <Shell user={user} nav={nav}>
      <Outlet />
    </Shell>
  )
}
