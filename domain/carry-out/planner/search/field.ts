/**
 * The team orienteering problem with time windows in numbers, as the search works on it: visits 0…visits−1, places, and one tour per
 * consultant and day. Every time is whole (minutes, or the unit of a benchmark). Flat arrays, since the search reads them millions of times a second.
 */
export type Field = {
  visits: number
  tours: number
  places: number
  /** Minutes from place to place: drive[from * places + to]. */
  drive: Int32Array
  place: Int32Array
  service: Int32Array
  value: Float64Array
  /** Of each tour, which row of windows holds for it. */
  kind: Int32Array
  /** The first and the last moment at which a visit may begin: [kind * visits + visit]; opens after closes is never. */
  opens: Int32Array
  closes: Int32Array
  /** Where, when and until when a tour runs. */
  startPlace: Int32Array
  endPlace: Int32Array
  leaves: Int32Array
  returns: Int32Array
  /** What real days know and benchmarks do not; null skips every check of it. */
  limits: Limits | null
}

export type Limits = {
  /** A visit begins at a multiple of so many minutes. */
  step: Int32Array
  /** Parts of the windows in which a visit cannot begin, as pairs (from, until) in order: by kind * visits + visit. */
  shut: ReadonlyMap<number, readonly number[]>
  /** Whether `shut` knows the row: asked far more often than the map can answer. */
  hasShut: Uint8Array
  mostVisits: Int32Array
  mostDrive: Int32Array
  mostLeg: Int32Array
  /** The pauses of tour r are pauseFirst[r] up to pauseFirst[r + 1]. */
  pauseFirst: Int32Array
  pauseMinutes: Int32Array
  pauseOpens: Int32Array
  pauseCloses: Int32Array
  /** What stays where it is (2), may move but never be left out (1), or is a candidate (0). */
  held: Uint8Array
  /** The tour on which it stands in the calendar; −1 for a candidate. Between such stops a drive may be longer than the limit. */
  standsOn: Int32Array
  /** Whose tour each is, by number; over so many people their time away is to be shared. */
  whose: Int32Array
  people: number
  /** Minutes of driving that a visit is thought to cost on a tour, to break ties: [tour * visits + visit]. */
  friction: Int32Array
  /** Minutes that all tours together may take from the unit. */
  budget: number
  /** What a visit takes from the unit, its drives left out; 0 for what stands already. */
  spends: Int32Array
  driveCounts: boolean
  /** The driving of the standing calendar, which is not counted again. */
  drivenAlready: number
}

export const never = 1 << 29
