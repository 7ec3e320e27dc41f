import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { nl } from '#app/messages/nl-road'

const root = join(import.meta.dirname, '..')
const starts = ['app/road/page/road-page.tsx', 'app/road/page/error-page-later.tsx', 'app/routes/_app.today.tsx']

/** A module of ours as it is imported, by its file; undefined for a package, a type and what stays on the server. */
function fileOf(from: string, to: string): string | undefined {
  const base = to.startsWith('#') ? join(root, to.slice(1)) : to.startsWith('.') ? join(dirname(from), to) : undefined
  if (!base || base.endsWith('.server')) return undefined
  return ['.tsx', '.ts'].map((ending) => base + ending).find((file) => existsSync(file))
}

// Static imports and those that come later alike: a part that opens on this page must not wait for words.
function closure(): Map<string, string> {
  const read = new Map<string, string>()
  const waiting = starts.map((file) => join(root, file))
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (read.has(file)) continue
    const source = readFileSync(file, 'utf8')
    read.set(file, source)
    const imported = [...source.matchAll(/(?:from|import\()\s*'([^']+)'/g), ...source.matchAll(/^import '([^']+)'/gm)]
    const types = new Set([...source.matchAll(/import type [^;]*? from '([^']+)'/g)].map(([, to]) => to))
    for (const [, to = ''] of imported) {
      const next = types.has(to) ? undefined : fileOf(file, to)
      if (next) waiting.push(next)
    }
  }
  return read
}

test('the day on a phone, and the frame around it, use no words but those they bring along', () => {
  const here = new Set(Object.keys(nl))
  const missing = [...closure()].flatMap(([file, source]) => {
    const named = [...source.matchAll(/useTranslation\(\s*(\[[^\]]*\]|'[^']*')/g)].flatMap(
      ([, list = '']) => list.match(/[a-zA-Z]+/g) ?? [],
    )
    return named.filter((name) => !here.has(name)).map((name) => `${file.slice(root.length + 1)} wants ${name}`)
  })
  expect(missing).toEqual([])
  expect([...closure().keys()].some((file) => file.endsWith('road/road-log.tsx'))).toBe(true)
})
