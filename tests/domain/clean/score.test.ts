import { describe, expect, test } from 'vitest'
import { guessMapping } from '#domain/clean/guess'
import { cleanTable } from '#domain/clean/preview'
import { addFacts, type BaseFacts, factsOfRows, freshness, noFacts, qualityScore } from '#domain/clean/score'
import { readTable } from '#domain/clean/table'

const perfect: BaseFacts = {
  customers: 10,
  filled: { address: 10, phone: 10, contact: 10, email: 10, kvk: 10, point: 10 },
  values: 40,
  wrong: 0,
  duplicates: 0,
  fresh: 10,
}

function factsOf(file: string): BaseFacts {
  const table = readTable(new TextEncoder().encode(file))
  if ('refused' in table) throw new Error(table.refused)
  const preview = cleanTable(table, guessMapping(table).mapping, {})
  if ('refused' in preview) throw new Error(preview.refused)
  return factsOfRows(preview.rows, '2025-11-18')
}

describe('the score of a base', () => {
  test('a base without customers has none', () => {
    expect(qualityScore(noFacts)).toBeNull()
  })

  test('a base in which all is filled, right, unique and confirmed today scores a hundred', () => {
    expect(qualityScore(perfect)).toEqual({ total: 100, complete: 100, valid: 100, unique: 100, recent: 100 })
  })

  test('the four parts weigh 35, 30, 20 and 15', () => {
    const total = (part: Partial<BaseFacts>) => qualityScore({ ...perfect, ...part })?.total
    expect(total({ filled: noFacts.filled })).toBe(65)
    expect(total({ wrong: 40 })).toBe(70)
    expect(total({ duplicates: 10 })).toBe(80)
    expect(total({ fresh: 0 })).toBe(85)
  })

  test('more duplicates than customers do not make it negative', () => {
    expect(qualityScore({ ...perfect, duplicates: 25 })?.unique).toBe(0)
  })

  test('the facts of two files add up to those of both together', () => {
    const header = 'Naam;Adres;PC;Plaats;Tel\n'
    const [one, two] = ['Bakker BV;Dijk 1;4001nm;Tiel;0344-550127\n', 'Smits;Dijk 2;12345;Tiel;\n']
    expect(addFacts(factsOf(header + one), factsOf(header + two))).toEqual(factsOf(header + one + two))
  })

  test('a value that a rule had to rewrite and one that cannot be read both count as wrong', () => {
    const facts = factsOf('Naam;Adres;PC;Plaats\nBakker BV;Dijk 1;4001nm;Tiel\nSmits BV;Dijk 2;12;Tiel\n')
    expect(facts).toMatchObject({ customers: 2, wrong: 2, values: 4 })
  })
})

describe('how fresh a confirmation is', () => {
  test('one today counts fully, one of two years ago for a third, one that never was for nothing', () => {
    expect(freshness('2025-11-18', '2025-11-18')).toBe(1)
    expect(freshness('2023-11-18', '2025-11-18')).toBeCloseTo(0.368, 2)
    expect(freshness(null, '2025-11-18')).toBe(0)
  })

  test('a day to come is no fresher than today', () => {
    expect(freshness('2026-01-01', '2025-11-18')).toBe(1)
  })
})
