import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { gapsScreen, isTypedField } from '#app/clean/fix-findings.server'
import { GapsPage } from '#app/clean/gaps-page'
import { requireStaff } from '#app/http/actor.server'
import { idOf, notFound } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { type FindingRule, findingRules } from '#domain/clean/finding'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('clean:gaps.title'))

const Asked = z.object({
  rule: z.enum(findingRules).optional().catch(undefined),
  state: z.enum(['open', 'later']).catch('open'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = Asked.parse(Object.fromEntries(new URL(request.url).searchParams))
  const screen = await gapsScreen(actor, idOf(params.campaignId), asked)
  if (!screen) throw notFound()
  const rows = screen.page.rows.map((row) => ({ ...row, rule: row.rule as FindingRule, canType: isTypedField(row.field) }))
  const counts = screen.counts.map((count) => ({ ...count, rule: count.rule as FindingRule }))
  return json({ ...screen, counts, page: { ...screen.page, rows }, rule: asked.rule ?? null, state: asked.state })
}

export default function Gaps() {
  return <GapsPage {...useLoaderData<typeof loader>()} />
}
