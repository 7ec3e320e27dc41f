import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CallNextList } from '#app/follow-ups/call-next-list'
import { callNextPage } from '#app/follow-ups/read.server'
import { whoseOf } from '#app/follow-ups/whose.server'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { newOp } from '#app/http/op.server'
import { pageOf } from '#app/http/params.server'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const page = await callNextPage(actor, { today: today(), whose: whoseOf(request), page: pageOf(request) })
  return json({ page, today: today(), op: newOp() })
}

export default function CallNextPage() {
  return <CallNextList {...useLoaderData<typeof loader>()} />
}
