import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Day } from '#domain/calendar/day'
import type { SlotOffer, SlotsFound } from './slots.server'

/** What is known of the slots: nothing yet, or an answer. */
export type Slots = SlotsFound | undefined

/** Which slots are asked for: of whom, from when, and how many. */
export type SlotWish = { staffId: string; from: Day | ''; count: number }

const [fewSlots, manySlots] = [4, 12]
const firstWish: SlotWish = { staffId: '', from: '', count: fewSlots }

/** So long after the choice moved to another moment Enter books nothing: what was said on the phone was the old one. */
const settleMs = 1500

/** A slot is told by who and when: two are never the same. */
export function slotKey({ staffId, startsAt }: { staffId: string; startsAt: string }): string {
  return `${staffId} ${startsAt}`
}

/**
 * The moments on offer and the one that is chosen. They come once the page is there, and again whenever the page reads itself again. When a colleague takes the chosen
 * one, the next moves up and is chosen in its place: `wasTaken` says so, and `isSettled` is false for a moment.
 */
export function useSlots(page: string) {
  const asking = useFetcher<SlotsFound>()
  const { load, data: found } = asking
  const [wish, setWish] = useState(firstWish)
  const [chosen, setChosen] = useState<SlotOffer | null>(null)
  const [takenAt, setTakenAt] = useState<number | null>(null)
  const rank = useRef(0)
  const { staffId, from, count } = wish
  const again = useCallback(
    () => load(`${page}/slots?${new URLSearchParams({ count: String(count), ...(staffId && { who: staffId }), ...(from && { from }) })}`),
    [load, page, count, staffId, from],
  )
  useEffect(again, [again])
  useEffect(() => {
    if (!found) return
    setChosen((now) => {
      if (!now) return now
      const still = found.slots.find((slot) => slotKey(slot) === slotKey(now))
      if (still) return still
      setTakenAt(Date.now())
      return found.slots[rank.current] ?? found.slots.at(-1) ?? null
    })
  }, [found])
  const choose = (slot: SlotOffer) => {
    rank.current = Math.max(0, found?.slots.findIndex((each) => slotKey(each) === slotKey(slot)) ?? 0)
    setTakenAt(null)
    setChosen(slot)
  }
  const isWide = count > fewSlots
  return {
    ...{ found, again, wish, chosen, choose, isWide },
    // Who asks for other moments chooses anew.
    wishFor: (next: SlotWish) => {
      setChosen(null)
      setTakenAt(null)
      setWish(next)
    },
    widen: () => setWish((now) => (isWide ? firstWish : { ...now, count: manySlots })),
    wasTaken: takenAt !== null,
    isSettled: () => takenAt === null || Date.now() - takenAt > settleMs,
  }
}
