import { ClipboardCopy } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Avatar } from '#app/ui/avatar'
import { Button } from '#app/ui/button'
import { classes } from '#app/ui/classes'
import { Kbd } from '#app/ui/kbd'
import { Notice } from '#app/ui/notice'
import { Panel } from '#app/ui/panel'
import { Select } from '#app/ui/select'
import { Skeleton } from '#app/ui/skeleton'
import { addDays, earlierOf, mondayOf } from '#domain/calendar/day'
import { CallSlotMap } from './call-slot-map'
import type { SlotNeighbour, SlotOffer, SlotsFound } from './slots.server'
import { type Slots, type SlotWish, slotKey } from './use-slots'

interface CallSlotsProps {
  found: Slots
  chosen: string | null
  onChoose: (slot: SlotOffer) => void
  wish: SlotWish
  onWish: (wish: SlotWish) => void
  /** Whether other people, weeks and times are shown too. */
  isWide: boolean
  onWide: () => void
  onCopy: () => void
  /** A colleague took the moment that was chosen. */
  wasTaken: boolean
  /** What else there is to choose, under the moments. */
  children: ReactNode
}

/** The best moments for a visit, as a choice: who, when, between whom, and what it adds to the drive; with the day of the best, or of the chosen one, on a map. */
export function CallSlots(props: CallSlotsProps) {
  const { found, chosen, onChoose, wish, onWish, isWide, onWide, onCopy, wasTaken, children } = props
  const { t } = useTranslation(['common', 'run'])
  const minutes = found?.slots[0]?.minutes
  return (
    <Panel
      title={t('run:calls.slots')}
      aside={minutes !== undefined && t('run:calls.slotsAside', { minutes })}
      aria-busy={found === undefined}
      className="md:px-4!"
    >
      {found === undefined && (
        <div className="grid gap-2">
          <span className="sr-only">{t('run:calls.loadingSlots')}</span>
          <Skeleton className="h-12" />
          <Skeleton className="h-12" />
          <Skeleton className="h-12" />
        </div>
      )}
      {wasTaken && (
        <div className="mb-2">
          <Notice tone="warn" live>
            {t('run:calls.slotTaken')}
          </Notice>
        </div>
      )}
      {found?.unplaced && <p className="mb-2 text-xs text-ink3">{t('run:calls.unplaced')}</p>}
      {found?.travel.trouble && <p className="mb-2 text-xs text-ink3">{t('run:calls.ownTravel')}</p>}
      {found && found.travel.used !== 'model' && !found.travel.trouble && (
        <p className="mb-2 text-xs text-ink3">{t('run:calls.engineTravel')}</p>
      )}
      {found && <Wishes found={found} />}
      {found?.slots.length === 0 && <NoSlots found={found} />}
      {isWide && found && <OtherSlots found={found} wish={wish} onWish={onWish} />}
      <div role="radiogroup" aria-label={t('run:calls.slots')} className="-mx-2 -mt-1 grid grid-cols-1 gap-0.5">
        {found?.slots.map((slot, index) => (
          <SlotRow key={slotKey(slot)} slot={slot} rank={index + 1} isChosen={slotKey(slot) === chosen} onChoose={onChoose} />
        ))}
      </div>
      {found && <DayOnMap found={found} chosen={chosen} />}
      {isWide && <div className="-mx-2 mt-1 flex flex-wrap items-center gap-x-2">{children}</div>}
      <div className="-mx-2 -mb-2 flex flex-wrap items-center justify-between gap-x-2">
        <Button look="quiet" size="sm" onClick={onCopy} disabled={!found || found.slots.length === 0} aria-keyshortcuts="Shift+M">
          <ClipboardCopy aria-hidden size={14} />
          {t('run:calls.copySlots')} <Kbd>⇧M</Kbd>
        </Button>
        <Button look="quiet" size="sm" keyHint="M" aria-expanded={isWide} onClick={onWide} className="text-brand-text!">
          {t(isWide ? 'run:calls.fewerSlots' : 'run:calls.moreSlots')}
        </Button>
      </div>
    </Panel>
  )
}

/** What the customer said of the days, by which the moments are ordered. */
function Wishes({ found: { likes, by } }: { found: SlotsFound }) {
  const { t } = useTranslation('run')
  const format = useFormat()
  const days = likes.map((day) => t(`inventory.weekdays.d${day}`)).join(', ')
  const told = [days && t('inventory.bestDaysAre', { days }), by && t('inventory.wishByIs', { day: format.day(by) })].filter(Boolean)
  return told.length > 0 && <p className="mb-2 text-xs text-ink3">{t('calls.slotWishes', { wishes: told.join(', ') })}</p>
}

function NoSlots({ found }: { found: SlotsFound }) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  return (
    <Notice tone="warn">
      {t('run:calls.noSlots', { day: format.day(found.by ? earlierOf(found.by, found.lastDay) : found.lastDay) })}
    </Notice>
  )
}

/** Somebody else, or another week. */
function OtherSlots({ found, wish, onWish }: { found: SlotsFound; wish: SlotWish; onWish: (wish: SlotWish) => void }) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const weeks = ['', ...[1, 2, 3].map((week) => addDays(mondayOf(found.today), week * 7))]
  return (
    <div className="mb-2 grid grid-cols-2 gap-2">
      <Select
        aria-label={t('run:calls.who')}
        value={wish.staffId}
        onChange={(event) => onWish({ ...wish, staffId: event.target.value })}
        options={[{ value: '', label: t('run:calls.anybody') }, ...found.people.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Select
        aria-label={t('run:calls.fromWeek')}
        value={wish.from}
        onChange={(event) => onWish({ ...wish, from: event.target.value })}
        options={weeks.map((day) => ({ value: day, label: day ? t('run:calls.from', { day: format.day(day) }) : t('run:calls.soonest') }))}
      />
    </div>
  )
}

/** The day of the chosen moment, else of the best one: on the map and in a line of words. */
function DayOnMap({ found: { slots, map }, chosen }: { found: SlotsFound; chosen: string | null }) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const at = Math.max(
    0,
    slots.findIndex((slot) => slotKey(slot) === chosen),
  )
  const [slot, route] = [slots[at], map?.routes[at]]
  if (!map || !slot || !route) return null
  const words = t('run:calls.slotDay', {
    ...{ name: slot.staff.split(' ')[0], day: format.day(slot.day), count: route.stops, drive: format.duration(route.driveMinutes) },
  })
  return (
    <>
      <CallSlotMap map={map} route={route} extraMinutes={slot.extraMinutes} label={words} />
      <p className="mt-1.5 mb-1 text-xs text-ink3">{words}</p>
    </>
  )
}

interface SlotRowProps {
  slot: SlotOffer
  rank: number
  isChosen: boolean
  onChoose: (slot: SlotOffer) => void
}

function SlotRow({ slot, rank, isChosen, onChoose }: SlotRowProps) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const who = slot.isOwner ? `${slot.staff}, ${t('run:calls.slotOwner')}` : slot.staff
  return (
    <label
      className={classes(
        'flex min-h-13 min-w-0 cursor-pointer items-center gap-2.5 rounded-lg border-2 px-2 py-1.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand',
        isChosen ? 'border-brand bg-brand-soft' : 'border-transparent hover:bg-sunken',
      )}
    >
      <input
        type="radio"
        name="slot"
        value={slotKey(slot)}
        data-slot={rank}
        checked={isChosen}
        onChange={() => onChoose(slot)}
        aria-keyshortcuts={rank <= 4 ? String(rank) : undefined}
        className="sr-only"
      />
      <Kbd>{rank}</Kbd>
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5 text-base font-semibold">
          <span className="whitespace-nowrap tabular-nums first-letter:uppercase">{format.momentAt(slot.startsAt)}</span>
          <Avatar name={slot.staff} initials={slot.staffInitials} size={20} />
          <span className="sr-only">{who}</span>
        </span>
        <span className="block truncate text-xs text-ink3">{useBetween(slot)}</span>
        {(slot.isProposed || slot.isLiked) && (
          <span className="flex flex-wrap gap-x-2 text-xs font-semibold">
            {slot.isProposed && <span className="text-brand-text">{t('run:calls.slotProposed')}</span>}
            {slot.isLiked && <span className="text-ok-text">{t('run:calls.slotLiked')}</span>}
          </span>
        )}
        {slot.displaces && (
          <span className="block text-xs text-now-text">{t('run:calls.slotDisplaces', { name: slot.displaces.name })}</span>
        )}
      </span>
      <span className={classes('shrink-0 font-semibold tabular-nums', toneOf(slot.extraMinutes))}>
        {slot.extraMinutes >= 0 ? '+' : ''}
        {slot.extraMinutes} min
        <span className="sr-only"> {t('run:calls.driving')}</span>
      </span>
    </label>
  )
}

function toneOf(extraMinutes: number): string {
  if (extraMinutes <= 10) return 'text-ok-text'
  return extraMinutes > 30 ? 'text-warn-text' : 'text-ink2'
}

/** "Na De Groot (Tiel), voor Prins (Beesd)": between whom the visit comes. */
function useBetween({ previous, next }: SlotOffer): string {
  const { t } = useTranslation(['common', 'run'])
  const nameOf = (stop: Extract<SlotNeighbour, { kind: 'stop' }>) => {
    const name = stop.name || t('run:calls.elsewhere')
    return stop.place ? `${name} (${stop.place})` : name
  }
  if (previous.kind === 'home' && next.kind === 'home') return t('run:calls.slotFirstOfDay')
  if (previous.kind === 'home') return t('run:calls.slotFirst', { next: next.kind === 'stop' ? nameOf(next) : '' })
  if (next.kind === 'home') return t('run:calls.slotLast', { previous: nameOf(previous) })
  return t('run:calls.slotBetween', { previous: nameOf(previous), next: nameOf(next) })
}
