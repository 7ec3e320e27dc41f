import { today } from '#app/http/clock.server'
import { closeDb, connect } from '#db/connection'
import { policy } from '#security/policy'
import { type BuiltRoute, uncovered } from './built-routes'
import { type Cell, cellsOf, seesBoth } from './cells'
import { type Office, officeOfTwo, type Visitor } from './people'
import { type Served, served } from './served'
import { changedTables, watchOf } from './tables'
import { ask, isPositive, mayAsk, verdict } from './verdict'

export type Matrix = {
  cells: number
  /** Cells that were answered as their policy allows, own words and all. */
  positive: number
  /** Answers with words or ids of a client, or of our people, that the asker may not read. */
  leaks: number
  /** Tables of another client that a refused request changed. */
  changedRows: number
  /** Routes of the build without a policy, and policies without a route. */
  uncoveredRoutes: number
  /** Answers of 500 and up. */
  broken: number
  /** Refusals that were none, and refusals of what is allowed. */
  wronglyAnswered: number
  seconds: number
  /** What is wrong, a line for each. */
  faults: string[]
}

/**
 * Asks every route everything as everybody and judges each answer. First all reading, then what must be refused with both clients' rows compared before
 * and after, then the writes that are allowed, those that end something last.
 * @param url an empty, migrated database
 * @param only routes whose id holds this text
 * @param part every second route, from this one on, so that two processes share the work; all of them by default
 */
export async function matrix(url: string, { only = '', part }: { only?: string; part?: 0 | 1 } = {}): Promise<Matrix> {
  const began = performance.now()
  Object.assign(process.env, {
    RONDO_DATABASE_URL: url,
    NODE_ENV: 'production',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    RONDO_STRICT_VIEWS: 'on',
  })
  process.env.RONDO_SECRET ??= 'a secret of the matrix, longer than thirty-two signs'
  const { sql, db } = connect(url, 4)
  const app = await served()
  try {
    const office = await officeOfTwo({ sql, db }, today())
    const found = new Findings()
    found.uncovered = uncovered(app.routes)
    const asked = app.routes.filter(({ id }, place) => id.includes(only) && (part === undefined || place % 2 === part))
    const cells = asked.flatMap((route) => cellsOfRoute(office, route))
    const watch = await watchOf(sql)
    await tryAll(
      app,
      office,
      cells.filter(({ method }) => method === 'GET'),
      found,
    )
    const writes = cells.filter(({ method }) => method === 'POST')
    await tryRefused(app, office, writes, found, watch)
    await tryAllowed(app, office, writes, found)
    await seeNoted(sql, found)
    return found.summary(Math.round((performance.now() - began) / 100) / 10)
  } finally {
    await app.stop()
    await closeDb()
    await sql.end({ timeout: 2 })
  }
}

function cellsOfRoute(office: Office, route: BuiltRoute): Cell[] {
  return route.methods.flatMap((method) => {
    const line = policy[route.id]?.[method]
    return line ? office.visitors.flatMap((visitor) => cellsOf(office, route, method, line, visitor)) : []
  })
}

// Refusals leave their trace: by role, and for an id that was not there for the asker.
async function seeNoted(sql: ReturnType<typeof connect>['sql'], found: Findings) {
  const noted = await sql<{ action: string }[]>`select distinct action from audit where user_id is not null`
  for (const action of ['access.refused', 'access.missed', 'form.refused'])
    if (!noted.some((line) => line.action === action))
      found.faults.set('let-in', [...(found.faults.get('let-in') ?? []), `no ${action} in the audit`])
}

class Findings {
  cells = 0
  positive = 0
  uncovered: string[] = []
  changed: string[] = []
  readonly faults = new Map<string, string[]>()

  summary(seconds: number): Matrix {
    const of = (...kinds: string[]) => kinds.flatMap((kind) => this.faults.get(kind) ?? [])
    const counted = { leaks: of('leak').length, changedRows: this.changed.length, uncoveredRoutes: this.uncovered.length }
    const answers = { broken: of('broken').length, wronglyAnswered: of('let-in', 'shut-out').length }
    const faults = [...this.uncovered, ...this.changed, ...of('leak', 'broken', 'let-in', 'shut-out')]
    return { cells: this.cells, positive: this.positive, ...counted, ...answers, seconds, faults }
  }
}

const atOnce = 6

async function tryAll(app: Served, office: Office, cells: readonly Cell[], found: Findings) {
  const waiting = [...cells]
  const worker = async () => {
    for (let cell = waiting.shift(); cell; cell = waiting.shift()) await tryOne(app, office, cell, found)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

async function tryOne({ origin }: Served, office: Office, cell: Cell, found: Findings) {
  const answer = await ask(origin, cell)
  const fault = verdict(office, cell, answer)
  found.cells++
  if (!fault && isPositive(cell)) found.positive++
  if (fault) found.faults.set(fault.kind, [...(found.faults.get(fault.kind) ?? []), `${fault.kind}: ${nameOf(cell)} ${fault.says}`])
}

const nameOf = ({ verb, route, visitor, variant, as }: Cell) => `${verb} ${route.id} (${as}, ${variant}) as ${visitor.name}`

type Watch = Awaited<ReturnType<typeof watchOf>>

// Per route, so that a change is known by its route; only then each request is looked at by itself.
async function tryRefused(app: Served, office: Office, cells: readonly Cell[], found: Findings, watch: Watch) {
  const { A, B } = office.clients
  const attempts = (cell: Cell) => !mayAsk(cell) || (cell.variant !== 'own' && !isEnding(cell))
  for (const route of byRoute(cells.filter(attempts))) {
    const nobodys = route.filter((cell) => !mayAsk(cell) || ['foreign', 'elsewhere', 'nonsense'].includes(cell.variant))
    await watched(app, office, nobodys, found, () => both(watch, A, B))
    const rest = route.filter((cell) => !nobodys.includes(cell))
    const isFrom = (home: Visitor['home']) => (cell: Cell) => cell.visitor.home === home && !seesBoth(cell.visitor)
    await watched(app, office, rest.filter(isFrom('A')), found, () => watch(B))
    await watched(app, office, rest.filter(isFrom('B')), found, () => watch(A))
    await tryAll(
      app,
      office,
      rest.filter(({ visitor }) => seesBoth(visitor)),
      found,
    )
  }
}

async function watched(app: Served, office: Office, cells: readonly Cell[], found: Findings, look: () => Promise<Map<string, string>>) {
  if (cells.length === 0) return
  const before = await look()
  await tryAll(app, office, cells, found)
  if (changedTables(before, await look()).length === 0) return
  for (const cell of cells) {
    const was = await look()
    await ask(app.origin, cell)
    const changed = changedTables(was, await look())
    if (changed.length > 0) found.changed.push(`changed: ${nameOf(cell)} in ${changed.join(', ')}`)
  }
  const route = cells[0]?.route.id
  if (!found.changed.some((line) => line.includes(` ${route} `)))
    found.changed.push(`changed: something of ${route}, once: ${changedTables(before, await look())}`)
}

async function both(watch: Watch, one: string, other: string): Promise<Map<string, string>> {
  return new Map([...[...(await watch(one))].map(([name, hash]) => [`own ${name}`, hash] as const), ...(await watch(other))])
}

// The first to come does it; for who comes after, the object may be done already, which is no fault of theirs.
async function tryAllowed(app: Served, office: Office, cells: readonly Cell[], found: Findings) {
  const allowed = cells.filter((cell) => mayAsk(cell) && cell.variant === 'own')
  for (const cell of allowed.filter((each) => !isEnding(each))) await tryOne(app, office, cell, found)
  const done = new Set<string>()
  for (const cell of allowed.filter(isEnding).sort((one, other) => Number(endsSession(one)) - Number(endsSession(other)))) {
    const key = `${cell.route.id} ${cell.visitor.home}`
    if (done.has(key) && !endsSession(cell)) continue
    done.add(key)
    await tryOne(app, office, cell, found)
  }
}

const isEnding = ({ line }: Cell) => line.last === true
const endsSession = ({ route }: Cell) => route.id === 'routes/logout'

function byRoute(cells: readonly Cell[]): Cell[][] {
  const routes = new Map<string, Cell[]>()
  for (const cell of cells) routes.set(cell.route.id, [...(routes.get(cell.route.id) ?? []), cell])
  return [...routes.values()]
}
