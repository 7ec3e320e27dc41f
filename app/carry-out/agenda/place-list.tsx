import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Button } from '#app/ui/button'
import type { DayPlace } from './day-places'

/** The best place of each day, to be chosen with a click or a key. */
export function PlaceList({ places, busy, onChoose }: { places: readonly DayPlace[]; busy: boolean; onChoose: (place: DayPlace) => void }) {
  const { t } = useTranslation('agenda')
  const format = useFormat()
  const inOrder = useMemo(() => [...places].sort((a, b) => (a.day < b.day ? -1 : 1)), [places])
  return (
    <ul className="grid gap-1">
      {inOrder.map((place) => (
        <li key={`${place.day} ${place.staffId}`}>
          <Button className="h-auto w-full py-1.5" busy={busy} onClick={() => onChoose(place)}>
            <span className="flex w-full min-w-0 items-center justify-between gap-3">
              <span className="min-w-0 text-left whitespace-normal">
                <span className="block font-semibold">
                  {format.day(place.day)} {place.time}
                </span>
                <span className="block text-xs text-ink3">
                  {[place.staff, place.after && t('planIn.after', { name: place.after })].filter(Boolean).join(' · ')}
                </span>
              </span>
              <span className="shrink-0 tabular-nums">{t('planIn.cost', { minutes: place.extraMinutes })}</span>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
