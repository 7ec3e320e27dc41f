import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { AuditPage } from '#app/audit/audit-page'
import { auditNouns } from '#app/audit/nouns'
import { auditScreen } from '#app/audit/read.server'
import { requireRole } from '#app/http/actor.server'
import { pageOf } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { parseDay } from '#domain/calendar/day'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('settings:audit.title'))

// An address somebody typed or kept shows a list, never an error: what cannot be read is left out.
const Asked = z.object({
  who: z.uuid().optional().catch(undefined),
  noun: z.enum(auditNouns).optional().catch(undefined),
  client: z.uuid().optional().catch(undefined),
  day: z
    .string()
    .transform((typed) => parseDay(typed) ?? undefined)
    .optional()
    .catch(undefined),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const { who, noun, client, day } = Asked.parse(Object.fromEntries(new URL(request.url).searchParams))
  const screen = await auditScreen(actor, { userId: who, noun, clientId: client, day }, pageOf(request))
  return json({ ...screen, asked: { who: who ?? '', noun: noun ?? '', client: client ?? '', day: day ?? '' } })
}

export default function Audit() {
  const data = useLoaderData<typeof loader>()
  return <AuditPage key={JSON.stringify(data.asked)} {...data} />
}
