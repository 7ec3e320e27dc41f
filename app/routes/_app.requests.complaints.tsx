import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { deskAsked, filterOf } from '#app/desk/asked.server'
import { DeskList } from '#app/desk/desk-list'
import { deskPage } from '#app/desk/read.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = deskAsked(request)
  return json({ ...(await deskPage(actor, { ...filterOf(asked, actor.staffId), desk: 'complaints' }, now())), asked })
}

export default function Complaints() {
  return <DeskList desk="complaints" {...useLoaderData<typeof loader>()} />
}
