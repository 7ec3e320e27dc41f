import { z } from 'zod'
import { isServiceAddress } from '#domain/language/service-address'
import { noCorrection, type TravelCorrection } from './travel-model'

/** Where driving times come from. `model` needs no network; the others are engines that the firm runs or has an account at. */
export const travelSources = ['model', 'osrm', 'valhalla', 'openrouteservice'] as const
export type TravelSource = (typeof travelSources)[number]

/** What works out a plan: the search of this program, or VROOM. */
export const optimisers = ['own', 'vroom'] as const
export type Optimiser = (typeof optimisers)[number]

export type TravelSettings = {
  source: TravelSource
  /** Where the engine is asked, without a slash at the end; empty for the model. */
  address: string
  /** Minutes to park and walk, on top of what an engine says. The model has its own. */
  parkingMinutes: number
  optimiser: Optimiser
  vroomAddress: string
  /** Whether what was learned from logged drives is used. */
  usesLearned: boolean
  learned: LearnedTravel | null
}

/** Why an engine's times are not used: what happened when it was asked, or that it failed just now and is left alone for a while. */
export type EngineTrouble = 'unreachable' | 'too-slow' | 'not-a-table' | 'not-found' | 'not-allowed' | 'resting'

/** Why VROOM's plan is not used. */
export type VroomTrouble = 'unreachable' | 'too-slow' | 'not-a-solution' | 'not-feasible'

/** What a plan was made with, and why not with what was set. */
export type MadeWith = {
  travel: TravelSource
  travelTrouble: EngineTrouble | null
  optimiser: Optimiser
  optimiserTrouble: VroomTrouble | null
}

/** A correction of the model, from how many drives and until when. */
export type LearnedTravel = { correction: TravelCorrection; drives: number; at: string }

export const defaultTravelSettings: TravelSettings = {
  source: 'model',
  address: '',
  parkingMinutes: 3,
  optimiser: 'own',
  vroomAddress: '',
  usesLearned: true,
  learned: null,
}

const factor = z.number().min(0.5).max(2)
const Kept = z.object({
  source: z.enum(travelSources).catch('model'),
  address: z.string().catch(''),
  parkingMinutes: z.number().int().min(0).max(30).catch(defaultTravelSettings.parkingMinutes),
  optimiser: z.enum(optimisers).catch('own'),
  vroomAddress: z.string().catch(''),
  usesLearned: z.boolean().catch(true),
  learned: z
    .object({
      correction: z.object({ factors: z.tuple([factor, factor, factor, factor]), peakFactor: factor }),
      drives: z.number().int().min(0),
      at: z.string(),
    })
    .nullable()
    .catch(null),
})

/** The settings as they were kept; a part that is missing, or that nobody can read, is the default. An engine without an address is not asked. */
export function travelSettingsFrom(kept: unknown): TravelSettings {
  const read = Kept.safeParse(kept ?? {})
  const found = read.success ? read.data : defaultTravelSettings
  return {
    ...found,
    source: isServiceAddress(found.address) ? found.source : 'model',
    optimiser: isServiceAddress(found.vroomAddress) ? found.optimiser : 'own',
  }
}

/** The correction that counts. */
export function correctionOf({ usesLearned, learned }: TravelSettings): TravelCorrection {
  return usesLearned && learned ? learned.correction : noCorrection
}
