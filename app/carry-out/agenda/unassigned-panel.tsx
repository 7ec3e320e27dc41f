import { useFetcher, useNavigate } from '@remix-run/react'
import { type DragEvent, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v4 } from 'uuid'
import type { FormErrors } from '#app/http/form.server'
import type { Refused } from '#app/http/refusal.server'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import { Dialog } from '#app/ui/dialog'
import { Kbd } from '#app/ui/kbd'
import { LinkButton } from '#app/ui/link-button'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { Skeleton } from '#app/ui/skeleton'
import { tellDone, tellFailed } from '#app/ui/toast'
import { useKeys } from '#app/ui/use-keys'
import type { CalendarItem } from '#db/appointments'
import type { Day } from '#domain/calendar/day'
import type { WallTime } from '#domain/calendar/moment'
import type { DayPlace, Unassigned, UnassignedRow } from './unassigned.server'

interface UnassignedPanelProps {
  monday: Day
  who: readonly string[]
  /** What stands in the calendar: when it changes, so does what a visit costs. */
  items: readonly CalendarItem[]
  planning: Planning
}

export type Planning = ReturnType<typeof usePlanning>

/** Planning waiting customers in: who waits, who is picked up, and where they are put down. */
export function usePlanning({ monday, who, items }: Pick<UnassignedPanelProps, 'monday' | 'who' | 'items'>) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const asking = useFetcher<Unassigned>()
  const putting = useFetcher<{ startsAt: string } | Refused | FormErrors>()
  const [campaignId, setCampaignId] = useState('')
  const [dragged, setDragged] = useState<UnassignedRow | null>(null)
  const { load } = asking
  const shown = who.join(',')
  const stands = items.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands in the calendar changes what every place costs
  useEffect(
    () => load(`/agenda/unassigned?${new URLSearchParams({ week: monday, who: shown, campaign: campaignId })}`),
    [load, monday, shown, campaignId, stands],
  )
  const answer = putting.state === 'idle' ? putting.data : undefined
  useEffect(() => {
    if (!answer) return
    if ('startsAt' in answer) tellDone(t('agenda:planIn.done', { when: format.momentAt(answer.startsAt) }))
    else tellFailed('message' in answer ? answer.message : (Object.values(answer.errors)[0]?.[0] ?? t('error.title')))
  }, [answer, t, format])
  const put = (row: UnassignedRow, at: { day: Day; time: WallTime; staffId: string }) =>
    putting.submit(
      { op: v4(), campaignId: asking.data?.campaignId ?? '', customerId: row.customerId, day: at.day, time: at.time, staffId: at.staffId },
      { method: 'post', action: '/agenda/proposals' },
    )
  return { found: asking.data, campaignId, setCampaignId, dragged, setDragged, put, busy: putting.state !== 'idle' }
}

/** Who waits for a visit, the cheapest this week first: dragged into the calendar, or planned in from a list of days. */
export function UnassignedPanel({ planning }: Pick<UnassignedPanelProps, 'planning'>) {
  const { t } = useTranslation(['common', 'agenda', 'planner'])
  const format = useFormat()
  const { found, setCampaignId, setDragged, put, busy } = planning
  const [openId, setOpenId] = useState<string | null>(null)
  const open = found?.rows.find(({ customerId }) => customerId === openId)
  const navigate = useNavigate()
  const plan = `/campaigns/${found?.campaignId}/run/plan`
  useKeys({ p: () => found?.campaignId && navigate(plan), u: () => document.querySelector<HTMLElement>('[data-unassigned]')?.focus() })
  if (!found) return <Skeleton className="h-64 w-full" />
  if (!found.campaignId) return null
  return (
    <Panel
      title={
        <>
          {t('agenda:unassigned.title', { count: found.total })} <Kbd>U</Kbd>
        </>
      }
      lead={found.freeMinutes !== null && t('agenda:unassigned.left', { hours: format.duration(found.freeMinutes) })}
    >
      <div className="grid gap-2">
        {found.campaigns.length > 1 && (
          <Select
            aria-label={t('agenda:unassigned.campaign')}
            value={found.campaignId}
            onChange={(event) => setCampaignId(event.target.value)}
            options={found.campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <LinkButton to={plan} look="primary" aria-keyshortcuts="p">
          {t('planner:ask.title')} <Kbd>P</Kbd>
        </LinkButton>
      </div>
      {found.rows.length === 0 && <p className="mt-3 text-ink3">{t('agenda:unassigned.none')}</p>}
      <ul className="mt-3 max-h-[30rem] divide-y divide-line overflow-y-auto">
        {found.rows.map((row) => (
          <li key={row.customerId}>
            <button
              type="button"
              data-unassigned={row.customerId}
              draggable
              onDragStart={(event: DragEvent) => {
                event.dataTransfer.setData('text/plain', row.name)
                setDragged(row)
              }}
              onDragEnd={() => setDragged(null)}
              onClick={() => setOpenId(row.customerId)}
              className="flex min-h-11 w-full cursor-grab items-center gap-2 rounded-md px-1 py-1 text-left hover:bg-sunken"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-semibold">{row.name}</span>
                <span className="block truncate text-xs text-ink3">{[row.town, row.segmentColour].filter(Boolean).join(' · ')}</span>
              </span>
              <span className="shrink-0 text-sm font-semibold tabular-nums">{leastOf(row)}</span>
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <PlanIn
          row={open}
          busy={busy}
          onClose={() => setOpenId(null)}
          onPut={(place) => {
            put(open, place)
            setOpenId(null)
          }}
        />
      )}
    </Panel>
  )
}

function leastOf({ places }: UnassignedRow): string {
  return places.length === 0 ? '—' : `+${Math.min(...places.map(({ extraMinutes }) => extraMinutes))}′`
}

function PlanIn({
  row,
  busy,
  onClose,
  onPut,
}: {
  row: UnassignedRow
  busy: boolean
  onClose: () => void
  onPut: (place: DayPlace) => void
}) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const places = useMemo(() => [...row.places].sort((a, b) => (a.day < b.day ? -1 : 1)), [row])
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={t('agenda:planIn.title', { customer: row.name })}
      lead={t('agenda:planIn.lead', { minutes: row.minutes })}
      size="sm"
    >
      {places.length === 0 && <Notice tone="warn">{t(row.isPlaced ? 'agenda:planIn.none' : 'agenda:planIn.noPlace')}</Notice>}
      <ul className="grid gap-1">
        {places.map((place) => (
          <li key={`${place.day} ${place.staffId}`}>
            <Button className="w-full justify-between" busy={busy} onClick={() => onPut(place)}>
              <span className="text-left">
                <span className="block font-semibold">
                  {format.day(place.day)} {place.time}
                </span>
                <span className="block text-xs text-ink3">
                  {[place.staff, place.after && t('agenda:planIn.after', { name: place.after })].filter(Boolean).join(' · ')}
                </span>
              </span>
              <span className="tabular-nums">{t('agenda:planIn.cost', { minutes: place.extraMinutes })}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
