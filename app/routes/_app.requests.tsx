import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { DeskFrame } from '#app/desk/frame'
import { requireStaff } from '#app/http/actor.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('desk:title'))

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request)
  return json(null)
}

export default function DeskLayout() {
  return (
    <DeskFrame>
      <Outlet />
    </DeskFrame>
  )
}
