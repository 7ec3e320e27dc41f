import { today } from '#app/http/clock.server'
import { connect, type Db } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { loadDemo } from '#db/seed/demo'
import { ledgerOf, unitPage } from '#db/units'
import { workingDaysOf } from '#domain/calendar/working-days'
import type { LedgerEntry } from '#domain/units/entry'
import testServer from '#tests/support/database-server'
import { cloneOf } from '#tests/support/template'
import type { LivedUnit } from './simulate'

/** The fewest visits from which a demo unit says something about forecasting. */
const fewestVisits = 8

/** The units of the demo as they were lived through until today: the hours that were used are the hours to forecast with, and the visits made in them the truth. */
export async function demoUnits(): Promise<LivedUnit[]> {
  const given = { url: '', template: '' }
  const stop = await testServer({ provide: (_: string, database: typeof given) => Object.assign(given, database) } as never)
  const { url, remove } = await cloneOf(given)
  const { sql: pool, db } = connect(url, 2)
  try {
    await loadDemo(db, today())
    return (await ledgers(db)).flatMap(livedThrough)
  } finally {
    await pool.end()
    await remove()
    await stop()
  }
}

async function ledgers(db: Db) {
  return withActor(db, SYSTEM, async (tx) => {
    const found = []
    for (const { id } of (await unitPage(tx, { all: true, page: 1, today: today() })).rows) found.push(await ledgerOf(tx, id))
    return found.filter((ledger) => ledger !== null)
  })
}

function livedThrough({ unit, entries }: NonNullable<Awaited<ReturnType<typeof ledgerOf>>>): LivedUnit[] {
  const takenBack = new Set(entries.flatMap((entry) => (entry.kind === 'reversal' ? [entry.reverses] : [])))
  const stood = entries.filter((entry) => !takenBack.has(entry.id))
  const { costs, calls } = visitsAndCalls(stood)
  if (costs.length < fewestVisits || unit.indicatedVisits === 0) return []
  const minutes = [...costs, ...calls].reduce((total, each) => total + each, 0)
  return [{ minutes, indicatedVisits: minutes / (unit.minutes / unit.indicatedVisits), costs, calls, perDay: perDayOf(stood) }]
}

/** What each visit cost, in order, and the calls since the visit before it. */
function visitsAndCalls(entries: readonly LedgerEntry[]): { costs: number[]; calls: number[] } {
  const [costs, calls]: [number[], number[]] = [[], []]
  const at = new Map<string, number>()
  let called = 0
  for (const entry of entries) {
    if (entry.kind !== 'consumption') continue
    if (entry.subject === 'call') called += entry.minutes
    if ((entry.subject !== 'visit' && entry.subject !== 'travel-time') || !entry.activityId) continue
    const known = at.get(entry.activityId)
    if (known !== undefined) costs[known] = (costs[known] ?? 0) + entry.minutes
    else {
      at.set(entry.activityId, costs.push(entry.minutes) - 1)
      calls.push(called)
      called = 0
    }
  }
  return { costs, calls }
}

function perDayOf(entries: readonly LedgerEntry[]): number[] {
  const worked = entries.filter((entry) => entry.kind === 'consumption' && (entry.subject === 'call' || entry.activityId !== null))
  const [first, last] = [worked[0]?.on, worked.at(-1)?.on]
  if (!first || !last) return []
  return workingDaysOf({ from: first, to: last }).map((day) =>
    worked.filter(({ on }) => on === day).reduce((total, { minutes }) => total + minutes, 0),
  )
}
