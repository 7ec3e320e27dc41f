import { profitOf } from './planner/check-tours'
import { oneTourReaching } from './planner/one-tour-limit'
import { casesIn, fieldOfInstance } from './planner/orienteering'

/**
 * Whether the best known values of one tour can be reached under the rules of the instances: `--data DIR`, `--only ^pr` for some of them, `--over 1` to ask for so much more
 * than is known. `unreachable` are proven to lie above every tour, `reached` have a tour that was checked, `unknown` would take too long.
 */
export async function run(args: Record<string, string>): Promise<object> {
  if (!args.data) throw new Error('planner-limit needs --data <folder with instances>')
  const only = new RegExp(args.only ?? '')
  const cases = casesIn(args.data).filter(({ instance, tours, best }) => tours === 1 && best !== null && only.test(instance.name))
  const answers: Record<'unreachable' | 'reached' | 'unknown', string[]> = { unreachable: [], reached: [], unknown: [] }
  for (const one of cases) {
    const wanted = args.worth ? Number(args.worth) : (one.best ?? 0) + Number(args.over ?? 0)
    const found = oneTourReaching(fieldOfInstance(one), wanted)
    const profit = found?.reachable ? profitOf(one, [found.tour]) : null
    if (found?.reachable && (profit ?? 0) < wanted) throw new Error(`the tour found for ${one.instance.name} is not worth ${wanted}`)
    answers[!found ? 'unknown' : found.reachable ? 'reached' : 'unreachable'].push(`${one.instance.name} ${profit ?? wanted}`)
  }
  return { instances: cases.length, ...answers }
}
