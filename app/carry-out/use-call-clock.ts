import { useEffect, useRef, useState } from 'react'
import type { Moment } from '#domain/calendar/moment'

const tickMs = 5000
/** A desk that is left open does not fill in more than this by itself. */
const mostMinutes = 60

export type CallClock = {
  /** Since when the call is counted: from when the customer was opened, and from when their number was dialled once it was. */
  startedAt: Moment
  /** Whole minutes since then, begun ones counted. */
  elapsed: number
  /** Their number was dialled. */
  isTalking: boolean
  dial: () => void
  /** What time it is at the server. */
  now: () => Moment
}

/**
 * The clock of a call. It is that of the server, carried on by how long the page has been there: a machine whose own clock is days behind, or is put right during
 * a call, books no other moment.
 * @param at when the server made what is on the screen
 */
export function useCallClock(at: Moment): CallClock {
  const [startedAt, setStartedAt] = useState(at)
  const [isTalking, setTalking] = useState(false)
  const [elapsed, setElapsed] = useState(1)
  const made = useRef({ at: Date.parse(at), mark: 0 })
  useEffect(() => {
    made.current = { at: Date.parse(at), mark: performance.now() }
  }, [at])
  const now = () => new Date(made.current.at + performance.now() - made.current.mark).toISOString()
  const latest = useRef(now)
  latest.current = now
  useEffect(() => {
    const timer = setInterval(() => setElapsed(Math.min(mostMinutes, minutesFrom(startedAt, latest.current()))), tickMs)
    return () => clearInterval(timer)
  }, [startedAt])
  const dial = () => {
    if (isTalking) return
    setTalking(true)
    setElapsed(1)
    setStartedAt(now())
  }
  return { startedAt, elapsed, isTalking, dial, now }
}

function minutesFrom(startedAt: Moment, now: Moment): number {
  return Math.max(1, Math.floor((Date.parse(now) - Date.parse(startedAt)) / 60_000) + 1)
}
