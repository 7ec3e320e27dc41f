import { Link } from '@remix-run/react'
import { FileText, Route } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { buttonClasses } from '#app/ui/button-look'
import { EmptyState } from '#app/ui/empty-state'
import { Panel } from '#app/ui/panel'
import type { Portal } from './portal.server'
import { PortalCampaignPanel } from './portal-campaign'
import { PortalHead } from './portal-frame'
import { Statements } from './portal-statements'
import { RequestsPanel } from './requests-panel'

/** The client's own page: their campaigns, what we ask of them, what they asked of us, and their reports. Read only. */
export function PortalPage({ portal }: { portal: Portal }) {
  const { t } = useTranslation(['common', 'campaigns'])
  const { campaigns, reports, requests, statements } = portal
  return (
    <div className="mx-auto max-w-[1080px] px-4 pb-16 md:px-7">
      <PortalHead />
      <main id="content">
        <h1 className="mt-4 font-serif text-2xl font-semibold tracking-tight">{t('campaigns:portal.greeting', { name: portal.name })}</h1>
        <p className="text-base text-ink2">{t('campaigns:portal.lead', { client: portal.client })}</p>
        <h2 className="sr-only">{t('campaigns:portal.campaigns')}</h2>
        <div className="mt-5 grid gap-4">
          {campaigns.length === 0 ? (
            <Panel>
              <EmptyState icon={<Route aria-hidden size={22} />} title={t('campaigns:portal.none')} hint={t('campaigns:portal.noneHint')} />
            </Panel>
          ) : (
            campaigns.map((campaign) => <PortalCampaignPanel key={campaign.id} campaign={campaign} />)
          )}
          <RequestsPanel requests={requests} />
          <Reports reports={reports} />
          {statements && <Statements statements={statements} />}
        </div>
      </main>
    </div>
  )
}

function Reports({ reports }: { reports: Portal['reports'] }) {
  const { t } = useTranslation(['common', 'campaigns', 'reports'])
  const format = useFormat()
  return (
    <Panel title={t('campaigns:portal.reports')}>
      {reports.length === 0 ? (
        <EmptyState
          dense
          icon={<FileText aria-hidden size={20} />}
          title={t('campaigns:portal.noReports')}
          hint={t('campaigns:portal.noReportsHint')}
        />
      ) : (
        <ul>
          {reports.map((report) => {
            const name = t(`reports:${report.kind}`, { number: `${report.number}${editionLetter(report.edition)}` })
            return (
              <li key={report.id} className="flex items-center justify-between gap-4 border-t border-line py-2 first:border-0">
                <span className="min-w-0">
                  <Link to={`/portal/reports/${report.id}`} className="font-semibold hover:underline">
                    {name}
                  </Link>{' '}
                  · {format.period({ from: report.startsOn, to: report.endsOn })}
                  <span className="block truncate text-xs text-ink3">
                    {report.campaign}
                    {report.releasedAt &&
                      ` · ${t('campaigns:portal.releasedOn', { day: format.day(report.releasedAt.slice(0, 10), 'brief') })}`}
                  </span>
                </span>
                <a
                  href={`/reports/${report.id}.pdf`}
                  download
                  aria-label={t('campaigns:portal.pdfOf', { number: report.number })}
                  className={buttonClasses({ size: 'sm' })}
                >
                  {t('campaigns:portal.pdf')}
                </a>
              </li>
            )
          })}
        </ul>
      )}
    </Panel>
  )
}

/** The first edition has no letter, a correction of it is a, the next b. */
const editionLetter = (edition: number) => (edition === 0 ? '' : String.fromCharCode(96 + edition))
