import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { languageOf } from '#app/http/language.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { analysisPage } from '#app/segments/analysis.server'
import { AnalysisScreen } from '#app/segments/analysis-screen'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('segments:analysis.title'))

const Asked = z.object({
  number: z
    .string()
    .regex(/^.{1,100}:\d{1,4}$/)
    .catch(''),
  a: z.coerce.number().int().min(1).max(98).catch(80),
  b: z.coerce.number().int().min(2).max(99).catch(95),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const { number, a, b } = Asked.parse(Object.fromEntries(new URL(request.url).searchParams))
  const parts = number.split(':')
  const year = number ? Number(parts.at(-1)) : null
  const cuts = { a: a / 100, b: Math.max(a + 1, b) / 100 }
  const asked = { measure: parts.slice(0, -1).join(':') || null, year, cuts, language: await languageOf(request) }
  return json({ analysis: orNotFound(await analysisPage(actor, idOf(params.campaignId), asked, now())) })
}

export default function SegmentAnalysis() {
  const { analysis } = useLoaderData<typeof loader>()
  return <AnalysisScreen analysis={analysis} />
}
