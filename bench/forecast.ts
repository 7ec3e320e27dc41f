import { demoUnits } from './forecast/demo'
import { naiveVisits, replay } from './forecast/replay'
import { regimes, simulatedUnits } from './forecast/simulate'

/**
 * How good the forecast is: `npm run -s bench -- forecast --units 200 --seed 7`. Units of several regimes are lived through (bench/forecast/simulate.ts) and
 * forecast after every second visit as the office would have. `coverage` is how often the visits that were made in the end lie in the 80 % interval. `errorRatio` is the mean
 * distance between forecast and truth from the fifth visit on, over that of the naive rule: visits made + hours left ÷ the indication's hours a visit.
 * `demo` has the same of the units of the demo, lived through again until today (bench/forecast/demo.ts).
 * `endCoverage` is how often the day on which the hours were gone lies between the two days that were named.
 */
export async function run(args: Record<string, string>): Promise<object> {
  const [units, seed] = [Number(args.units ?? 200), Number(args.seed ?? 7)]
  const byRegime: Record<string, object> = {}
  const all: ReturnType<typeof replay>[number][] = []
  for (const regime of regimes) {
    const seen = simulatedUnits(regime, units, seed).flatMap(replay)
    all.push(...seen)
    byRegime[regime.name] = figuresOf(seen)
  }
  const demo = (await demoUnits()).map((unit) => replay(unit))
  return {
    units: units * regimes.length,
    forecasts: all.length,
    ...figuresOf(all),
    byRegime,
    demo: { units: demo.length, forecasts: demo.flat().length, ...figuresOf(demo.flat()) },
  }
}

function figuresOf(seen: ReturnType<typeof replay>) {
  const late = seen.filter(({ done }) => done >= 5)
  const errorOf = (guess: (one: (typeof seen)[number]) => number) => mean(late.map((one) => Math.abs(guess(one) - one.truth)))
  const [error, naiveError] = [errorOf(({ visits }) => visits), errorOf(naiveVisits)]
  return {
    coverage: round(mean(late.map(({ truth, low, high }) => (truth >= low && truth <= high ? 1 : 0)))),
    errorVisits: round(error),
    naiveErrorVisits: round(naiveError),
    errorRatio: round(error / naiveError),
    endCoverage: round(mean(late.map(({ endsWithin }) => (endsWithin ? 1 : 0)))),
  }
}

const mean = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0) / Math.max(1, numbers.length)
const round = (number: number) => Math.round(number * 1000) / 1000
