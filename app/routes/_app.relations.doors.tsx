import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { orNotFound, pageOf } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { doorsScreen } from '#app/relations/doors.server'
import { DoorsPage } from '#app/relations/doors-page'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('relations:doors.title'))

const Asked = z.object({
  q: z
    .string()
    .max(100)
    .catch('')
    .transform((words) => words.replaceAll('\0', '')),
  customer: z.uuid().nullable().catch(null),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { searchParams } = new URL(request.url)
  const { q, customer } = Asked.parse({ q: searchParams.get('q') ?? '', customer: searchParams.get('customer') })
  const screen = await doorsScreen(actor, { words: q, customerId: customer, page: pageOf(request), today: today() })
  return json({ ...orNotFound(screen), words: q })
}

export default function Doors() {
  return <DoorsPage {...useLoaderData<typeof loader>()} />
}
