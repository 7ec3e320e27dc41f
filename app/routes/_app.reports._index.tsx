import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireStaff } from '#app/http/actor.server'
import { pageOf } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { allReports } from '#app/reports/read.server'
import { ReportList } from '#app/reports/report-list'
import { PageHeader } from '#app/ui/page-header'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('reports:title'))

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request)
  const page = pageOf(request)
  return json({ reports: await allReports(actor, page), page })
}

export default function Reports() {
  const { t } = useTranslation(['common', 'reports'])
  const { reports, page } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('reports:title')} lead={t('reports:lead')} />
      <Panel>
        <ReportList reports={reports} withClient emptyHint={t('reports:allEmptyHint')} />
        <Pagination page={page} pageSize={25} total={reports[0]?.total ?? 0} hrefFor={(to) => `?page=${to}`} />
      </Panel>
    </>
  )
}
