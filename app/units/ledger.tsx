import { useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/ui/empty-state'
import { TextLink } from '#app/ui/link-button'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { Table } from '#app/ui/table'
import type { LedgerLine } from '#db/ledger-page'
import { CorrectDialog } from './correct-dialog'
import { useLedgerColumns } from './ledger-columns'
import { LedgerFilter } from './ledger-filter'
import { LedgerList } from './ledger-list'
import type { UnitLedger } from './read.server'

interface LedgerProps {
  ledger: UnitLedger
  order: 'newest' | 'oldest'
  me: { mayCorrect: boolean }
  op: string
}

/** The bookings of a unit: a table on a desk, a list with the balance at the right on a phone. */
export function Ledger({ ledger, order, me, op }: LedgerProps) {
  const { t } = useTranslation(['common', 'units'])
  const [params] = useSearchParams()
  const [wrong, setWrong] = useState<LedgerLine | null>(null)
  const { lines, unit } = ledger
  const columns = useLedgerColumns(unit, me.mayCorrect ? setWrong : undefined)
  const hrefWith = (change: Record<string, string>) =>
    `/units/${unit.id}?${new URLSearchParams({ ...Object.fromEntries(params), ...change })}`
  const empty = (
    <EmptyState dense title={t('units:ledger.nothing')} action={<TextLink to={`/units/${unit.id}`}>{t('units:ledger.clear')}</TextLink>} />
  )
  return (
    <Panel title={t('units:ledger.heading')} flush className="mt-4 overflow-clip">
      <LedgerFilter people={ledger.people} />
      <div className="max-md:hidden">
        <Table
          caption={t('units:ledger.caption')}
          columns={columns}
          rows={lines.rows}
          rowKey={(line) => line.id}
          rowClassName={(line) => (line.reversedOn ? 'text-ink3' : undefined)}
          sorting={{
            key: 'on',
            direction: order === 'oldest' ? 'up' : 'down',
            hrefFor: (_, direction) => hrefWith({ order: direction === 'up' ? 'oldest' : 'newest', page: '1' }),
          }}
          empty={empty}
        />
      </div>
      <div className="md:hidden">
        {lines.rows.length === 0 ? empty : <LedgerList lines={lines.rows} correct={me.mayCorrect ? setWrong : undefined} />}
      </div>
      {lines.total > lines.size && (
        <Pagination page={lines.page} pageSize={lines.size} total={lines.total} hrefFor={(page) => hrefWith({ page: String(page) })} />
      )}
      {lines.total === 1 && lines.rows[0]?.kind === 'opening' && <p className="px-5 pb-4 text-ink3">{t('units:ledger.openingOnly')}</p>}
      <CorrectDialog unitId={unit.id} line={wrong} op={op} onClose={() => setWrong(null)} />
    </Panel>
  )
}
