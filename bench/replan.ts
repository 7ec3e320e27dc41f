import type { Given, Problem } from '#domain/carry-out/planner/problem'
import { type Disruption, replan } from '#domain/carry-out/planner/replan'
import { chanceOf } from '#domain/carry-out/planner/search/chance'
import { halfFull } from './planner/half-full'
import { consultantAt, customersOf, homesOf, problemOf } from './planner/region'

/**
 * Days that come to nothing, mended: a team of `--consultants` with `--weeks` of calendar, of which `--times` days each lose their morning, then the whole day.
 * Milliseconds of processor time. A third of what stands is fixed, a third moves within its day and a third within its week. `fixedMoved` must be 0.
 */
export async function run(args: Record<string, string>): Promise<object> {
  const team = homesOf(Number(args.consultants ?? 20), 7).map((home, index) => consultantAt(`s${index}`, home))
  const empty = { ...problemOf(team, [], Number(args.weeks ?? 8) * 5), startsEvery: 15 }
  const chance = chanceOf(5)
  const given = halfFull(empty, customersOf(Number(args.customers ?? 10_000), 99, null)).map((one) => ({
    ...one,
    rigidity: rigidityOf(chance()),
  }))
  const problem: Problem = { ...empty, given }
  const late: number[] = []
  const sick: number[] = []
  let fixedMoved = 0
  let mended = 0
  for (let time = 0; time < Number(args.times ?? 200); time++) {
    const { staffId, day } = given[Math.floor(chance() * given.length)] as Given
    for (const [took, upset] of [
      [late, { kind: 'late-start', staffId, day, from: 720 }],
      [sick, { kind: 'sick', staffId, day }],
    ] as const satisfies readonly (readonly [number[], Disruption])[]) {
      const began = process.cpuUsage()
      const { moved, takenOver } = replan(problem, upset)
      took.push(process.cpuUsage(began).user / 1000)
      mended += moved.length + takenOver.length
      fixedMoved += moved.filter(({ appointmentId }) => given.find(({ id }) => id === appointmentId)?.rigidity === 'fixed').length
    }
  }
  const visits = given.length / new Set(given.map(({ staffId, day }) => `${staffId} ${day}`)).size
  return { appointments: given.length, visitsADay: rounded(visits), mended, fixedMoved, ...told('late', late), ...told('sick', sick) }
}

function rigidityOf(chance: number): Given['rigidity'] {
  return chance < 1 / 3 ? 'fixed' : chance < 2 / 3 ? 'flexible-day' : 'flexible-week'
}

function told(name: string, took: number[]): Record<string, number> {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return { [`${name}P50Ms`]: at(0.5), [`${name}P95Ms`]: at(0.95), [`${name}MaxMs`]: at(1) }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
