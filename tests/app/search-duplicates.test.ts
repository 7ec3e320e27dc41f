import { expect, test } from 'vitest'
import { searchDuplicates } from '#app/clean/search-duplicates.server'
import { findDuplicates } from '#domain/clean/duplicates/find'
import { type MatchRecord, searchSteps } from '#domain/clean/duplicates/record'

/** Every seventh firm stands there twice. */
const base: MatchRecord[] = Array.from({ length: 1600 }, (_, at) => {
  const of = at % 7 === 0 ? Math.max(0, at - 7) : at
  return {
    id: String(at),
    name: `Bakkerij Veld${of}kamp`,
    street: `Laan ${of}`,
    postcode: `${1000 + of} AB`,
    phones: [`020-${5_550_000 + of}`],
  }
})

test('a large base is searched in a thread of its own, step by step, with the same answer', async () => {
  const steps: string[] = []
  const found = await searchDuplicates(base, { kind: 'organisation', separate: [['0', '7']], onStep: (step) => steps.push(step) })
  expect(found).toEqual(findDuplicates(base, { kind: 'organisation', separate: [['0', '7']] }))
  expect(found.groups.length).toBeGreaterThan(100)
  expect(steps).toEqual(searchSteps)
})
