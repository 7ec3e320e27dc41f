import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CallNextList } from '#app/follow-ups/call-next-list'
import { callNextPage } from '#app/follow-ups/read.server'
import { whoseOf } from '#app/follow-ups/whose.server'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { newOp } from '#app/http/op.server'
import { pageOf } from '#app/http/params.server'
import { ListWarnings } from '#app/lists/list-warnings'
import { warningsOfLists } from '#app/lists/read.server'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = { today: today(), whose: whoseOf(request) }
  const [page, lists] = await Promise.all([callNextPage(actor, { ...asked, page: pageOf(request) }), warningsOfLists(actor, asked)])
  return json({ page, lists, today: today(), op: newOp() })
}

export default function CallNextPage() {
  const { lists, ...next } = useLoaderData<typeof loader>()
  return (
    <>
      <ListWarnings lists={lists} today={next.today} />
      <CallNextList {...next} />
    </>
  )
}
