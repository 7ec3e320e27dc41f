import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import type { CalendarItem } from '#db/appointments'
import { addDays, type Day } from '#domain/calendar/day'
import { addMinutes, momentOf, type WallTime, wallClock } from '#domain/calendar/moment'
import { minutesOf } from './use-moves'

/** An appointment that was picked up with the keyboard, and where it is held. */
export type Picked = { item: CalendarItem; day: Day; minute: number; staffId: string }

type To = { day: Day; time: WallTime; staffId: string; minutes: number }

interface PickUp {
  items: readonly CalendarItem[]
  monday: Day
  /** Whoever may be moved to with the arrows: the columns of a team. Without, the arrows move to another day. */
  columns: readonly { id: string; name: string }[] | null
  /** On a page of one day, left and right go nowhere. */
  oneDay: boolean
  onDrop: (item: CalendarItem, to: To) => void
}

const step = 15
const lastMinute = 24 * 60 - step

/** Dragging without a mouse: Space picks an appointment up, the arrows carry it, Enter or Space puts it down and Escape leaves it where it stood. */
export function usePickUp({ items, monday, columns, oneDay, onDrop }: PickUp) {
  const { t } = useTranslation('agenda')
  const format = useFormat()
  const [picked, setPicked] = useState<Picked | null>(null)
  const focusOn = useRef<string | null>(null)
  useEffect(() => {
    if (!focusOn.current) return
    document.querySelector<HTMLElement>(`[data-appointment="${focusOn.current}"]`)?.focus()
    if (!picked) focusOn.current = null
  })
  const drop = () => {
    if (!picked) return
    setPicked(null)
    const { item, day, staffId } = picked
    onDrop(item, { day, time: timeOf(picked.minute), staffId, minutes: minutesOf(item) })
  }
  const pickUp = (id: string) => {
    if (picked) return drop()
    const item = items.find((each) => each.id === id)
    if (!item) return
    const { day, time } = wallClock(item.startsAt)
    focusOn.current = id
    setPicked({ item, day, minute: minuteOf(time), staffId: item.staffId })
  }
  const carry = (change: (held: Picked) => Partial<Picked>) => () => setPicked((held) => held && { ...held, ...change(held) })
  const later = (minutes: number) => carry(({ minute }) => ({ minute: Math.min(lastMinute, Math.max(0, minute + minutes)) }))
  const aside = (way: -1 | 1) =>
    carry(({ day, staffId }) => {
      if (columns) return { staffId: columns[columns.findIndex(({ id }) => id === staffId) + way]?.id ?? staffId }
      const to = addDays(day, way)
      return oneDay || to < monday || to > addDays(monday, 6) ? {} : { day: to }
    })
  const keys: Record<string, () => void> = Object.fromEntries([
    ['ArrowUp', later(-step)],
    ['ArrowDown', later(step)],
    ['ArrowLeft', aside(-1)],
    ['ArrowRight', aside(1)],
    ['Enter', drop],
    ['Escape', () => setPicked(null)],
  ])
  const where = picked && [
    format.momentAt(momentOf(picked.day, timeOf(picked.minute))),
    columns?.find(({ id }) => id === picked.staffId)?.name,
  ]
  const said = where ? t('pickedUp', { customer: picked.item.customer ?? picked.item.title, when: where.filter(Boolean).join(', ') }) : ''
  return {
    picked,
    pickUp,
    keys,
    said,
    shown: picked ? items.map((item) => (item.id === picked.item.id ? heldAt(item, picked) : item)) : items,
  }
}

function heldAt(item: CalendarItem, { day, minute, staffId }: Picked): CalendarItem {
  const startsAt = momentOf(day, timeOf(minute))
  return { ...item, staffId, startsAt, endsAt: addMinutes(startsAt, minutesOf(item)) }
}

function minuteOf(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function timeOf(minute: number): WallTime {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
