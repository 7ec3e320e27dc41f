import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, type ShouldRevalidateFunction, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { KeepTyped } from '#app/auth/keep-typed'
import { deskStays } from '#app/carry-out/desk-stays'
import { shellFor } from '#app/home/nav.server'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { RoadGuard } from '#app/road/road-guard'
import { ErrorPage } from '#app/shell/error-page'
import { Shell } from '#app/shell/shell'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  return json({ ...(await shellFor(actor, today())), userId: actor.userId })
}

export const shouldRevalidate: ShouldRevalidateFunction = deskStays

export default function App() {
  const { user, nav, userId } = useLoaderData<typeof loader>()
  return (
    <Shell user={user} nav={nav}>
      <KeepTyped userId={userId} />
      <RoadGuard userId={userId} />
      <Outlet />
    </Shell>
  )
}

/** What goes wrong on a page leaves the menu standing, unless the menu itself could not be made. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/_app')
  if (!frame) return <ErrorPage />
  return (
    <Shell user={frame.user} nav={frame.nav}>
      <ErrorPage framed />
    </Shell>
  )
}
