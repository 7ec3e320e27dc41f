import { useNavigate } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Notice } from '#app/ui/notice'
import { tellFailed } from '#app/ui/toast'
import { useKeys } from '#app/ui/use-keys'
import { addDays, type Day } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import type { AgendaPage } from './agenda.server'
import { agendaAddress, stepped, whoIsShown } from './agenda-address'
import { AgendaCalendar, useWide } from './agenda-calendar'
import { AgendaList } from './agenda-list'
import { AgendaTop } from './agenda-top'
import { AppointmentDialog } from './appointment-dialog'
import { DayMapPanel } from './day-map-panel'
import { UnassignedPanel } from './unassigned-panel'
import { useCosts, useDragged } from './use-costs'
import { useMoves } from './use-moves'
import { usePickUp } from './use-pick-up'
import { usePlanning } from './use-planning'

/** The week of those who visit: to see where there is room, to plan in who waits, and to move what does not fit. */
export function AgendaScreen({ page }: { page: AgendaPage }) {
  const { t } = useTranslation(['common', 'agenda'])
  const navigate = useNavigate()
  const wide = useWide()
  const who = whoIsShown(page)
  const moves = useMoves(page.items)
  const columns = page.view === 'team' ? page.people.filter(({ shown }) => shown) : null
  const pick = usePickUp({ items: moves.items, monday: page.monday, columns, oneDay: page.view === 'day', onDrop: moves.move })
  const [openId, setOpenId] = useState<string | null>(null)
  const [dragged, setDragged] = useDragged()
  const [looked, setLooked] = useState<Day | null>(null)
  const [ghost, setGhost] = useState<string | null>(null)
  const planning = usePlanning({ monday: page.monday, who, items: moves.items })
  const carried = useCosts({ appointmentId: pick.picked?.item.id ?? dragged, monday: page.monday, who })
  const inView = moves.items.filter((item) => page.view === 'week' || dayOf(item.startsAt) === page.day)
  const visits = inView.filter(({ customerId, busy }) => customerId !== null && !busy)
  const open = page.items.find(({ id, busy }) => id === openId && !busy)
  const map = mapDay(page, looked)
  const go = (way: -1 | 1) => () => navigate(agendaAddress(page, { day: stepped(page, way) }))
  useKeys(
    pick.picked
      ? pick.keys
      : {
          ArrowLeft: go(-1),
          ArrowRight: go(1),
          m: () => {
            const id = document.activeElement?.getAttribute('data-appointment')
            if (id) setOpenId(id)
            else tellFailed(t('agenda:pickFirst'))
          },
        },
  )
  return (
    <>
      <AgendaTop page={page} visits={visits} />
      <Conflicts page={page} />
      <p role="status" className="sr-only">
        {pick.said}
      </p>
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="min-w-0">
          {wide && (
            <AgendaCalendar
              page={page}
              items={pick.shown}
              picked={pick.picked?.item.id ?? null}
              busy={moves.busy}
              costs={planning.dragged ?? carried}
              looked={map}
              planning={planning}
              onPickUp={pick.pickUp}
              onOpen={setOpenId}
              onDragged={setDragged}
              onLook={setLooked}
              onMove={moves.move}
            />
          )}
          <div className={wide ? 'md:hidden' : undefined}>
            <AgendaList page={page} items={moves.items} onOpen={setOpenId} />
          </div>
        </div>
        <div className="grid grid-cols-1 gap-4">
          <div className="min-w-0 xl:order-last">
            <UnassignedPanel planning={planning} onPoint={setGhost} />
          </div>
          <DayMapPanel
            day={map}
            monday={page.monday}
            who={who}
            campaignId={planning.found?.campaignId ?? null}
            stamp={page.items.map(({ id, version }) => `${id.slice(-6)}${version}`).join('')}
            ghost={ghost}
            onLook={setLooked}
          />
        </div>
      </div>
      {open && (
        <AppointmentDialog
          key={open.id}
          item={open}
          people={page.people}
          onClose={() => setOpenId(null)}
          onMoved={moves.offerUndo}
          onMove={moves.move}
        />
      )}
    </>
  )
}

// Until somebody looks at another day: today, or the first day on which something is planned.
function mapDay(page: AgendaPage, looked: Day | null): Day {
  if (page.view !== 'week') return page.day
  const inWeek = (day: Day) => page.monday <= day && day <= addDays(page.monday, 6)
  if (looked && inWeek(looked)) return looked
  if (inWeek(page.today)) return page.today
  const first = page.items.find(({ customerId, startsAt }) => customerId !== null && dayOf(startsAt) >= page.monday)
  return first ? dayOf(first.startsAt) : page.monday
}

/** What in the calendar cannot be done as it stands, told in words. */
function Conflicts({ page }: { page: AgendaPage }) {
  const { t } = useTranslation(['agenda', 'planner'])
  const format = useFormat()
  const told = page.conflicts.filter(({ day }) => page.view === 'week' || day === page.day)
  if (told.length === 0) return null
  return (
    <div className="mb-4">
      <Notice tone="warn" title={t('planner:conflicts.title')}>
        <ul className="list-disc pl-5">
          {told.slice(0, 6).map((one) => (
            <li key={`${one.kind} ${one.day} ${one.staffId} ${one.names.join()}`}>
              {t(`planner:conflicts.${one.kind}`, {
                day: format.day(one.day),
                staff: page.people.find(({ id }) => id === one.staffId)?.name ?? '',
                first: one.names[0] || t('planner:day.elsewhere'),
                second: one.names[1] || t('planner:day.elsewhere'),
                minutes: one.minutesShort,
              })}
            </li>
          ))}
        </ul>
        {told.length > 6 && <p className="mt-1">{t('planner:leftOut.more', { count: told.length - 6 })}</p>}
      </Notice>
    </div>
  )
}
