import { CalendarClock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { Pagination } from '#app/ui/pagination'
import { Panel } from '#app/ui/panel'
import { type Column, Table } from '#app/ui/table'
import { useDeed } from '#app/ui/use-deed'
import { useHandoutWords } from './handout-words'
import type { HandoverScreen } from './read.server'

type Loans = HandoverScreen['loans']
type Loan = Loans['rows'][number]

/** What is with somebody else now or soon, the first to return first; each can come back at once. */
export function LoansPanel({ loans, hrefFor }: { loans: Loans; hrefFor: (page: number) => string }) {
  const { t } = useTranslation(['common', 'handover'])
  return (
    <Panel flush title={t('handover:loans.title')} lead={t('handover:loans.lead')} className="overflow-clip">
      <div className="mt-2 max-md:px-4">
        <Table
          caption={t('handover:loans.title')}
          columns={useColumns()}
          rows={loans.rows}
          rowKey={({ id, client }) => `${id} ${client}`}
          empty={<EmptyState dense icon={<CalendarClock aria-hidden size={22} />} title={t('handover:loans.none')} />}
        />
      </div>
      {loans.total > loans.size && <Pagination page={loans.page} pageSize={loans.size} total={loans.total} hrefFor={hrefFor} />}
    </Panel>
  )
}

function useColumns(): Column<Loan>[] {
  const { t } = useTranslation(['common', 'handover'])
  const format = useFormat()
  const words = useHandoutWords()
  return [
    {
      key: 'what',
      header: t('handover:loans.what'),
      primary: true,
      cell: (loan) => (
        <>
          {words.what(loan)} <span className="font-normal text-ink3">{loan.client}</span>
        </>
      ),
    },
    { key: 'from', header: t('handover:loans.from'), cell: ({ from }) => from },
    { key: 'to', header: t('handover:loans.to'), cell: ({ to }) => to },
    {
      key: 'period',
      header: t('handover:loans.period'),
      cell: ({ startsOn, endsOn }) => (
        <span className="whitespace-nowrap">{format.period({ from: startsOn, to: endsOn ?? startsOn })}</span>
      ),
    },
    { key: 'reason', header: t('handover:loans.reason'), cell: ({ reason }) => <span className="break-words">{reason}</span> },
    { key: 'end', header: t('handover:loans.end'), align: 'right', cell: (loan) => <EndLoan loan={loan} /> },
  ]
}

function EndLoan({ loan }: { loan: Loan }) {
  const { t } = useTranslation(['common', 'handover'])
  const words = useHandoutWords()
  const ending = useDeed(t('handover:loans.ended'))
  return (
    <Button
      size="sm"
      busy={ending.busy}
      aria-label={t('handover:loans.endOf', { what: words.what(loan) })}
      onClick={() => ending.send(`/settings/handover/${loan.id}/undone`, { client: loan.clientId })}
    >
      {t('handover:loans.end')}
    </Button>
  )
}
