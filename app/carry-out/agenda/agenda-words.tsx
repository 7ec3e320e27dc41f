import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { type GroupColour, groupVariables } from '#app/ui/tone'
import type { CalendarItem } from '#db/appointments'
import { minutesBetween, wallClock } from '#domain/calendar/moment'
import type { ShownDrive } from './agenda.server'
import type { CalendarEntry } from './calendar-port'

/** How an appointment is called in the calendar and in the lists. */
export function useAgendaWords(people: readonly { id: string; name: string; initials: string }[]) {
  const { t } = useTranslation(['common', 'agenda'])
  const format = useFormat()
  const nameOf = (item: CalendarItem) => (item.busy ? t('agenda:busy') : (item.customer ?? item.title ?? t(`agenda:kinds.${item.kind}`)))
  const stateOf = (item: CalendarItem) => (item.busy ? '' : t(`agenda:states.${item.state}`))
  const whoOf = (item: CalendarItem) => people.find(({ id }) => id === item.staffId)
  const hoursOf = (item: CalendarItem) => `${format.timeAt(item.startsAt)} – ${format.timeAt(item.endsAt)}`
  const entryOf = (item: CalendarItem): CalendarEntry => {
    const who = whoOf(item)
    return {
      id: item.id,
      staffId: item.staffId,
      ...wallClock(item.startsAt),
      minutes: minutesBetween(item.startsAt, item.endsAt),
      title: nameOf(item),
      detail: [who?.initials, item.place].filter(Boolean).join(' · '),
      spoken: [nameOf(item), format.momentAt(item.startsAt), item.place, who?.name, stateOf(item)].filter(Boolean).join(', '),
      look: lookOf(item),
      colour: item.segmentColour ? groupVariables[item.segmentColour.toLowerCase() as GroupColour] : 'var(--edge)',
      mark: item.state === 'done' && !item.busy ? <Check aria-hidden size={12} strokeWidth={3} /> : null,
      movable: isMovable(item),
    }
  }
  const driveOf = (drive: ShownDrive): CalendarEntry => {
    const who = people.find(({ id }) => id === drive.staffId)
    const title = t('agenda:drive', { minutes: drive.minutes })
    return {
      ...{ id: drive.id, staffId: drive.staffId, ...wallClock(drive.startsAt), minutes: drive.minutes, title, detail: '' },
      spoken: [t(`agenda:drives.${drive.way}`, { minutes: drive.minutes }), who?.name].filter(Boolean).join(', '),
      ...{ look: 'drive', colour: 'var(--edge)', mark: null, movable: false },
    }
  }
  return { nameOf, stateOf, whoOf, hoursOf, entryOf, driveOf }
}

/** Only what was planned with a customer and still stands can be moved. */
export function isMovable(item: CalendarItem): boolean {
  return !item.busy && item.customerId !== null && (item.state === 'proposed' || item.state === 'agreed')
}

function lookOf(item: CalendarItem): CalendarEntry['look'] {
  if (item.busy) return 'busy'
  if (item.state === 'proposed') return 'proposed'
  return item.state === 'done' || item.state === 'no-show' ? 'done' : 'agreed'
}
