import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { idOf } from '#app/http/params.server'
import { ListForm, listSays } from '#app/lists/forms.server'
import { doubleList } from '#app/lists/keep.server'

/** The same people for the next project. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const listId = idOf(params.listId)
  const read = await readForm(request, ListForm)
  if (!read.ok) return read.answer
  const doubled = await doubleList(actor, listId, read.form, { now: now(), op: read.op })
  if ('refused' in doubled) return listSays(request, doubled)
  const { people, stayed } = doubled
  return redirect(`/lists/${doubled.listId}?${new URLSearchParams({ from: listId, came: String(people), stayed: String(stayed) })}`)
}
