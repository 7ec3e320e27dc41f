import { useCallback, useEffect, useState } from 'react'
import type { Moment } from '#domain/calendar/moment'
import { factsUnder, noteFact } from './phone-store'

/** Since when somebody is at a stop, and until when they were, once that is known. */
export type Clock = { since: Moment; left: Moment | null }

const here = 'here '
const gone = 'left '

/**
 * The clocks of visits on this phone by stop, kept there, so that a tab that died knows them still. A clock that is stopped stays until its visit is written
 * down or was none: then it is dropped.
 */
export function useClocks() {
  const [clocks, setClocks] = useState<ReadonlyMap<string, Clock>>(new Map())
  useEffect(
    () =>
      void clocksNow()
        .then((kept) => setClocks((now) => new Map([...kept, ...now])))
        .catch(() => {}),
    [],
  )
  const start = useCallback((stopId: string, since: Moment) => {
    setClocks((now) => new Map(now).set(stopId, { since, left: null }))
    void noteFact(here + stopId, since).catch(() => {})
  }, [])
  const stop = useCallback((stopId: string, left: Moment) => {
    setClocks((now) => new Map([...now].map(([id, clock]) => [id, id === stopId ? { ...clock, left } : clock])))
    void noteFact(gone + stopId, left).catch(() => {})
  }, [])
  const drop = useCallback((stopId: string) => {
    setClocks((now) => new Map([...now].filter(([id]) => id !== stopId)))
    void Promise.all([noteFact(here + stopId, null), noteFact(gone + stopId, null)]).catch(() => {})
  }, [])
  return { clocks, start, stop, drop }
}

export type Clocks = ReturnType<typeof useClocks>

/** A clock of longer ago belongs to a stop that the phone no longer carries: nobody can be asked about it. */
const oldest = 7 * 24 * 3_600_000

async function clocksNow(): Promise<Map<string, Clock>> {
  const [began, ended] = await Promise.all([factsUnder(here), factsUnder(gone)])
  const kept = new Map<string, Clock>()
  for (const [id, since] of began) {
    if (Date.parse(String(since)) > Date.now() - oldest)
      kept.set(id, { since: String(since), left: (ended.get(id) as Moment | undefined) ?? null })
    else await Promise.all([noteFact(here + id, null), noteFact(gone + id, null)])
  }
  return kept
}
