import { profitOf } from './planner/check-tours'
import { oneTourReaching } from './planner/one-tour-limit'
import { type Case, casesIn, fieldOfInstance } from './planner/orienteering'
import { isOutOfReach } from './planner/several-tours-limit'

type Answer = 'unreachable' | 'reached' | 'unknown'

/**
 * Whether the best known values can be reached under the rules of the instances: `--data DIR`, `--only '^pr14 2$'` for some of the cases (instance and number of tours; of one tour
 * when left out), `--over 1` to ask for so much more than is known, `--worth 900` for that much. `unreachable` are proven to lie above all tours, `reached` have a tour that was
 * checked (of one tour only), `unknown` would take too long or cannot be told.
 */
export async function run(args: Record<string, string>): Promise<object> {
  if (!args.data) throw new Error('planner-limit needs --data <folder with instances>')
  const only = new RegExp(args.only ?? ' 1$')
  const cases = casesIn(args.data).filter(({ instance, tours, best }) => best !== null && only.test(`${instance.name} ${tours}`))
  const answers: Record<Answer, string[]> = { unreachable: [], reached: [], unknown: [] }
  for (const one of cases) {
    const wanted = args.worth ? Number(args.worth) : (one.best ?? 0) + Number(args.over ?? 0)
    const { answer, profit } = one.tours === 1 ? ofOneTour(one, wanted) : ofSeveral(one, wanted)
    answers[answer].push(`${one.instance.name} ${one.tours} ${profit}`)
  }
  return { instances: cases.length, ...answers }
}

function ofOneTour(one: Case, wanted: number): { answer: Answer; profit: number } {
  const found = oneTourReaching(fieldOfInstance(one), wanted)
  if (!found) return { answer: 'unknown', profit: wanted }
  if (!found.reachable) return { answer: 'unreachable', profit: wanted }
  const profit = profitOf(one, [found.tour]) ?? 0
  if (profit < wanted) throw new Error(`the tour found for ${one.instance.name} is not worth ${wanted}`)
  return { answer: 'reached', profit }
}

function ofSeveral(one: Case, wanted: number): { answer: Answer; profit: number } {
  return { answer: isOutOfReach(fieldOfInstance(one), wanted) ? 'unreachable' : 'unknown', profit: wanted }
}
