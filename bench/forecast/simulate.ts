/** How the visits of a unit really go: what they cost against the indication, how they differ, and whether that changes on the way. */
export type Regime = {
  name: string
  /** The mean cost of a visit of this firm's units over the indication, and how units differ in it (a standard deviation of the logarithm). */
  level: number
  betweenUnits: number
  /** How visits of one unit differ (a standard deviation of the logarithm). */
  withinUnit: number
  /** What the cost grows to over the unit, as a factor. */
  drift: number
  /** The share of problem customers, who cost twice as much. */
  problems: number
}

export const regimes: readonly Regime[] = [
  { name: 'as-indicated', level: 1, betweenUnits: 0.15, withinUnit: 0.3, drift: 1, problems: 0 },
  { name: 'far-away', level: 1.3, betweenUnits: 0.15, withinUnit: 0.3, drift: 1, problems: 0 },
  { name: 'close-by', level: 0.75, betweenUnits: 0.15, withinUnit: 0.3, drift: 1, problems: 0 },
  { name: 'problem-customers', level: 1.1, betweenUnits: 0.2, withinUnit: 0.35, drift: 1, problems: 0.15 },
  { name: 'growing-dearer', level: 1.1, betweenUnits: 0.15, withinUnit: 0.3, drift: 1.15, problems: 0 },
]

/** A unit that was lived through: what each visit cost with its calls, and the minutes worked on each working day. */
export type LivedUnit = { minutes: number; indicatedVisits: number; costs: number[]; calls: number[]; perDay: number[] }

const sizes = [
  { minutes: 2_400, indicatedVisits: 14 },
  { minutes: 4_800, indicatedVisits: 30 },
  { minutes: 7_200, indicatedVisits: 46 },
]

export function simulatedUnits(regime: Regime, count: number, seed: number): LivedUnit[] {
  const chance = chanceOf(seed)
  return Array.from({ length: count }, (_, at) => {
    const size = sizes[at % sizes.length] ?? { minutes: 4_800, indicatedVisits: 30 }
    const level = regime.level * Math.exp(regime.betweenUnits * chance.normal() - regime.betweenUnits ** 2 / 2)
    const indicated = size.minutes / size.indicatedVisits
    const [costs, calls]: [number[], number[]] = [[], []]
    for (let left = size.minutes; left > 0; ) {
      const grown = 1 + (regime.drift - 1) * (1 - left / size.minutes)
      const problem = chance.uniform() < regime.problems ? 2 : 1
      const whole = indicated * level * grown * problem * Math.exp(regime.withinUnit * chance.normal() - regime.withinUnit ** 2 / 2)
      const call = Math.round(whole * (0.1 + 0.1 * chance.uniform()))
      calls.push(call)
      costs.push(Math.max(15, Math.round(whole) - call))
      left -= (costs.at(-1) ?? 0) + call
    }
    // Weeks differ by a third among themselves; a week of leave comes by now and then.
    const week = 300 + 400 * chance.uniform()
    const perDay = Array.from({ length: 60 }, () => Math.max(0, week * (1 + 0.35 * chance.normal())) / 5).flatMap((day) =>
      Array<number>(5).fill(Math.round(day)),
    )
    return { ...size, costs, calls, perDay }
  })
}

/** Chance from a seed: the same units on every machine. */
function chanceOf(seed: number) {
  let state = seed >>> 0
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  return { uniform, normal }
}
