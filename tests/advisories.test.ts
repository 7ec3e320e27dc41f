import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Advisory, faultsOf, isVulnerable } from '#scripts/advisories.mjs'

const hole: Advisory = { package: 'leaky', id: 'X-1', what: 'It leaks', from: '2.0.0', before: '2.1.4' }
const lock = (...versions: string[]) => ({
  packages: Object.fromEntries(versions.map((version, at) => [`${'node_modules/deep/'.repeat(at)}node_modules/leaky`, { version }])),
})

describe('the list of advisories', () => {
  test('finds a vulnerable version wherever it stands in the lockfile', () => {
    expect(faultsOf(lock('2.1.4', '2.1.3'), { advisories: [hole] })).toEqual(['leaky 2.1.3: X-1. It leaks'])
    expect(faultsOf(lock('1.9.9', '2.1.4', '3.0.0'), { advisories: [hole] })).toEqual([])
  })

  test('lets pass the very version that is excused, and says when the excuse is no longer needed', () => {
    const excused = { ...hole, excused: { versions: ['2.1.3'], because: 'It is not used' } }
    expect(faultsOf(lock('2.1.3'), { advisories: [excused] })).toEqual([])
    expect(faultsOf(lock('2.1.2'), { advisories: [excused] })).toHaveLength(2)
    expect(faultsOf(lock('2.1.4'), { advisories: [excused] })).toEqual(['leaky 2.1.3: X-1 is excused, and is not in the lockfile'])
  })

  test.each([
    ['1.0.0', {}, true],
    ['2.0.0-beta.1', { from: '2.0.0' }, false],
    ['2.0.0-beta.1', { before: '2.0.0' }, true],
    ['0.10.0', { before: '0.9.0' }, false],
  ])('%s in %o is %s', (version, range, expected) => expect(isVulnerable(version, range)).toBe(expected))

  test('has nothing against what is installed', () => {
    const [held, list] = ['package-lock.json', 'security/advisories.json'].map((path) => JSON.parse(readFileSync(path, 'utf8')))
    expect(faultsOf(held, list)).toEqual([])
    for (const { excused, id } of list.advisories as Advisory[]) if (excused) expect(excused.because.length, id).toBeGreaterThan(40)
  })
})
