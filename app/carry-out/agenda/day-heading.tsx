import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { classes } from '#app/ui/classes'
import type { Day } from '#domain/calendar/day'
import { sum } from '#domain/units/sum'
import type { AgendaPage } from './agenda.server'
import { agendaAddress } from './agenda-address'
import type { DayPlaces } from './day-places'
import type { UnassignedRow } from './unassigned.server'

interface DayHeadingProps {
  day: Day
  page: AgendaPage
  visits: number
  /** What each day would cost for who is being carried; null while nobody is. */
  costs: DayPlaces | null
  /** Who could come in most cheaply that day. */
  cheapest: { row: UnassignedRow; extraMinutes: number } | null
  looked: boolean
  onLook: () => void
  onPlanIn: (row: UnassignedRow) => void
}

/** A day: how full it is, who is away, and whom it would cost least to add. While somebody is carried, what the day would cost stands there instead. */
export function DayHeading({ day, page, visits, costs, cheapest, looked, onLook, onPlanIn }: DayHeadingProps) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const free = sum(page.rounds.filter((round) => round.day === day).map(({ freeMinutes }) => freeMinutes))
  const away = page.away
    .filter((one) => one.day === day)
    .flatMap(({ staffId }) => page.people.find(({ id }) => id === staffId)?.name.split(' ')[0] ?? [])
  const isOff = page.daysOff.includes(day)
  const told = isOff ? t('agenda:dayOff') : visits === 0 ? t('agenda:free') : t('agenda:visits', { count: visits })
  return (
    <span className="block min-h-14 px-1 text-sm font-normal">
      <Link
        to={agendaAddress(page, { day, view: page.view === 'team' ? 'team' : 'day' })}
        onFocus={onLook}
        onPointerEnter={onLook}
        className={classes(
          'font-semibold underline-offset-2 hover:underline',
          day === page.today && 'font-bold text-now-text',
          looked && 'underline decoration-brand decoration-2',
        )}
      >
        {format.day(day)}
      </Link>
      {costs ? (
        <Cost day={day} costs={costs} />
      ) : (
        <>
          <span className="block truncate text-xs text-ink3">
            {[told, !isOff && free > 0 && t('agenda:freeTime', { free: format.duration(free) })].filter(Boolean).join(' · ')}
          </span>
          {away.length > 0 && <span className="block truncate text-xs text-warn-text">{t('agenda:away', { names: away.join(', ') })}</span>}
          {cheapest && (
            <button
              type="button"
              onClick={() => onPlanIn(cheapest.row)}
              className="block max-w-full truncate rounded-sm text-left text-xs text-brand-text hover:underline"
              title={t('agenda:cheapest', { name: cheapest.row.name, minutes: cheapest.extraMinutes })}
            >
              {`+${cheapest.extraMinutes}′ ${cheapest.row.name}`}
            </button>
          )}
        </>
      )}
    </span>
  )
}

function Cost({ day, costs }: { day: Day; costs: DayPlaces }) {
  const { t } = useTranslation('agenda')
  const place = costs.places.find((each) => each.day === day)
  const why = costs.none.find((each) => each.day === day)?.why
  return (
    <span className="block text-xs" data-cost={day}>
      {place ? (
        <>
          <b className="text-sm text-brand-text">{`+${place.extraMinutes}′`}</b>{' '}
          <span className="text-ink3">{[place.time, place.staff.split(' ')[0]].join(' ')}</span>
        </>
      ) : (
        <span className="text-ink3">{`✕ ${t(`planIn.none${why ? `.${why}` : '.past'}` as 'planIn.none.off')}`}</span>
      )}
    </span>
  )
}
