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
import { addDays, type Day, mondayOf } from '#domain/calendar/day'
import type { SlotNeighbour, SlotOffer, SlotsFound } from './slots.server'

/** What is known of the slots: nothing yet, or an answer. */
export type Slots = SlotsFound | undefined

/** Which slots are asked for: of whom, from when, and how many. */
export type SlotWish = { staffId: string; from: Day | ''; count: number }

export const firstWish: SlotWish = { staffId: '', from: '', count: 4 }

/** A slot is told by who and when: two are never the same. */
export function slotKey({ staffId, startsAt }: { staffId: string; startsAt: string }): string {
  return `${staffId} ${startsAt}`
}

interface CallSlotsProps {
  found: Slots
  chosen: string | null
  onChoose: (slot: SlotOffer) => void
  wish: SlotWish
  onWish: (wish: SlotWish) => void
  /** What else there is to choose, under the moments. */
  children: ReactNode
}

/** The best moments for a visit, as a choice: who, when, between whom, and what it adds to the drive. */
export function CallSlots({ found, chosen, onChoose, wish, onWish, children }: CallSlotsProps) {
  const { t } = useTranslation(['common', 'run'])
  return (
    <Panel title={t('run:calls.slots')} aria-busy={found === undefined}>
      {found === undefined && (
        <div className="grid gap-2">
          <span className="sr-only">{t('run:calls.loadingSlots')}</span>
          <Skeleton className="h-12" />
          <Skeleton className="h-12" />
          <Skeleton className="h-12" />
        </div>
      )}
      {found?.unplaced && <p className="mb-2 text-xs text-ink3">{t('run:calls.unplaced')}</p>}
      {found?.travel.trouble && <p className="mb-2 text-xs text-ink3">{t('run:calls.ownTravel')}</p>}
      {found && found.travel.used !== 'model' && !found.travel.trouble && (
        <p className="mb-2 text-xs text-ink3">{t('run:calls.engineTravel')}</p>
      )}
      {found?.slots.length === 0 && <Notice tone="warn">{t('run:calls.noSlots')}</Notice>}
      <div role="radiogroup" aria-label={t('run:calls.slots')} className="-mx-2 grid gap-1">
        {found?.slots.map((slot, index) => (
          <SlotRow key={slotKey(slot)} slot={slot} rank={index + 1} isChosen={slotKey(slot) === chosen} onChoose={onChoose} />
        ))}
      </div>
      {found && <OtherSlots found={found} wish={wish} onWish={onWish} />}
      <div className="-mx-2 mt-2 flex flex-wrap items-center gap-x-3">{children}</div>
    </Panel>
  )
}

const mostSlots = 12

/** Somebody else, another week, or more of them. */
function OtherSlots({ found, wish, onWish }: { found: SlotsFound; wish: SlotWish; onWish: (wish: SlotWish) => void }) {
  const { t } = useTranslation(['common', 'run'])
  const format = useFormat()
  const weeks = ['', ...[1, 2, 3].map((week) => addDays(mondayOf(found.today), week * 7))]
  return (
    <div className="mt-2 grid grid-cols-2 gap-2">
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
      {found.slots.length >= wish.count && wish.count < mostSlots && (
        <Button look="quiet" className="col-span-2" onClick={() => onWish({ ...wish, count: mostSlots })}>
          {t('run:calls.moreSlots')}
        </Button>
      )}
    </div>
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
  const nameOf = (neighbour: SlotNeighbour) =>
    neighbour.kind === 'home' ? t('run:calls.home') : neighbour.name || t('run:calls.elsewhere')
  const who = slot.isOwner ? `${slot.staff}, ${t('run:calls.slotOwner')}` : slot.staff
  return (
    <label
      className={classes(
        'flex min-h-13 cursor-pointer items-center gap-2.5 rounded-lg border-2 px-2 py-1.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand',
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
        aria-keyshortcuts={String(rank)}
        className="sr-only"
      />
      <Kbd>{rank}</Kbd>
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5 font-semibold">
          <span className="whitespace-nowrap tabular-nums">{format.momentAt(slot.startsAt)}</span>
          <Avatar name={slot.staff} initials={slot.staffInitials} size={20} />
          <span className="sr-only">{who}</span>
        </span>
        <span className="block text-xs text-ink3">
          <span aria-hidden>{slot.staff.split(' ')[0]}, </span>
          {t('run:calls.slotBetween', { previous: nameOf(slot.previous), next: nameOf(slot.next) })}
        </span>
        {slot.isProposed && <span className="block text-xs font-semibold text-brand-text">{t('run:calls.slotProposed')}</span>}
        {slot.displaces && (
          <span className="block text-xs text-now-text">{t('run:calls.slotDisplaces', { name: slot.displaces.name })}</span>
        )}
      </span>
      <span className={classes('shrink-0 font-semibold tabular-nums', slot.extraMinutes <= 10 ? 'text-ok-text' : 'text-ink2')}>
        +{slot.extraMinutes} min
        <span className="sr-only"> {t('run:calls.driving')}</span>
      </span>
    </label>
  )
}
