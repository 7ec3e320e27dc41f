import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DeskFrame } from '#app/desk/frame'
import { ServiceForm, serviceFrom } from '#app/guide/forms.server'
import { guide, saveService } from '#app/guide/guide.server'
import { GuidePage } from '#app/guide/guide-page'
import { requireStaff } from '#app/http/actor.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { pageOf, searchWord } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('desk:tabs.guide'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const search = searchWord(new URL(request.url).searchParams.get('search') ?? '')
  const page = await guide(actor, { search, page: pageOf(request) })
  return json({ page, search, mayEdit: actor.role !== 'consultant', op: newOp() })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const read = await readForm(request, ServiceForm)
  if (!read.ok) return read.answer
  const done = await saveService(actor, serviceFrom(read.form), { op: read.op })
  return 'refused' in done ? refusal(request, done, 'desk', done.refused === 'guide-not-yours' ? 403 : 409) : json({ done: true })
}

export default function Guide() {
  return (
    <DeskFrame>
      <GuidePage {...useLoaderData<typeof loader>()} />
    </DeskFrame>
  )
}
