import { settings as processSettings } from '#app/http/settings.server'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { loggedDrives, setTravelSettings, travelSettingsOf } from '#db/travel-settings'
import { addDays } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { learnCorrection } from '#domain/carry-out/planner/travel-model'
import type { EngineTrouble, LearnedTravel, TravelSettings } from '#domain/carry-out/planner/travel-settings'
import { roadKm, travelMinutes } from '#domain/carry-out/travel-time'
import { isServiceAddress } from '#domain/language/service-address'
import type { StaffActor } from '#domain/relations/actor'
import { tryEngine } from './travel.server'

/** Where driving times come from and what plans, as it is set. */
export async function travelScreen(actor: StaffActor): Promise<{ settings: TravelSettings; hasKey: boolean }> {
  const settings = await withActor(theDb(), actor, travelSettingsOf)
  return { settings, hasKey: processSettings().travelKey !== null }
}

export type TravelNo = { refused: 'settings-not-yours' | 'engine-address' | 'vroom-address' | 'used-twice' }

/** Changes where driving times come from and what plans. Only an administrator says which machine is asked: its answers decide where people drive. */
export async function changeTravel(
  actor: StaffActor,
  change: Omit<TravelSettings, 'learned'>,
  { op }: { op?: string },
): Promise<{ changed: true } | TravelNo> {
  if (actor.role !== 'admin') return { refused: 'settings-not-yours' }
  if (change.source !== 'model' && !isServiceAddress(change.address)) return { refused: 'engine-address' }
  if (change.optimiser !== 'own' && !isServiceAddress(change.vroomAddress)) return { refused: 'vroom-address' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, change, async () => {
      const { learned } = await travelSettingsOf(tx)
      await setTravelSettings(tx, { ...change, learned })
      const { source, optimiser, usesLearned } = change
      await record(tx, {
        action: 'travel.changed',
        object: 'firm',
        objectId: 'travel',
        clientId: null,
        detail: { source, optimiser, usesLearned },
      })
      return { changed: true } as const
    }),
  )
}

export type Tried = { engine: number | null; model: number; km: number } | { trouble: EngineTrouble }

/** Asks the engine that is set for one known drive, Amsterdam to Utrecht, beside what the model says of it. Minutes. */
export async function tryTravel(actor: StaffActor): Promise<{ tried: Tried } | TravelNo> {
  if (actor.role !== 'admin') return { refused: 'settings-not-yours' }
  const settings = await withActor(theDb(), actor, travelSettingsOf)
  const answer = await tryEngine(settings, { from: [amsterdam], to: [utrecht] })
  if ('trouble' in answer) return { tried: answer }
  const engine = answer.seconds === null ? null : Math.ceil(answer.seconds / 60) + settings.parkingMinutes
  return { tried: { engine, model: travelMinutes(amsterdam, utrecht), km: Math.round(roadKm(amsterdam, utrecht)) } }
}

const amsterdam = { latitude: 52.3728, longitude: 4.8936 }
const utrecht = { latitude: 52.0908, longitude: 5.1222 }

/** Learns from the drives of the last year how the model differs from what people write down. */
export async function learnTravel(now: Moment): Promise<LearnedTravel> {
  return withActor(theDb(), SYSTEM, async (tx) => {
    const drives = await loggedDrives(tx, addDays(dayOf(now), -365), mostDrives)
    const correction = learnCorrection(
      drives.map(({ fromLatitude, fromLongitude, toLatitude, toLongitude, minutes, fromHome }) => ({
        from: { latitude: fromLatitude, longitude: fromLongitude },
        to: { latitude: toLatitude, longitude: toLongitude },
        minutes,
        atPeak: fromHome,
      })),
    )
    const learned = { correction, drives: drives.length, at: now }
    await keepLearned(tx, learned)
    return learned
  })
}

/** As `learnTravel`, now, because somebody asks for it. */
export async function learnTravelNow(actor: StaffActor, now: Moment): Promise<{ learned: number } | TravelNo> {
  if (actor.role !== 'admin') return { refused: 'settings-not-yours' }
  const { drives } = await learnTravel(now)
  await withActor(theDb(), actor, (tx) =>
    record(tx, { action: 'travel.learned', object: 'firm', objectId: 'travel', clientId: null, detail: { drives } }),
  )
  return { learned: drives }
}

const mostDrives = 20_000

async function keepLearned(tx: Tx, learned: LearnedTravel): Promise<void> {
  await setTravelSettings(tx, { ...(await travelSettingsOf(tx)), learned })
}
