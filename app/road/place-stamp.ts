import { factOf, noteFact } from './phone-store'

const wish = 'stamps place'
const patienceMs = 8_000

/** Whether the owner of this phone lets it note where it is on arrival. Off until switched on, and gone with logging out. */
export async function stampsPlace(): Promise<boolean> {
  return (await factOf(wish)) === 1
}

/** Switches the stamp on, for which the browser asks leave, or off. @returns whether it is on now */
export async function switchStamp(on: boolean): Promise<boolean> {
  const isOn = on && (await placeNow()) !== null
  await noteFact(wish, isOn ? 1 : null)
  return isOn
}

/** Notes once where the phone is, for this arrival only. A place that is refused or unknown is none: the time counts. */
export async function stampArrival(stopId: string): Promise<void> {
  if (!(await stampsPlace())) return
  const place = await placeNow()
  if (place) await noteFact(`place ${stopId}`, `${place.latitude},${place.longitude}`)
}

/** The stamp of an arrival; null without one. */
export async function stampOf(stopId: string): Promise<{ latitude: number; longitude: number } | null> {
  const [latitude, longitude] = String((await factOf(`place ${stopId}`)) ?? '')
    .split(',')
    .map(Number)
  return latitude && longitude ? { latitude, longitude } : null
}

/** Where the phone is now; null when it does not know or may not say. */
export function placeNow(): Promise<{ latitude: number; longitude: number } | null> {
  return new Promise((done) => {
    if (!navigator.geolocation) return done(null)
    const options = { timeout: patienceMs, maximumAge: 60_000 }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done({ latitude: coords.latitude, longitude: coords.longitude }),
      () => done(null),
      options,
    )
  })
}
