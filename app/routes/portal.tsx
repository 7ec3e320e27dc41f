import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import type { CSSProperties } from 'react'
import { requireClient } from '#app/http/actor.server'
import { shown } from '#app/http/view.server'
import { ClientLook, portalLook } from '#app/look/look.server'
import { colourOfPortal } from '#app/look/portal-colour'

/** Every page of the client's own, in the colour of its house; the logo is read by their head. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireClient(request)
  return json(shown(ClientLook, await portalLook(actor)))
}

/** The look stays while one walks from page to page. */
export const shouldRevalidate = () => false

export default function PortalPages() {
  const { accent } = useLoaderData<typeof loader>()
  return (
    <div style={colourOfPortal(accent) as CSSProperties}>
      <Outlet />
    </div>
  )
}
