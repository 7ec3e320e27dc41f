import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { HandoverPage } from '#app/handover/handover-page'
import { handoverScreen } from '#app/handover/read.server'
import { requireRole } from '#app/http/actor.server'
import { today } from '#app/http/clock.server'
import { pageTitle } from '#app/messages/page-title'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('handover:title'))

const page = z.coerce.number().int().min(1).max(100_000).catch(1)
const Asked = z.object({ client: z.uuid().optional().catch(undefined), page, loans: page, latest: page })

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'manager', 'admin')
  const asked = Asked.parse(Object.fromEntries(new URL(request.url).searchParams))
  const screen = await handoverScreen(actor, {
    clientId: asked.client,
    page: asked.page,
    loansPage: asked.loans,
    latestPage: asked.latest,
    today: today(),
  })
  return json({ ...screen, clientId: asked.client ?? null })
}

export default function Handover() {
  return <HandoverPage {...useLoaderData<typeof loader>()} />
}
