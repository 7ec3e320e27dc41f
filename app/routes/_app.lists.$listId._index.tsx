import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm, versionNumber } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, idsIn, orNotFound, pageOf } from '#app/http/params.server'
import { listFields, listSays } from '#app/lists/forms.server'
import { changeList } from '#app/lists/keep.server'
import { ListPage } from '#app/lists/list-page'
import { listScreen } from '#app/lists/read.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.list.name} · Rondo` : 'Rondo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { searchParams } = new URL(request.url)
  const asked = { onlyOut: searchParams.get('show') === 'out', page: pageOf(request), today: today() }
  const screen = orNotFound(await listScreen(actor, idOf(params.listId), asked))
  const count = (name: string) => Math.trunc(Math.max(0, Math.min(9999, Number(searchParams.get(name)) || 0)))
  const [from] = idsIn(searchParams, 'from')
  const doubled = from ? { from, came: count('came'), stayed: count('stayed') } : null
  return json({ ...screen, doubled, today: today(), ops: { change: newOp(), double: newOp(), export: newOp(), end: newOp() } })
}

const Change = z.object({ ...listFields, version: versionNumber })

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const listId = idOf(params.listId)
  const read = await readForm(request, Change)
  if (!read.ok) return read.answer
  const changed = await changeList(actor, listId, read.form, { today: today(), op: read.op })
  return 'refused' in changed ? listSays(request, changed) : json(changed)
}

export default function List() {
  const data = useLoaderData<typeof loader>()
  return <ListPage key={data.list.id} {...data} />
}
