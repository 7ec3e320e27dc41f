import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { Day } from '#domain/calendar/day'
import type { DayPlaces } from './day-places'

/** What each day of the week would cost for an appointment that is being carried; null until that is known, or while none is. */
export function useCosts({
  appointmentId,
  monday,
  who,
}: {
  appointmentId: string | null
  monday: Day
  who: readonly string[]
}): DayPlaces | null {
  const asking = useFetcher<DayPlaces>()
  const [of, setOf] = useState<string | null>(null)
  const { load } = asking
  const people = who.join(',')
  useEffect(() => {
    setOf(appointmentId)
    if (appointmentId) load(`/agenda/places?${new URLSearchParams({ appointment: appointmentId, week: monday, who: people })}`)
  }, [load, appointmentId, monday, people])
  return appointmentId && of === appointmentId && asking.state === 'idle' ? (asking.data ?? null) : null
}

/** The appointment that is being dragged with the mouse. The library tells when a drag begins, and not when it comes to nothing. */
export function useDragged(): [string | null, (id: string | null) => void] {
  const [dragged, setDragged] = useState<string | null>(null)
  useEffect(() => {
    if (!dragged) return
    const letGo = () => setDragged(null)
    window.addEventListener('pointerup', letGo)
    window.addEventListener('pointercancel', letGo)
    return () => {
      window.removeEventListener('pointerup', letGo)
      window.removeEventListener('pointercancel', letGo)
    }
  }, [dragged])
  return [dragged, setDragged]
}
