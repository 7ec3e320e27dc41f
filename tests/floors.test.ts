import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

// The house and its floors: docs/decisions and the README say why; this holds it.
const FOLDERS = ['app', 'bench', 'db', 'domain', 'reports', 'scripts', 'tests']

// A floor imports from floors beneath it. db and reports stand beside each other and never meet.
const BENEATH: Record<string, string[]> = {
  domain: ['domain'],
  db: ['db', 'domain'],
  reports: ['reports', 'domain'],
  app: ['app', 'db', 'reports', 'domain'],
}

// The order of the method is the order of import: a step may look back, never ahead.
const METHOD = [['language', 'calendar'], ['relations'], ['units'], ['clean'], ['segment'], ['act'], ['carry-out'], ['reporting']]

const SMALL_LIBRARIES = [
  'zod',
  'uuid',
  'ibantools',
  'jsvat',
  'libphonenumber-js',
  'validator',
  'date-fns',
  'chardet',
  'iconv-lite',
  'csv-parse',
]

type Import = { file: string; line: number; wanted: string; typeOnly: boolean }

const files = FOLDERS.flatMap(filesUnder).filter((file) => /\.(ts|tsx|mts|mjs)$/.test(file))
const imports = files.flatMap(importsOf)

describe('the floors of the house', () => {
  test('are there to be looked at', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(imports.length).toBeGreaterThan(200)
  })

  test('a floor imports only from the floors beneath it', () => {
    expect(
      offending(({ file, wanted }) => floorOf(wanted) && !(BENEATH[folderOf(file)] ?? ['*', floorOf(wanted)]).includes(floorOf(wanted))),
    ).toEqual([])
  })

  test('nothing imports from app/routes but the tests that call a loader or action as a plain function', () => {
    expect(offending(({ wanted, file }) => wanted.startsWith('#app/routes') && !file.startsWith('tests/app/'))).toEqual([])
  })

  test('a route asks the use cases and screens of its floor, the domain, and the types of reports; never the database', () => {
    const inRoute = ({ file }: Import) => file.startsWith('app/routes/')
    expect(offending((one) => inRoute(one) && floorOf(one.wanted) === 'db')).toEqual([])
    expect(offending((one) => inRoute(one) && floorOf(one.wanted) === 'reports' && !one.typeOnly)).toEqual([])
  })

  test('app/ui knows no word of the domain', () => {
    expect(offending(({ file, wanted, typeOnly }) => file.startsWith('app/ui/') && floorOf(wanted) === 'domain' && !typeOnly)).toEqual([])
  })

  test('a step of the method looks back, never ahead', () => {
    expect(offending(looksAhead)).toEqual([])
  })

  test('the domain uses no libraries but zod and small pure ones, and nothing of the machine', () => {
    const library = ({ file, wanted }: Import) =>
      file.startsWith('domain/') && !/^[#.]/.test(wanted) && !SMALL_LIBRARIES.includes(packageOf(wanted))
    expect(offending(library)).toEqual([])
  })

  test('only db meets the driver', () => {
    const driver = ({ file, wanted }: Import) => /^(postgres|drizzle-orm)$/.test(packageOf(wanted)) && file.startsWith('app/')
    expect(offending((one) => driver(one) && !one.typeOnly && one.file !== 'app/auth/better-auth.server.ts')).toEqual([])
  })
})

describe('the habits of import', () => {
  test('another folder is named by #floor/…, the same folder by ./…, and no import climbs', () => {
    expect(offending(({ wanted }) => wanted.includes('../'))).toEqual([])
  })

  test('there are no index files', () => {
    expect(files.filter((file) => /(^|\/)index\.(ts|tsx|mjs)$/.test(file))).toEqual([])
  })

  test('tests lie in tests, never beside the code they test', () => {
    expect(files.filter((file) => /\.test\.tsx?$/.test(file) && !file.startsWith('tests/'))).toEqual([])
  })

  test('code of the product does not import from tests, benches or scripts', () => {
    const product = ({ file }: Import) => folderOf(file) in BENEATH
    expect(offending((one) => product(one) && /^#(tests|bench|scripts)\//.test(one.wanted))).toEqual([])
  })
})

describe('the day it is', () => {
  // The database keeps UTC: from midnight until one or two in the Netherlands its day is still yesterday.
  test('is that of the Netherlands, given by the clock, and never asked of the database', () => {
    const asks = /\bcurrent_[d]ate\b|\blocal(?:times)tamp\b|\bnow\(\)::[d]ate\b/i
    const sources = [...files, ...filesUnder('db/migrations')]
    expect(sources.filter((file) => asks.test(readFileSync(file, 'utf8')))).toEqual([])
  })
})

describe('this test', () => {
  test('sees every way of importing', () => {
    const text = [
      `import { a } from '#db/a'`,
      `import type { B } from '#db/b'`,
      `import {`,
      `  c,`,
      `} from '#db/c'`,
      `import '#db/d'`,
      `export { e } from '#db/e'`,
      `export type { F } from '#db/f'`,
      `const g = await import('#db/g')`,
      `type H = import('#db/h').H`,
    ].join('\n')
    expect(importsIn('app/x.ts', text).map(({ wanted, line, typeOnly }) => `${line} ${wanted}${typeOnly ? ' type' : ''}`)).toEqual([
      '1 #db/a',
      '2 #db/b type',
      '5 #db/c',
      '6 #db/d',
      '7 #db/e',
      '8 #db/f type',
      '9 #db/g',
      '10 #db/h',
    ])
  })

  test('sees a step that looks ahead', () => {
    expect(looksAhead({ file: 'domain/units/ledger.ts', line: 1, wanted: '#domain/act/plan', typeOnly: false })).toBe(true)
    expect(looksAhead({ file: 'domain/act/plan.ts', line: 1, wanted: '#domain/units/ledger', typeOnly: false })).toBe(false)
    expect(looksAhead({ file: 'domain/newcomer/x.ts', line: 1, wanted: '#domain/units/ledger', typeOnly: false })).toBe(true)
  })
})

function offending(offends: (one: Import) => unknown): string[] {
  return imports.filter(offends).map(({ file, line, wanted }) => `${file}:${line} imports ${wanted}`)
}

function looksAhead({ file, wanted }: Import): boolean {
  if (!file.startsWith('domain/') || floorOf(wanted) !== 'domain') return false
  const [from, to] = [stepOf(file), stepOf(wanted.slice(1))]
  // A folder that the method does not name has no place in the order yet: give it one above.
  return from === -1 || to === -1 || to > from
}

const stepOf = (path: string) => METHOD.findIndex((steps) => steps.includes(path.split('/')[1] ?? ''))

const folderOf = (file: string) => file.split('/')[0] ?? ''

function floorOf(wanted: string): string {
  const floor = /^#(\w+)\//.exec(wanted)?.[1] ?? ''
  return floor in BENEATH ? floor : ''
}

const packageOf = (wanted: string) =>
  wanted
    .split('/')
    .slice(0, wanted.startsWith('@') ? 2 : 1)
    .join('/')

function importsOf(file: string): Import[] {
  return importsIn(file, readFileSync(file, 'utf8'))
}

function importsIn(file: string, text: string): Import[] {
  const ways =
    /^\s*(?:import|export)\s+(type\s)?[\w\s{},*$]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*(?:\/\*.*?\*\/\s*)?['"]([^'"]+)['"]/gm
  return [...text.matchAll(ways)].map((found) => ({
    file,
    line: text.slice(0, found.index + found[0].length).split('\n').length,
    wanted: found[2] ?? found[3] ?? found[4] ?? '',
    typeOnly: found[1] !== undefined,
  }))
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(path) : [path]
  })
}
