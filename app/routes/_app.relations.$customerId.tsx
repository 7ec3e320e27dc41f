import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { sourceWords } from '#app/clean/out-words.server'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { languageOf, translatorOf } from '#app/http/language.server'
import { newOp } from '#app/http/op.server'
import { idOf, notFound } from '#app/http/params.server'
import { isAhead, latestLooks, looked } from '#app/privacy/looked.server'
import { dossierScreen } from '#app/relations/dossier.server'
import { DossierPage } from '#app/relations/dossier-page'
import { phoneTexts } from '#app/relations/phone-texts.server'
import { pinOf } from '#app/relations/pin.server'
import { theirText } from '#app/relations/their-text.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.customer.name} · Rondo` : 'Rondo' }]

const kinds = z.enum(['call', 'visit', 'note', 'task', 'appointment']).optional().catch(undefined)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const customerId = idOf(params.customerId)
  const { searchParams } = new URL(request.url)
  const kind = kinds.parse(searchParams.get('kind') ?? undefined)
  const screen = await dossierScreen(actor, customerId, { kind, all: searchParams.has('all') })
  if (!screen) throw notFound()
  if ('movedTo' in screen) throw redirect(`/relations/${screen.movedTo}?merged=${encodeURIComponent(screen.name)}`)
  if (!isAhead(request)) await looked(actor, { way: 'dossier', customerId }, now())
  const { customer, dossier } = screen
  const phones = phoneTexts([
    customer.phone,
    customer.phone2,
    customer.mobile,
    ...dossier.people.flatMap(({ phone, mobile }) => [phone, mobile]),
  ])
  const mergedName = searchParams.get('merged')?.slice(0, 200) ?? null
  const t = await translatorOf(request)
  const { origin, history, ...shown } = screen
  return json({
    ...shown,
    history: history.map(({ source, by, ...change }) => ({ ...change, why: sourceWords(t, source, by) })),
    source: origin['*'] ? sourceWords(t, origin['*'], null) : null,
    pin: pinOf(customer, origin, await languageOf(request)),
    form: theirText(customer),
    kind: kind ?? null,
    phones,
    mergedName,
    looks: await latestLooks(actor, { customerId }),
    mayErase: actor.role !== 'consultant',
    mayHandOut: actor.role !== 'consultant',
    personErased: searchParams.get('erased') === 'person',
    ops: { note: newOp(), person: newOp(), edit: newOp(), signal: newOp(), pin: newOp() },
  })
}

export default function Dossier() {
  const data = useLoaderData<typeof loader>()
  return <DossierPage key={data.customer.id} {...data} />
}
