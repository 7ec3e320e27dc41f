import type { Place } from '#domain/relations/contact'

/** As many pairs are kept; some forty bytes each. */
const mostPairs = 500_000
/** Roads change, and so does what an engine knows of them. */
const longestMs = 24 * 60 * 60_000

/**
 * The seconds that one engine told between places, kept in the memory of this process. `undefined` was never asked or is too old; null was asked, and
 * there is no road.
 */
export class EnginePairs {
  private places = new Map<string, number>()
  private seconds = new Map<number, number | null>()
  private since = 0

  constructor(private readonly clock: () => number) {}

  of(from: Place, to: Place): number | null | undefined {
    const [a, b] = [this.places.get(keyOf(from)), this.places.get(keyOf(to))]
    return a === undefined || b === undefined ? undefined : this.seconds.get(a * pairBase + b)
  }

  /** Forgets what is too old or too much, before new pairs are asked; never in between, so that what is asked is found. */
  makeRoom(coming: number) {
    if (this.clock() - this.since < longestMs && this.seconds.size + coming <= mostPairs) return
    this.places = new Map()
    this.seconds = new Map()
    this.since = this.clock()
  }

  keep(from: Place, to: Place, seconds: number | null) {
    this.seconds.set(this.numberOf(from) * pairBase + this.numberOf(to), seconds)
  }

  private numberOf(place: Place): number {
    const key = keyOf(place)
    const known = this.places.get(key) ?? this.places.size
    this.places.set(key, known)
    return known
  }
}

const pairBase = 2 ** 26

function keyOf({ latitude, longitude }: Place): string {
  return `${latitude} ${longitude}`
}
