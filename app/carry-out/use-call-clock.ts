import { useEffect, useState } from 'react'
import { minutesBetween } from '#domain/calendar/moment'

const tickMs = 5000
/** A desk that is left open does not fill in more than this by itself. */
const mostMinutes = 60

/** When the customer was opened, and the whole minutes since, begun ones counted; empty until the page runs in the browser. */
export function useCallClock(): { startedAt: string; elapsed: number } {
  const [startedAt, setStartedAt] = useState('')
  const [elapsed, setElapsed] = useState(1)
  useEffect(() => {
    const began = new Date().toISOString()
    setStartedAt(began)
    const timer = setInterval(() => {
      const minutes = Math.floor(minutesBetween(began, new Date().toISOString())) + 1
      setElapsed(Math.min(mostMinutes, Math.max(1, minutes)))
    }, tickMs)
    return () => clearInterval(timer)
  }, [])
  return { startedAt, elapsed }
}
