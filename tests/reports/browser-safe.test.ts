import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

test.each([
  'reports/figures/burn-down.ts',
  'reports/figures/bars.ts',
  'reports/figures/map.ts',
  'reports/visit-report/content.ts',
  'reports/visit-report/parts.ts',
])('%s reaches the browser without paper, fonts or Node', (file) => {
  const reached = filesAndPackages(file)
  expect(reached.size).toBeGreaterThan(0)
  expect([...reached].filter((name) => /^(node:|pdfkit|fontkit)|reports\/paper/.test(name))).toEqual([])
})

/** Everything a file imports as a value, and what that imports in turn. */
function filesAndPackages(file: string, seen = new Set<string>()): Set<string> {
  const source = readFileSync(join(root, file), 'utf8')
  for (const [, from = ''] of source.matchAll(/^(?:import|export) (?!type )[^;'"]*?from '([^']+)'/gms)) {
    const path = from.startsWith('#') ? from.slice(1) : from.startsWith('.') ? join(dirname(file), from) : null
    const name = path === null ? from : existsSync(join(root, path)) ? path : `${path}.ts`
    if (seen.has(name)) continue
    seen.add(name)
    if (name.endsWith('.ts')) filesAndPackages(name, seen)
  }
  return seen
}
