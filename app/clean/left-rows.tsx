import { useTranslation } from 'react-i18next'
import { type Column, Table } from '#app/ui/table'
import type { FindingRule } from '#domain/clean/finding'

type Left = { line: number; raw: string[]; edits: Record<string, string>; outcome: 'later' | 'rejected'; reason: string | null }

/** The rows of a file that did not come in, with why. */
export function LeftRows({ rows, columns }: { rows: readonly Left[]; columns: readonly { header: string }[] }) {
  const { t } = useTranslation(['common', 'clean'])
  const shown: Column<Left>[] = [
    { key: 'line', header: t('clean:map.line'), cell: (row) => <span className="tabular-nums">{row.line}</span> },
    {
      key: 'why',
      header: t('clean:map.leftReason'),
      cell: (row) => (row.reason ? t(`clean:findings.${row.reason as FindingRule}`) : t('clean:map.counts.rejected')),
    },
    {
      key: 'row',
      header: t('clean:map.leftRow'),
      cell: (row) => (
        <span className="line-clamp-2 max-w-[70ch] text-ink2" title={row.raw.join(' · ')}>
          {row.raw
            .map((cell, at) => [columns[at]?.header, cell.trim()])
            .filter(([, cell]) => cell)
            .slice(0, 8)
            .map(([, cell]) => cell)
            .join(' · ')}
        </span>
      ),
    },
  ]
  return (
    <div className="max-md:px-4">
      <Table caption={t('clean:map.leftRows')} columns={shown} rows={rows} rowKey={(row) => String(row.line)} />
    </div>
  )
}
