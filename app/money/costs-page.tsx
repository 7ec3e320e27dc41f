import { Form, useSearchParams } from '@remix-run/react'
import { Coins, Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { buttonClasses } from '#app/ui/button-look'
import { EmptyState } from '#app/ui/empty-state'
import { Field } from '#app/ui/field'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { Stat, Stats } from '#app/ui/stat'
import { type Column, Table } from '#app/ui/table'
import { ChargingOn } from './charging-on'
import type { CostsScreen } from './costs.server'

type Part = CostsScreen['costs']['parts'][number]

/** What a campaign costs: of what it is made, what a visit and a result cost, month by month, and charged on to the groups of the client. */
export function CostsPage({ screen, op, page }: { screen: CostsScreen; op: string; page: number }) {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  const { costs, period, unpriced, campaign } = screen
  const footer = {
    kind: t('money:costs.total'),
    hours: format.hours(costs.minutes),
    amount: format.euro(costs.total),
    perVisit: costs.perVisit === null ? '–' : format.euro(costs.perVisit),
  }
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="text-lg font-semibold">{t('money:costs.title')}</h2>
          <p className="text-ink2">{t('money:costs.lead')}</p>
        </div>
        <CsvLink campaignId={campaign.id} />
      </div>
      <PeriodForm period={period} ruleId={screen.rule?.id} />
      {unpriced.length > 0 && <Notice tone="warn">{t('money:costs.unpriced', { units: unpriced.join(', ') })}</Notice>}
      <Averages screen={screen} />
      <Panel flush title={t('money:costs.buildUp')} className="overflow-clip">
        <div className="max-md:px-4">
          <Table
            caption={t('money:costs.buildUp')}
            columns={useColumns(costs.total)}
            rows={costs.parts}
            rowKey={({ kind }) => kind}
            footer={footer}
            empty={<EmptyState icon={<Coins aria-hidden size={22} />} title={t('money:costs.empty')} hint={t('money:costs.emptyHint')} />}
          />
        </div>
      </Panel>
      {screen.months.length > 0 && <Months months={screen.months} />}
      <ChargingOn screen={screen} op={op} page={page} />
    </div>
  )
}

function CsvLink({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation('money')
  const [params] = useSearchParams()
  return (
    <a href={`/campaigns/${campaignId}/costs/csv?${params}`} download className={buttonClasses({})}>
      <Download aria-hidden size={15} />
      {t('costs.csv')}
    </a>
  )
}

function PeriodForm({ period, ruleId }: { period: CostsScreen['period']; ruleId: string | undefined }) {
  const { t } = useTranslation('money')
  return (
    <Form method="get" className="flex flex-wrap items-end gap-3">
      {ruleId && <input type="hidden" name="rule" value={ruleId} />}
      <Field label={t('costs.from')}>
        <Input type="date" name="from" defaultValue={period.from} />
      </Field>
      <Field label={t('costs.to')}>
        <Input type="date" name="to" defaultValue={period.to} />
      </Field>
      <Button type="submit">{t('statements.show')}</Button>
    </Form>
  )
}

function Averages({ screen: { costs, results } }: { screen: CostsScreen }) {
  const { t } = useTranslation('money')
  const format = useFormat()
  const amount = (cents: number | null) => (cents === null ? '–' : format.euro(cents))
  return (
    <Stats className="rounded-lg border border-line bg-surface px-4 py-3 max-md:grid max-md:grid-cols-2 md:gap-x-12 md:px-5">
      <Stat label={t('costs.total')} value={format.euro(costs.total)} note={t('costs.withoutVat')} />
      <Stat label={t('costs.perVisit')} value={amount(costs.perVisit)} note={t('costs.visits', { count: results.visits })} />
      <Stat
        label={t('costs.perOpportunity')}
        value={amount(costs.perOpportunity)}
        note={t('costs.opportunities', { count: results.opportunities })}
      />
      <Stat
        label={t('costs.perEuro')}
        value={amount(costs.opportunityPerEuro)}
        note={t('costs.worth', { amount: format.euroWhole(results.opportunityCents) })}
      />
    </Stats>
  )
}

/** A bar for each month, with the amount beside it: the pattern at a glance, the figure to the cent. */
function Months({ months }: { months: CostsScreen['months'] }) {
  const { t } = useTranslation('money')
  const format = useFormat()
  const most = Math.max(1, ...months.map(({ cents }) => cents))
  return (
    <Panel title={t('costs.overTime')}>
      <ul className="grid gap-2">
        {months.map(({ month, cents }) => (
          <li key={month} className="grid grid-cols-[7rem_minmax(0,1fr)_6.5rem] items-center gap-3">
            <span className="text-ink2">{format.month(`${month}-01`)}</span>
            <span className="h-2.5 rounded-full bg-sunken">
              <span className="block h-full rounded-full bg-brand" style={{ width: `${Math.max(0, (cents / most) * 100)}%` }} />
            </span>
            <b className="text-right tabular-nums">{format.euro(cents)}</b>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function useColumns(total: number): Column<Part>[] {
  const { t } = useTranslation('money')
  const format = useFormat()
  return [
    { key: 'kind', header: t('costs.what'), primary: true, cell: ({ kind }) => t(`costs.kinds.${kind}`) },
    { key: 'hours', header: t('costs.hours'), align: 'right', cell: ({ minutes }) => (minutes ? format.hours(minutes) : '–') },
    { key: 'amount', header: t('costs.amount'), align: 'right', cell: ({ cents }) => <b>{format.euro(cents)}</b> },
    { key: 'share', header: t('costs.share'), align: 'right', cell: ({ cents }) => (total ? format.percent(cents / total) : '–') },
    {
      key: 'perVisit',
      header: t('costs.perVisit'),
      align: 'right',
      cell: ({ perVisit }) => (perVisit === null ? '–' : format.euro(perVisit)),
    },
  ]
}
