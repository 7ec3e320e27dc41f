import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { pageTitle } from '#app/messages/page-title'
import { relationsPage } from '#app/relations/list.server'
import { RelationsList } from '#app/relations/relations-list'
import { writtenPhone } from '#domain/clean/phone'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('relations:title'))

const id = z.uuid().optional().catch(undefined)

// An address somebody typed or kept shows a list, never an error: what cannot be read is left out.
const Filter = z.object({
  search: z.string().max(100).catch(''),
  client: id,
  campaign: id,
  segment: id,
  place: z.string().max(100).optional().catch(undefined),
  owner: z.uuid().or(z.literal('none')).optional().catch(undefined),
  care: z.enum(['owner', 'dossier-keeper', 'standby', 'loan', 'lent']).optional().catch(undefined),
  status: z.enum(['active', 'closed', 'all']).catch('active'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== ''))
  const { client, campaign, segment, ...filter } = Filter.parse(asked)
  const { page, choices } = await relationsPage(actor, {
    ...filter,
    search: filter.search.replaceAll('\0', ''),
    clientId: client,
    campaignId: campaign,
    segmentId: segment,
  })
  const rows = page.rows.map((row) => ({ ...row, phoneText: row.phone ? writtenPhone(row.phone) : null }))
  return json({ page: { ...page, rows }, choices, filter: { ...filter, client, campaign, segment } })
}

export default function RelationsPage() {
  return <RelationsList {...useLoaderData<typeof loader>()} />
}
