import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idsIn, pageOf } from '#app/http/params.server'
import { listFields, listSays } from '#app/lists/forms.server'
import { makeList } from '#app/lists/keep.server'
import { ListsPage } from '#app/lists/lists-page'
import { listsScreen } from '#app/lists/read.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('lists:title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { searchParams } = new URL(request.url)
  const [clientId] = idsIn(searchParams, 'client')
  const over = searchParams.get('which') === 'over'
  const screen = await listsScreen(actor, { clientId, over, page: pageOf(request), today: today() })
  return json({ ...screen, over, clientId: clientId ?? null, today: today(), op: newOp() })
}

const NewList = z.object({ ...listFields, clientId: z.uuid('refusals:required') })

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, NewList)
  if (!read.ok) return read.answer
  const made = await makeList(actor, read.form, { today: today(), op: read.op })
  return 'refused' in made ? listSays(request, made) : redirect(`/lists/${made.listId}`)
}

export default function Lists() {
  return <ListsPage {...useLoaderData<typeof loader>()} />
}
