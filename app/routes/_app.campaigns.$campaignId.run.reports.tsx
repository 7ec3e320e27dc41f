import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json, redirect } from '@remix-run/node'
import { useFetcher, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { requireStaff } from '#app/http/actor.server'
import { now } from '#app/http/clock.server'
import { readForm } from '#app/http/form.server'
import { newOp } from '#app/http/op.server'
import { idOf, orNotFound } from '#app/http/params.server'
import { type Refused, refusal } from '#app/http/refusal.server'
import { pageTitle } from '#app/messages/page-title'
import { useFormat } from '#app/messages/use-format'
import { EvaluationPanel } from '#app/reports/evaluation-panel'
import { campaignReports } from '#app/reports/read.server'
import { ReportList } from '#app/reports/report-list'
import { SchedulePanel } from '#app/reports/schedule-panel'
import { beginReport } from '#app/reports/write.server'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { isOfficeDay } from '#domain/calendar/day'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('reports:title'))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  return json({
    ...orNotFound(await campaignReports(actor, idOf(params.campaignId), now())),
    mayPlan: actor.role !== 'consultant',
    op: newOp(),
    scheduleOp: newOp(),
    evaluationOp: newOp(),
  })
}

const Fields = z.object({ day: z.string().refine(isOfficeDay, 'refusals:unreadable') })

/** Begins the report of a period and opens it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request)
  const asked = await readForm(request, Fields)
  if (!asked.ok) return asked.answer
  const outcome = await beginReport(actor, idOf(params.campaignId), asked.form.day, { op: asked.op })
  return 'refused' in outcome ? refusal(request, outcome, 'reports') : redirect(`/reports/${outcome.reportId}`)
}

export default function CampaignReports() {
  const { t } = useTranslation(['common', 'reports'])
  const format = useFormat()
  const data = useLoaderData<typeof loader>()
  const { reports, next, op, mayPlan, scheduleOp, evaluationOp } = data
  const beginning = useFetcher<Refused>()
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[1fr_22rem]">
      <Panel
        title={t('reports:title')}
        lead={t('reports:lead')}
        aside={
          <beginning.Form method="post">
            <input type="hidden" name="op" value={op} />
            <input type="hidden" name="day" value={next.from} />
            <Button type="submit" look="primary" busy={beginning.state !== 'idle'}>
              {next.there ? t('reports:open') : t('reports:begin', { period: format.period(next) })}
            </Button>
          </beginning.Form>
        }
      >
        {beginning.data && 'message' in beginning.data && (
          <Notice tone="bad" live>
            {beginning.data.message}
          </Notice>
        )}
        <ReportList reports={reports} withClient={false} emptyHint={t('reports:emptyHint')} />
      </Panel>
      <div className="grid gap-4">
        <EvaluationPanel op={evaluationOp} />
        <SchedulePanel key={data.schedule?.version ?? 0} reports={data} mayPlan={mayPlan} op={scheduleOp} />
      </div>
    </div>
  )
}
