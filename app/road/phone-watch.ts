import { useEffect, useRef, useState } from 'react'
import { type Fix, isDriving, speedAt } from '#domain/carry-out/on-the-move'
import { factOf, noteFact } from './phone-store'
import { placeNow } from './place-stamp'

const wish = 'hides above'

/** Kilometres an hour that may be chosen. */
export const hidingSpeeds = [10, 20, 30] as const

/** Above how many kilometres an hour this phone hides what can be read; null while its owner did not switch that on. */
export async function hidesAbove(): Promise<number | null> {
  const speed = await factOf(wish)
  return typeof speed === 'number' ? speed : null
}

/** Chooses that speed, for which the browser asks leave to read the place, or none. @returns what holds now */
export async function chooseHiding(speed: number | null): Promise<number | null> {
  const chosen = speed !== null && (await placeNow()) !== null ? speed : null
  await noteFact(wish, chosen)
  return chosen
}

/** A fix that is further off than this says nothing about speed. */
const roughMetres = 150
const lookAgainMs = 5_000

/**
 * Whether somebody drives with this phone, when its owner wants to know. Only the speed is looked at: no place is kept, and none leaves the phone.
 */
export function useDriving(): boolean {
  const [limit, setLimit] = useState<number | null>(null)
  const [driving, setDriving] = useState(false)
  const lastFast = useRef<number | null>(null)
  useEffect(() => void hidesAbove().then(setLimit, () => {}), [])
  useEffect(() => {
    if (limit === null || !navigator.geolocation) return
    let before: Fix | null = null
    const look = () => setDriving(isDriving(lastFast.current, Date.now()))
    const taken = ({ coords, timestamp }: GeolocationPosition) => {
      if (coords.accuracy > roughMetres) return
      const fix = { latitude: coords.latitude, longitude: coords.longitude, speed: coords.speed, at: timestamp }
      if ((speedAt(fix, before) ?? 0) > limit) lastFast.current = Date.now()
      before = fix
      look()
    }
    const watch = navigator.geolocation.watchPosition(taken, () => {}, { enableHighAccuracy: true, maximumAge: 5_000 })
    const again = setInterval(look, lookAgainMs)
    return () => {
      navigator.geolocation.clearWatch(watch)
      clearInterval(again)
    }
  }, [limit])
  return driving
}
