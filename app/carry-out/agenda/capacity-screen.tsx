import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { classes } from '#app/ui/classes'
import { EmptyState } from '#app/ui/empty-state'
import { LinkButton } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { AgendaTabs } from './agenda-top'
import type { CapacityCell, CapacityPage } from './capacity.server'

interface CapacityScreenProps {
  page: CapacityPage
  asked: number
  choices: readonly number[]
}

/** How many hours the team has in each week to come, how many of them are planned, and where there is room. */
export function CapacityScreen({ page, asked, choices }: CapacityScreenProps) {
  const { t } = useTranslation('agenda')
  const format = useFormat()
  const known = page.people.some(({ cells }) => cells.some(({ minutes }) => minutes > 0))
  return (
    <>
      <PageHeader
        title={t('capacity.title')}
        lead={t('capacity.lead')}
        actions={
          <nav aria-label={t('capacity.ask')} className="flex gap-1">
            {choices.map((count) => (
              <LinkButton
                key={count}
                to={`?weeks=${count}`}
                aria-current={count === asked ? 'true' : undefined}
                look={count === asked ? 'secondary' : 'quiet'}
              >
                {t('capacity.weekCount', { count })}
              </LinkButton>
            ))}
          </nav>
        }
      />
      <AgendaTabs />
      <div className="h-4" />
      {!known && (
        <EmptyState
          title={t('capacity.noHours')}
          hint={t('capacity.noHoursHint')}
          action={
            <LinkButton to="/hours/working" look="primary">
              {t('capacity.toHours')}
            </LinkButton>
          }
        />
      )}
      {known && (
        <section aria-label={t('capacity.title')} className="overflow-x-auto rounded-xl border border-line bg-surface shadow-card">
          <table className="w-full min-w-max border-collapse text-left">
            <thead>
              <tr className="border-b border-line">
                <th scope="col" className={classes(nameClasses, 'bg-surface')}>
                  {t('capacity.staff')}
                </th>
                {page.weeks.map(({ monday, week }) => (
                  <th
                    key={monday}
                    scope="col"
                    className={classes('min-w-28 px-3 py-2.5 font-semibold', monday <= page.today && 'text-now-text')}
                  >
                    {t('week', { week })}
                    <span className="block text-xs font-normal text-ink3">{format.day(monday)}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {page.people.map(({ id, name, cells }) => (
                <tr key={id} className="border-b border-line">
                  <th scope="row" className={classes(nameClasses, 'bg-surface')}>
                    <Link to={`/hours/working?who=${id}`} className="underline-offset-2 hover:underline">
                      {name}
                    </Link>
                  </th>
                  {cells.map((cell) => (
                    <td key={cell.monday} className="p-0 align-top">
                      <Link to={`/agenda?day=${cell.monday}&who=${id}`} className="block h-full px-3 py-2.5 hover:bg-sunken">
                        <Cell cell={cell} />
                      </Link>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr className="bg-sunken font-semibold">
                <th scope="row" className={classes(nameClasses, 'bg-sunken')}>
                  {t('capacity.together')}
                </th>
                {page.together.map((cell) => (
                  <td key={cell.monday} className="px-3 py-2.5 align-top">
                    <Cell cell={cell} />
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </section>
      )}
    </>
  )
}

const nameClasses = 'sticky left-0 z-10 px-4 py-2.5 align-top font-semibold md:px-5 max-md:max-w-28'

function Cell({ cell }: { cell: CapacityCell }) {
  const { t } = useTranslation('agenda')
  const format = useFormat()
  const { minutes, planned, away, holidays } = cell
  const over = planned - minutes
  const [said, values] = [
    over > 0 ? 'cellOver' : minutes === 0 ? 'cellNone' : 'cell',
    { planned, available: minutes, free: -over, over },
  ] as const
  const told = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, format.duration(value)])) as Record<
    keyof typeof values,
    string
  >
  const less = [away > 0 && t('capacity.away', { count: away }), holidays > 0 && t('capacity.holidays')]
  return (
    <span className="block" title={t(`capacity.${said}`, told)}>
      {minutes === 0 && planned === 0 ? (
        <span className="text-ink3">{t('capacity.none')}</span>
      ) : (
        <>
          <span className={classes('block font-semibold tabular-nums', over > 0 && 'text-bad-text')}>
            {over > 0 ? `+${format.duration(over)} ${t('capacity.over')}` : `${format.duration(-over)} ${t('capacity.free')}`}
          </span>
          <span aria-hidden className="my-1 block h-1.5 overflow-hidden rounded-full border border-line bg-sunken">
            <span
              className={classes('block h-full', over > 0 ? 'bg-bad' : 'bg-brand')}
              style={{ width: `${minutes === 0 ? 100 : Math.min(100, Math.round((100 * planned) / minutes))}%` }}
            />
          </span>
          <span className="block text-xs font-normal text-ink3 tabular-nums">
            {format.duration(planned)} / {format.duration(minutes)}
          </span>
        </>
      )}
      {less.some(Boolean) && <span className="block text-xs font-normal text-warn-text">{less.filter(Boolean).join(', ')}</span>}
    </span>
  )
}
