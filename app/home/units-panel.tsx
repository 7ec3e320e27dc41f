import { Link, useNavigate } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { classes } from '#app/ui/classes'
import { TextLink } from '#app/ui/link-button'
import { Panel } from '#app/ui/panel'
import { Progress } from '#app/ui/progress'
import { type Column, Table } from '#app/ui/table'
import { useKeys } from '#app/ui/use-keys'
import { ForecastSentence } from '#app/units/forecast-sentence'
import { ForecastShort } from '#app/units/forecast-short'
import type { Portfolio, PortfolioUnit } from './portfolio.server'

interface UnitsPanelProps {
  units: readonly PortfolioUnit[]
  team: Portfolio['team']
  selectedId: string | null
}

/** The running units, the largest risk first. J and K look at the next and the one before, P plans it, O opens its ledger, R its reports. */
export function UnitsPanel({ units, team, selectedId }: UnitsPanelProps) {
  const { t } = useTranslation(['common', 'home'])
  const columns = useColumns(selectedId)
  useRowKeys(units, selectedId)
  return (
    <Panel title={t('home:units')} aside={useWeek(team)} flush className="overflow-clip">
      <div className="mt-2 max-md:hidden">
        <Table
          caption={t('home:caption')}
          columns={columns}
          rows={units}
          rowKey={(unit) => unit.id}
          rowClassName={(unit) => (unit.id === selectedId ? 'bg-brand-soft/50' : undefined)}
        />
      </div>
      <Cards units={units} />
    </Panel>
  )
}

/** On a phone: the sentence and the bar, risk first. */
function Cards({ units }: { units: readonly PortfolioUnit[] }) {
  const { t } = useTranslation(['common', 'home'])
  const format = useFormat()
  return (
    <ul className="mt-2 md:hidden">
      {units.map(({ id, name, campaign, outlook, appointments }) => {
        const { done: visits, target } = outlook
        return (
          <li key={id} className="border-t border-line px-4 py-3">
            <Link to={`/campaigns/${campaign.id}`} className="flex justify-between gap-3 font-semibold">
              {campaign.client} · {campaign.name}
              <span className="shrink-0 font-normal text-ink3">{name}</span>
            </Link>
            <p className="mt-0.5 text-ink2">
              <ForecastSentence outlook={outlook} />
            </p>
            <Progress
              value={visits}
              max={target}
              size="md"
              className="mt-2"
              label={t('home:visitsSpoken', { visits, appointments, target })}
            />
            <p className="mt-1 text-xs text-ink3">
              {t('home:visitsOf', { visits, appointments, target })} · {format.hours(outlook.balance)}{' '}
              {t('home:columns.hours').toLowerCase()}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

function useColumns(selectedId: string | null): Column<PortfolioUnit>[] {
  const { t } = useTranslation(['common', 'home'])
  const format = useFormat()
  const inWords = useNext()
  return [
    {
      key: 'campaign',
      header: t('home:columns.campaign'),
      primary: true,
      cell: ({ id, campaign }) => (
        <Link
          to={`?unit=${id}`}
          replace
          preventScrollReset
          aria-current={id === selectedId ? 'true' : undefined}
          className="rounded-sm font-semibold hover:underline"
        >
          {campaign.client} <span className="font-normal text-ink2">· {campaign.name}</span>
        </Link>
      ),
    },
    {
      key: 'unit',
      header: t('home:columns.unit'),
      className: 'whitespace-nowrap',
      cell: ({ id, name }) => <TextLink to={`/units/${id}`}>{name}</TextLink>,
    },
    {
      key: 'visits',
      header: t('home:columns.visits'),
      align: 'right',
      cell: ({ outlook: { done: visits, target }, appointments }) => (
        <>
          <span aria-hidden>{t('home:visitsOf', { visits, appointments, target })}</span>
          <span className="sr-only">{t('home:visitsSpoken', { visits, appointments, target })}</span>
        </>
      ),
    },
    {
      key: 'hours',
      header: t('home:columns.hours'),
      align: 'right',
      cell: ({ outlook: { balance, sold, extra } }) => (
        <span className="inline-flex items-center gap-2.5">
          <Progress
            value={sold + extra - balance}
            max={sold + extra}
            label={`${format.hours(balance)} / ${format.hours(sold)}`}
            className="w-16"
          />
          <span className="w-12">{format.hours(balance)}</span>
        </span>
      ),
    },
    { key: 'days', header: t('home:columns.days'), align: 'right', cell: ({ outlook }) => outlook.left.workingDays },
    { key: 'forecast', header: t('home:columns.forecast'), cell: ({ outlook }) => <ForecastShort outlook={outlook} /> },
    { key: 'quality', header: t('home:columns.quality'), cell: ({ campaign }) => <Score campaign={campaign} /> },
    { key: 'next', header: t('home:columns.next'), className: 'whitespace-nowrap text-ink2', cell: ({ next }) => inWords(next) },
  ]
}

function Score({ campaign: { score, scored } }: { campaign: PortfolioUnit['campaign'] }) {
  const { t } = useTranslation(['common', 'home'])
  const format = useFormat()
  if (score === null) return <span className="text-xs text-ink3">{t('home:notScored')}</span>
  const shown = format.number(score, 1)
  const dots = score >= 4 ? 3 : score >= 3 ? 2 : 1
  return (
    <span title={t('home:scored', { count: scored, score: shown })} className="inline-flex items-center gap-2 tabular-nums">
      {shown}
      <span aria-hidden className="flex gap-0.5">
        {[1, 2, 3].map((dot) => (
          <i
            key={dot}
            className={classes(
              'size-1.5 rounded-full',
              dot <= dots ? (dots === 3 ? 'bg-ok' : dots === 2 ? 'bg-warn' : 'bg-bad') : 'bg-line',
            )}
          />
        ))}
      </span>
    </span>
  )
}

function useNext(): (next: PortfolioUnit['next']) => string {
  const { t } = useTranslation(['common', 'home'])
  const format = useFormat()
  return (next) => {
    if (next.kind === 'release') return t('home:next.release', { number: next.number })
    if (next.kind === 'evaluation') return t('home:next.evaluation', { day: format.day(next.on) })
    return next.kind === 'nothing' ? '' : t(`home:next.${next.kind}`)
  }
}

/** "this week 11 visits · 46 h · 2 free days" */
function useWeek(team: Portfolio['team']): string {
  const { t } = useTranslation(['common', 'home'])
  const format = useFormat()
  const days = team.flatMap((member) => member.days)
  const visits = days.reduce((sum, day) => sum + day.visits, 0)
  const minutes = days.reduce((sum, day) => sum + day.minutes, 0)
  const free = days.filter((day) => day.works > 0 && day.minutes === 0 && !day.onLeave).length
  return t('home:week', { visits, hours: format.hours(minutes), free: t('home:freeDays', { count: free }) })
}

function useRowKeys(units: readonly PortfolioUnit[], selectedId: string | null) {
  const navigate = useNavigate()
  const at = units.findIndex(({ id }) => id === selectedId)
  const look = (by: number) => () => {
    const unit = units[at + by]
    if (unit) navigate(`?unit=${unit.id}`, { replace: true, preventScrollReset: true })
  }
  const open = (place: (unit: PortfolioUnit) => string) => () => {
    const unit = units[at]
    if (unit) navigate(place(unit))
  }
  useKeys({
    j: look(1),
    k: look(-1),
    p: open(({ campaign }) => `/campaigns/${campaign.id}/run/visits`),
    r: open(({ campaign }) => `/campaigns/${campaign.id}/run/reports`),
    o: open(({ id }) => `/units/${id}`),
  })
}
