import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const most = 120_000

type Built = { entry: string; first: string[]; later: string[]; words: Record<'nl' | 'en', string> }

const built = JSON.parse(readFileSync(join(root, 'build/road.json'), 'utf8')) as Built
const scriptOf = (file: string) => readFileSync(join(root, 'build/client', file), 'utf8')

// At the level the server packs with, that of zlib itself; each file by itself, as it goes over the line.
const weightOf = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipSync(scriptOf(file)).length, 0)

test.each(['nl', 'en'] as const)('the day on a phone, in %s, is alive after 120 kB of scripts at most', (language) => {
  expect(weightOf([built.entry, ...built.first, built.words[language]])).toBeLessThanOrEqual(most)
})

test('nothing is needed at once that the count leaves out', () => {
  const counted = [built.entry, ...built.first]
  const imported = counted.flatMap((file) =>
    [...scriptOf(file).matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+)"/g)].map(([, name]) => `/assets/${name}`),
  )
  expect(imported.filter((file) => !counted.includes(file))).toEqual([])
  expect(built.later.length).toBeGreaterThan(3)
})
