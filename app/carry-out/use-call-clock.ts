import { useEffect, useState } from 'react'
import { minutesBetween } from '#domain/calendar/moment'

const tickMs = 5000
/** A desk that is left open does not fill in more than this by itself. */
const mostMinutes = 60

export type CallClock = {
  /** Since when the call is counted: from when the customer was opened, and from when their number was dialled once it was. Empty until the page runs in the browser. */
  startedAt: string
  /** Whole minutes since then, begun ones counted. */
  elapsed: number
  /** Their number was dialled. */
  isTalking: boolean
  dial: () => void
}

/** The clock of a call. */
export function useCallClock(): CallClock {
  const [startedAt, setStartedAt] = useState('')
  const [isTalking, setTalking] = useState(false)
  const [elapsed, setElapsed] = useState(1)
  useEffect(() => setStartedAt(new Date().toISOString()), [])
  useEffect(() => {
    if (startedAt === '') return
    const timer = setInterval(() => setElapsed(Math.min(mostMinutes, minutesSince(startedAt))), tickMs)
    return () => clearInterval(timer)
  }, [startedAt])
  const dial = () => {
    if (isTalking) return
    setTalking(true)
    setElapsed(1)
    setStartedAt(new Date().toISOString())
  }
  return { startedAt, elapsed, isTalking, dial }
}

function minutesSince(at: string): number {
  return Math.max(1, Math.floor(minutesBetween(at, new Date().toISOString())) + 1)
}
