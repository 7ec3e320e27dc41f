import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now, today } from '#app/http/clock.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { isAhead, latestLooks, looked } from '#app/privacy/looked.server'
import { PersonPage } from '#app/relations/person-page'
import { personPage } from '#app/relations/person-page.server'
import { phoneTexts } from '#app/relations/phone-texts.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.person.name} · Rondo` : 'Rondo' }]

const kinds = z.enum(['call', 'visit', 'note', 'task', 'appointment']).optional().catch(undefined)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { searchParams } = new URL(request.url)
  const kind = kinds.parse(searchParams.get('kind') ?? undefined)
  const screen = orNotFound(await personPage(actor, idOf(params.contactId), { all: searchParams.has('all'), ...(kind ? { kind } : {}) }))
  if ('movedTo' in screen) throw redirect(`/people/${screen.movedTo}`)
  if (!isAhead(request)) await looked(actor, { way: 'person', contactId: screen.person.contactId }, now())
  const { phone, mobile } = screen.person
  const looks = await latestLooks(actor, { contactId: screen.person.contactId })
  return json({ ...screen, looks, kind: kind ?? null, phones: phoneTexts([phone, mobile]), today: today(), ops: { move: newOp() } })
}

export default function Person() {
  const data = useLoaderData<typeof loader>()
  return <PersonPage key={data.person.contactId} {...data} />
}
