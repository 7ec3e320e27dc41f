import { improve } from '#domain/carry-out/planner/search/improve'
import { byVroom } from './planner/by-vroom'
import { profitOf } from './planner/check-tours'
import { type Case, casesIn, fieldOfInstance } from './planner/orienteering'

type Result = { name: string; tours: number; found: number | null; best: number | null; iterations: number }

/**
 * Runs the search on public instances of the team orienteering problem with time windows: so many seconds each (of wall time; with --cpu of
 * processor time), one setting for all. With `--vroom URL` VROOM is asked the same over HTTP: `vroomGap`, `vroomInvalid` and `vroomSeconds` stand beside ours. Every tour is checked apart; the gap is 1 − found/best. `--sample N` takes N cases spread over the list.
 */
export async function run(args: Record<string, string>): Promise<object> {
  if (!args.data) throw new Error('planner needs --data <folder with instances>')
  const seconds = Number(args.seconds ?? 1)
  const clock = args.cpu ? cpuSeconds : wallSeconds
  const chosen = spread(casesIn(args.data), Number(args.sample ?? 0)).filter(
    ({ instance }) => !args.only || new RegExp(args.only).test(instance.name),
  )
  const began = clock()
  const results = chosen.map((one) => solve(one, seconds, clock, Number(args.seed ?? 1)))
  const took = Math.round((clock() - began) * 100) / 100
  const gaps = results.flatMap(({ found, best }) => (found === null || best === null ? [] : [1 - found / best]))
  if (args.rows)
    for (const result of results)
      console.log(`${result.name} ${result.tours} ${result.found}/${result.best} ${gapOf(result)} ${result.iterations}`)
  const theirs = args.vroom ? await byVroom(chosen, args.vroom) : {}
  return {
    instances: results.length,
    invalid: results.filter(({ found }) => found === null).length,
    meanGap: rounded(gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length)),
    maxGap: rounded(Math.max(0, ...gaps)),
    secondsEach: seconds,
    betterThanKnown: gaps.filter((gap) => gap < 0).length,
    seconds: took,
    ...theirs,
  }
}

function solve(one: Case, seconds: number, clock: () => number, seed: number): Result {
  const began = clock()
  const search = improve(fieldOfInstance(one), { seed, done: () => (clock() - began) / seconds })
  let step = search.next()
  while (!step.done) step = search.next()
  const { tours, iterations } = step.value
  return { name: one.instance.name, tours: one.tours, found: profitOf(one, tours.lists()), best: one.best, iterations }
}

function spread(cases: readonly Case[], sample: number): Case[] {
  if (sample <= 0 || sample >= cases.length) return [...cases]
  return Array.from({ length: sample }, (_, index) => cases[Math.floor(((index + 0.5) * cases.length) / sample)] as Case)
}

function gapOf({ found, best }: Result): string {
  return found === null || best === null ? '-' : ((1 - found / best) * 100).toFixed(2)
}

function rounded(share: number): number {
  return Math.round(share * 1e5) / 1e5
}

function wallSeconds(): number {
  return performance.now() / 1000
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
