import { Link, useNavigate } from '@remix-run/react'
import { Check, ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { classes } from '#app/ui/classes'
import { LinkButton } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { SegmentedControl } from '#app/ui/segmented-control'
import { LinkTabs } from '#app/ui/tabs'
import type { CalendarItem } from '#db/appointments'
import { addDays } from '#domain/calendar/day'
import { sum } from '#domain/units/sum'
import type { AgendaPage, AgendaView } from './agenda.server'
import { agendaAddress, stepped, whoIsShown } from './agenda-address'
import { minutesOf } from './use-moves'

const views = ['week', 'day', 'team'] as const

/** What is shown and what it comes to, of whom, and the way to another day. */
export function AgendaTop({ page, visits }: { page: AgendaPage; visits: readonly CalendarItem[] }) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const navigate = useNavigate()
  const { view, day, monday } = page
  const inView = (each: string) => view === 'week' || each === day
  const when = view === 'week' ? format.period({ from: monday, to: addDays(monday, 6) }) : t('agenda:week', { week: page.week })
  const driven = sum(page.rounds.filter((round) => inView(round.day)).map(({ driveMinutes }) => driveMinutes))
  const said = [
    when,
    visits.length > 0
      ? t('agenda:leadVisits', { count: visits.length, booked: format.duration(sum(visits.map(minutesOf))) })
      : t('agenda:lead', { count: 0 }),
    driven > 0 && t('agenda:leadDriven', { driven: format.duration(driven) }),
  ]
  return (
    <>
      <PageHeader
        title={view === 'week' ? t('agenda:week', { week: page.week }) : format.day(day, 'long')}
        lead={said.filter(Boolean).join(' · ')}
        actions={
          <>
            <People page={page} />
            <SegmentedControl
              name="view"
              legend={t('agenda:view')}
              value={view}
              onChange={(to) => navigate(agendaAddress(page, { view: to as AgendaView }), { preventScrollReset: true })}
              options={views.map((value) => ({ value, label: t(`agenda:views.${value}`) }))}
            />
            <Steps page={page} />
          </>
        }
      />
      <AgendaTabs />
      <div className="h-4" />
    </>
  )
}

/** The pages around the calendar. */
export function AgendaTabs() {
  const { t } = useTranslation('agenda')
  return (
    <LinkTabs
      label={t('tabs.label')}
      tabs={[
        { to: '/agenda', label: t('tabs.agenda'), end: true },
        { to: '/agenda/capacity', label: t('tabs.capacity') },
        { to: '/agenda/repair', label: t('repair.open') },
        { to: '/hours/working', label: t('tabs.working') },
      ]}
    />
  )
}

function Steps({ page }: { page: AgendaPage }) {
  const { t } = useTranslation('agenda')
  const kind = page.view === 'week' ? 'week' : 'day'
  const to = (way: -1 | 1) => agendaAddress(page, { day: stepped(page, way) })
  return (
    <nav aria-label={t('weeks')} className="flex gap-1">
      <LinkButton to={to(-1)} square aria-label={t(`${kind}Before`)} aria-keyshortcuts="ArrowLeft" preventScrollReset>
        <ChevronLeft aria-hidden size={18} />
      </LinkButton>
      <LinkButton to={agendaAddress(page, { day: page.today })} preventScrollReset>
        {t(page.view === 'week' ? 'thisWeek' : 'today')}
      </LinkButton>
      <LinkButton to={to(1)} square aria-label={t(`${kind}After`)} aria-keyshortcuts="ArrowRight" preventScrollReset>
        <ChevronRight aria-hidden size={18} />
      </LinkButton>
    </nav>
  )
}

function People({ page }: { page: AgendaPage }) {
  const { t } = useTranslation('agenda')
  const shown = whoIsShown(page)
  if (page.people.length < 2) return null
  return (
    <ul aria-label={t('who')} className="flex flex-wrap gap-1">
      {page.people.map((person) => {
        const who = person.shown ? shown.filter((id) => id !== person.id) : [...shown, person.id]
        return (
          <li key={person.id}>
            <Link
              to={agendaAddress(page, { who })}
              preventScrollReset
              aria-current={person.shown ? 'true' : undefined}
              className={classes(
                'inline-flex min-h-11 items-center gap-1.5 rounded-full border px-3 font-medium md:min-h-9',
                person.shown ? 'border-brand bg-brand-soft text-brand-text' : 'border-line bg-surface text-ink2 hover:bg-sunken',
              )}
            >
              {person.shown && <Check aria-hidden size={14} strokeWidth={2.6} />}
              {person.name.split(' ')[0]}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
