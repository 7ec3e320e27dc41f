import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/empty-state'
import { type Column, Table } from '#app/ui/table'
import { dayOf } from '#domain/calendar/moment'
import { letterOf } from './edition'
import type { ReportLine } from './read.server'

/** Reports in a table: which, about when, how far, and its PDF. */
export function ReportList({ reports, withClient, emptyHint }: { reports: readonly ReportLine[]; withClient: boolean; emptyHint: string }) {
  const { t } = useTranslation(['common', 'reports'])
  const format = useFormat()
  const columns: Column<ReportLine>[] = [
    {
      key: 'report',
      header: t('reports:columns.report'),
      primary: true,
      cell: (row) => (
        <Link to={`/reports/${row.id}`} className="font-semibold hover:underline">
          {t(`reports:${row.kind}`, { number: `${row.number}${letterOf(row.edition)}` })}
        </Link>
      ),
    },
    ...(withClient
      ? [{ key: 'client', header: t('reports:columns.client'), cell: (row: ReportLine) => `${row.client} · ${row.campaign}` }]
      : []),
    { key: 'period', header: t('reports:columns.period'), cell: (row) => format.period({ from: row.startsOn, to: row.endsOn }) },
    {
      key: 'state',
      header: t('reports:columns.state'),
      cell: (row) =>
        row.state === 'draft' ? (
          <Chip tone="now">{t('reports:draft')}</Chip>
        ) : (
          <Chip tone="ok">{t('reports:released', { day: row.releasedAt ? format.day(dayOf(row.releasedAt)) : '' })}</Chip>
        ),
    },
    {
      key: 'files',
      header: t('reports:columns.files'),
      cell: (row) => (
        <span className="flex gap-3">
          {(['nl', 'en'] as const).map((language) => (
            <a
              key={language}
              className="underline"
              href={`/reports/${row.id}.pdf?language=${language}`}
              aria-label={t('reports:download', { language: t(`reports:pdfIn.${language}`) })}
            >
              {language.toUpperCase()}
            </a>
          ))}
        </span>
      ),
    },
  ]
  return (
    <Table
      caption={t('reports:title')}
      columns={columns}
      rows={reports}
      rowKey={(row) => row.id}
      empty={<EmptyState dense title={t('reports:empty')} hint={emptyHint} />}
    />
  )
}
