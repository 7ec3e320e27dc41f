import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm, text, versionNumber } from '#app/http/form.server'
import { idOf, notFound } from '#app/http/params.server'
import { refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { figuresOf } from '#app/reports/figures.server'
import { reportPage } from '#app/reports/read.server'
import { ReportScreen } from '#app/reports/report-screen'
import { editDraft } from '#app/reports/write.server'
import { EmptyState } from '#app/ui/empty-state'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('reports:title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const page = await reportPage(actor, idOf(params.reportId), null, now())
  if ('refused' in page) {
    if (page.refused === 'not-found') throw notFound()
    return json({ page: null, figures: null, mayRelease: false })
  }
  return json({ page, figures: figuresOf(page.worded), mayRelease: actor.role !== 'consultant' })
}

const Fields = z.object({
  version: versionNumber,
  headline: text(200),
  summary: text(1200),
  language: z.enum(['nl', 'en']),
})

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await editDraft(actor, idOf(params.reportId), asked.form)
  return 'refused' in outcome ? refusal(request, outcome, 'reports') : json(outcome)
}

export default function Report() {
  const { t } = useTranslation(['common', 'reports'])
  const { page, figures, mayRelease } = useLoaderData<typeof loader>()
  if (!page || !figures) return <EmptyState title={t('reports:noUnit')} />
  return <ReportScreen key={page.report.id} page={page} figures={figures} mayRelease={mayRelease} />
}
