import { randomUUID } from 'node:crypto'
import { now, today } from '#app/http/clock.server'
import { addDays } from '#domain/calendar/day'
import type { IdKind, Line, Method } from '#security/line'
import type { BuiltRoute } from './built-routes'
import type { Letter } from './canaries'
import type { Office, Visitor } from './people'
import type { Ids } from './town'

/**
 * Whose ids stand in a request: all one's own, all foreign, one foreign among one's own, those of a campaign of one's own client on which others work, one of
 * those among one's own, nonsense, one's own with fields nobody asked for, or one's own report that is not released.
 */
export type Variant = 'own' | 'foreign' | `mixed:${string}` | 'elsewhere' | `elsewhere:${string}` | 'nonsense' | 'extra' | 'draft'

/** One request of the matrix. */
export type Cell = {
  route: BuiltRoute
  method: Method
  /** The method as sent; others than GET and POST are tried where they should be refused. */
  verb: string
  as: 'document' | 'data'
  line: Line
  visitor: Visitor
  variant: Variant
  url: string
  body: FormData | URLSearchParams | undefined
}

const pathOf = ({ path }: BuiltRoute, ids: (name: string) => string) =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids(name)))

const extraFields = ['role', 'clientId', 'minutes', 'staffId', 'userId', 'state']

/** Every request for one route, method and visitor. */
export function cellsOf(office: Office, route: BuiltRoute, method: Method, line: Line, visitor: Visitor): Cell[] {
  const variants = variantsOf(line, method, visitor)
  return variants.flatMap((variant) => {
    const cell = { route, method, line, visitor, variant }
    return representations(cell).map(([verb, as]) => ({ ...cell, verb, as, ...address(office, cell, as, verb) }))
  })
}

/** The places in a request where an id stands. */
export function slotsOf({ params = {}, query = {}, form = {} }: Line): { name: string; kind: IdKind; inPath: boolean }[] {
  const inForm = Object.entries(form).flatMap(([name, value]) =>
    [...value.matchAll(/\{([a-z-]+)\}/g)].flatMap(([, kind]) =>
      kind && !isMoment(kind) ? [{ name, kind: kind as IdKind, inPath: false }] : [],
    ),
  )
  const named = (ids: Readonly<Record<string, IdKind>>, inPath: boolean) =>
    Object.entries(ids).map(([name, kind]) => ({ name, kind, inPath }))
  return [...named(params, true), ...named(query, false), ...inForm]
}

const isMoment = (kind: string) => ['today', 'tomorrow', 'now', 'op'].includes(kind)

function variantsOf(line: Line, method: Method, visitor: Visitor): Variant[] {
  // Our people are the whole firm's: a colleague's id is nobody's secret.
  const slots = slotsOf(line).filter(({ kind }) => kind !== 'staff')
  const names = [...new Set(slots.map(({ name }) => name))]
  const foreign: Variant[] = slots.length > 0 && !seesBoth(visitor) ? ['foreign'] : []
  // Whoever may not ask at all is refused before anything else is looked at.
  if (!line.who.includes(visitor.role)) return ['own', ...foreign]
  const mixed: Variant[] = names.length > 1 ? names.map((name) => `mixed:${name}` as const) : []
  return [
    'own',
    ...foreign,
    ...mixed,
    ...elsewhereOf(slots, visitor),
    ...(slots.length > 0 ? (['nonsense'] as const) : []),
    ...(method === 'POST' ? (['extra'] as const) : []),
    ...(line.releasedOnly ? (['draft'] as const) : []),
  ]
}

/** Whether somebody sees both clients. */
export const seesBoth = ({ sees }: Visitor) => sees.includes('A') && sees.includes('B')

/** What belongs to one campaign. What was said with a customer, and the customers themselves, belong to the client. */
export const kindsOfCampaign: readonly IdKind[] = [
  'campaign',
  'unit',
  'entry',
  'import',
  'waiting-import',
  'group',
  'segment',
  'activity',
  'round',
  'call',
  'appointment',
  'stop',
  'visit',
  'task',
  'report',
  'draft',
  'evaluation',
  'phone-log',
  'photo',
]

// Only a consultant of A is on one campaign of a client and not on another.
function elsewhereOf(slots: ReturnType<typeof slotsOf>, { home, sees, role }: Visitor): Variant[] {
  const theirs = slots.filter(({ kind }) => kindsOfCampaign.includes(kind))
  if (role !== 'consultant' || home !== 'A' || sees.includes('C') || theirs.length === 0) return []
  const names = [...new Set(theirs.map(({ name }) => name))]
  return ['elsewhere', ...(slots.length > 1 ? names.map((name) => `elsewhere:${name}` as const) : [])]
}

type Asked = Pick<Cell, 'route' | 'method' | 'line' | 'visitor' | 'variant'>

function representations({ route, method, variant, line }: Asked): [verb: string, as: Cell['as']][] {
  if (method === 'GET') {
    const data: [string, Cell['as']][] = route.hasLoader ? [['GET', 'data']] : []
    const head: [string, Cell['as']][] = variant === 'foreign' ? [['HEAD', 'document']] : []
    return route.isPlace ? [['GET', 'document'], ...head, ...data] : data
  }
  const others: [string, Cell['as']][] =
    variant === 'foreign' && !line.upload
      ? [
          ['PUT', 'document'],
          ['PATCH', 'data'],
          ['DELETE', 'document'],
        ]
      : []
  // Asked for as a page, the very same action runs and then a page is drawn around its answer: once with one's own ids and once with foreign ones shows that.
  const page: [string, Cell['as']][] = variant === 'own' || variant === 'foreign' ? [['POST', 'document']] : []
  return [['POST', 'data'], ...page, ...others]
}

function address(office: Office, { route, line, visitor, variant }: Asked, as: Cell['as'], verb: string) {
  const fill = filler(office, visitor.home, variant)
  const query = new URLSearchParams({
    ...line.asks,
    ...Object.fromEntries(Object.entries(line.query ?? {}).map(([name, kind]) => [name, fill(name, kind)])),
  })
  if (route.isIndex && verb !== 'GET' && verb !== 'HEAD') query.set('index', '')
  if (as === 'data') query.set('_data', route.id)
  const path = pathOf(route, (name) => (line.token ? 'A'.repeat(43) : fill(name, line.params?.[name] ?? 'campaign')))
  const url = query.size > 0 ? `${path}?${query}` : path
  return { url, body: verb === 'GET' || verb === 'HEAD' ? undefined : bodyOf(office, { line, visitor, variant }, fill) }
}

type Fill = (name: string, kind: IdKind) => string

function filler({ ids }: Office, home: Letter, variant: Variant): Fill {
  const [own, other]: [Ids, Ids] = home === 'A' ? [ids.A, ids.B] : [ids.B, ids.A]
  const others = variant.startsWith('elsewhere') ? ids.C : other
  return (name, kind) => {
    if (variant === 'nonsense') return kind === 'staff' ? own.staff : "no'such-thing"
    if (variant === 'draft' && kind === 'report') return own.draft
    const isForeign = ['foreign', 'elsewhere', `mixed:${name}`, `elsewhere:${name}`].includes(variant)
    return (isForeign ? others : own)[kind] ?? randomUUID()
  }
}

function bodyOf({ clients }: Office, { line, visitor, variant }: Pick<Asked, 'line' | 'visitor' | 'variant'>, fill: Fill) {
  const moments: Record<string, string> = { today: today(), tomorrow: addDays(today(), 1), now: now(), op: randomUUID() }
  const body = line.upload ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(line.form ?? {}))
    body.append(
      name,
      value.replace(/\{([a-z-]+)\}/g, (_, kind: string) => moments[kind] ?? fill(name, kind as IdKind)),
    )
  if (body instanceof FormData && line.upload)
    body.append(line.upload, new Blob([`Naam;Plaats\r\nKlant ${randomUUID()};Tiel\r\n`]), 'klanten.csv')
  if (variant !== 'extra') return body
  const values: Record<string, string> = {
    role: 'admin',
    clientId: clients[visitor.home === 'A' ? 'B' : 'A'],
    minutes: '99999',
    state: 'released',
  }
  const field = extraFields.filter((name) => !(name in (line.form ?? {})))
  for (const name of field) body.append(name, values[name] ?? randomUUID())
  return body
}
