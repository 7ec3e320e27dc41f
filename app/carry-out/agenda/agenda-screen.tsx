import { Link, useNavigate } from '@remix-run/react'
import { Check, ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { classes } from '#app/ui/classes'
import { Kbd } from '#app/ui/kbd'
import { LinkButton } from '#app/ui/link-button'
import { PageHeader } from '#app/ui/page-header'
import { Skeleton } from '#app/ui/skeleton'
import { tellFailed } from '#app/ui/toast'
import { useKeys } from '#app/ui/use-keys'
import { useLater } from '#app/ui/use-later'
import { addDays, type Day, mondayOf } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import type { AgendaPage } from './agenda.server'
import { AgendaList } from './agenda-list'
import { useAgendaWords } from './agenda-words'
import { AppointmentDialog } from './appointment-dialog'
import type { UnassignedRow } from './unassigned.server'
import { UnassignedPanel, usePlanning } from './unassigned-panel'
import { useMoves } from './use-moves'

const loadCalendar = () => import('./calendar-port')

/** The week of those who visit: to see where there is room, and to move what does not fit. */
export function AgendaScreen({ page }: { page: AgendaPage }) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const navigate = useNavigate()
  const wide = useWide()
  const Calendar = useLater(loadCalendar, wide)
  const { items, move, offerUndo, busy } = useMoves(page.items)
  const [openId, setOpenId] = useState<string | null>(null)
  const who = page.people.filter(({ shown }) => shown).map(({ id }) => id)
  const planning = usePlanning({ monday: page.monday, who, items })
  const { dragged } = planning
  const words = useAgendaWords(page.people)
  const open = page.items.find(({ id, busy: theirs }) => id === openId && !theirs)
  const hrefOf = weekAddress(page)
  const [before, after] = [addDays(page.monday, -7), addDays(page.monday, 7)]
  const goTo = (monday: Day) => () => navigate(hrefOf(monday))
  useKeys({
    ArrowLeft: goTo(before),
    ArrowRight: goTo(after),
    m: () => {
      const id = document.activeElement?.getAttribute('data-appointment')
      if (id) setOpenId(id)
      else tellFailed(t('agenda:pickFirst'))
    },
  })
  const visits = items.filter(({ customerId, busy: theirs }) => customerId !== null && !theirs)
  return (
    <>
      <PageHeader
        title={t('agenda:week', { week: page.week })}
        lead={`${format.period({ from: page.monday, to: addDays(page.monday, 6) })} · ${t('agenda:lead', { count: visits.length })}`}
        actions={
          <>
            <People page={page} />
            <LinkButton to="/agenda/repair">{t('agenda:repair.open')}</LinkButton>
            <nav aria-label={t('agenda:weeks')} className="flex gap-1">
              <LinkButton to={hrefOf(before)} square aria-label={t('agenda:weekBefore')} aria-keyshortcuts="ArrowLeft" preventScrollReset>
                <ChevronLeft aria-hidden size={18} />
              </LinkButton>
              <LinkButton to={hrefOf(mondayOf(page.today))} preventScrollReset>
                {t('agenda:thisWeek')}
              </LinkButton>
              <LinkButton to={hrefOf(after)} square aria-label={t('agenda:weekAfter')} aria-keyshortcuts="ArrowRight" preventScrollReset>
                <ChevronRight aria-hidden size={18} />
              </LinkButton>
            </nav>
          </>
        }
      />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="min-w-0">
          {wide && !Calendar && <Skeleton className="hidden h-[36rem] w-full md:block" />}
          {wide && Calendar && (
            <section
              aria-label={t('agenda:week', { week: page.week })}
              className="hidden rounded-xl border border-line bg-surface p-2 shadow-card md:block"
            >
              <Calendar
                monday={page.monday}
                today={page.today}
                daysOff={page.daysOff}
                language={format.language}
                entries={items.map(words.entryOf).map((entry) => ({ ...entry, movable: entry.movable && !busy }))}
                dayHeading={(day) => (
                  <DayHeading
                    day={day}
                    page={page}
                    dragged={dragged}
                    visits={visits.filter(({ startsAt }) => dayOf(startsAt) === day).length}
                  />
                )}
                dragged={dragged && { title: dragged.name, minutes: dragged.minutes }}
                onPutIn={(to) => {
                  const staffId = dragged?.places.find(({ day }) => day === to.day)?.staffId ?? who[0]
                  if (dragged && staffId) planning.put(dragged, { ...to, staffId })
                }}
                onOpen={setOpenId}
                onMove={(id, to) => {
                  const item = page.items.find((each) => each.id === id)
                  if (item) move(item, { ...to, staffId: item.staffId })
                }}
              />
              <p className="flex flex-wrap items-center gap-x-5 gap-y-1 px-2 pt-2 text-xs text-ink3">
                <Legend className="border-dashed">{t('agenda:states.proposed')}</Legend>
                <Legend className="bg-sunken">{t('agenda:states.agreed')}</Legend>
                <Legend className="bg-ok-soft">
                  {t('agenda:states.done')} <Check aria-hidden size={12} />
                </Legend>
                <span className="ml-auto inline-flex items-center gap-1.5">
                  <Kbd>←</Kbd> <Kbd>→</Kbd> {t('agenda:keyWeek')} <Kbd>M</Kbd> {t('agenda:keyMove')} <Kbd>Z</Kbd> {t('agenda:keyUndo')}
                </span>
              </p>
            </section>
          )}
          <div className={wide ? 'md:hidden' : undefined}>
            <AgendaList page={page} items={items} onOpen={setOpenId} />
          </div>
        </div>
        <UnassignedPanel planning={planning} />
      </div>
      {open && <AppointmentDialog key={open.id} item={open} people={page.people} onClose={() => setOpenId(null)} onMoved={offerUndo} />}
    </>
  )
}

function People({ page }: { page: AgendaPage }) {
  const { t } = useTranslation(['common', 'agenda'])
  const shown = page.people.filter((person) => person.shown).map(({ id }) => id)
  return (
    <ul aria-label={t('agenda:who')} className="flex flex-wrap gap-1">
      {page.people.map((person) => {
        const who = person.shown ? shown.filter((id) => id !== person.id) : [...shown, person.id]
        return (
          <li key={person.id}>
            <Link
              to={weekAddress(page, who)(page.monday)}
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

interface DayHeadingProps {
  day: Day
  page: AgendaPage
  visits: number
  dragged: UnassignedRow | null
}

/** While somebody is dragged in, what the day would cost stands in its heading. */
function DayHeading({ day, page, visits, dragged }: DayHeadingProps) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const isToday = day === page.today
  return (
    <span className="block px-1 text-sm">
      <b className={isToday ? 'font-bold text-now-text' : 'font-semibold'}>{format.day(day)}</b>
      <span className="block text-xs font-normal text-ink3">
        {dragged ? (
          <b className="text-brand-text">{costOf(dragged, day) ?? t('agenda:planIn.noRoom')}</b>
        ) : page.daysOff.includes(day) ? (
          t('agenda:dayOff')
        ) : visits === 0 ? (
          t('agenda:free')
        ) : (
          t('agenda:visits', { count: visits })
        )}
      </span>
    </span>
  )
}

function costOf({ places }: UnassignedRow, day: Day): string | null {
  const place = places.find((each) => each.day === day)
  return place ? `+${place.extraMinutes}′` : null
}

function Legend({ className, children }: { className: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <i aria-hidden className={classes('h-3.5 w-5 rounded-sm border border-l-4 border-edge', className)} />
      {children}
    </span>
  )
}

function weekAddress(page: AgendaPage, who: readonly string[] = page.people.filter(({ shown }) => shown).map(({ id }) => id)) {
  const everyone = who.length === 0 || who.length === page.people.length
  return (monday: Day) => `/agenda?week=${monday}${everyone ? '' : `&who=${who.join(',')}`}`
}

/** Whether the calendar has room. Before the page runs it has not: the list is there first. */
function useWide(): boolean {
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const query = window.matchMedia('(min-width: 48rem)')
    const look = () => setWide(query.matches)
    look()
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return wide
}
