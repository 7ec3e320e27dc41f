import { expect, test } from 'vitest'
import { decide, goesToCalls, type RoundItem, roundOrder, roundProgress } from '#domain/carry-out/round'

const hendriks: RoundItem = {
  customerId: 'hendriks',
  decision: null,
  approach: 'ask for Erik',
  problem: null,
  wishes: null,
  decidedBy: null,
  decidedAt: null,
}
const bySanne = { name: 'Sanne', at: '2025-10-01T09:00:00.000Z', closedAt: null }

test('a decision is recorded with who took it and when; what was wished stays', () => {
  expect(decide(hendriks, 'visit', bySanne)).toEqual({
    item: { ...hendriks, decision: 'visit', decidedBy: 'Sanne', decidedAt: bySanne.at },
  })
})

test('the same decision again changes nothing', () => {
  const decided = { ...hendriks, decision: 'visit' as const, decidedBy: 'Pieter', decidedAt: '2025-09-30T09:00:00.000Z' }
  expect(decide(decided, 'visit', bySanne)).toEqual({ item: decided })
})

test('"discuss first" says what about, and a closed round stays as it is', () => {
  expect(decide(hendriks, 'discuss', bySanne)).toEqual({ refused: 'nothing-to-discuss' })
  expect(decide({ ...hendriks, problem: 'three late boilers' }, 'discuss', bySanne)).toHaveProperty('item')
  expect(decide(hendriks, 'no', { ...bySanne, closedAt: '2025-10-02T09:00:00.000Z' })).toEqual({
    refused: 'round-closed',
    closedAt: '2025-10-02T09:00:00.000Z',
  })
})

test('problems are gone through first, then what is undecided', () => {
  const items: RoundItem[] = [
    { ...hendriks, customerId: 'done', decision: 'no' },
    { ...hendriks, customerId: 'open' },
    { ...hendriks, customerId: 'solved', decision: 'visit', problem: 'was late' },
    { ...hendriks, customerId: 'problem', decision: 'discuss', problem: 'three late boilers' },
  ]
  expect(roundOrder(items).map((item) => item.customerId)).toEqual(['problem', 'open', 'done', 'solved'])
  expect(roundProgress(items)).toEqual({ total: 4, visit: 1, phone: 0, no: 1, discuss: 1, open: 1 })
  expect(items.filter(goesToCalls).map((item) => item.customerId)).toEqual(['solved'])
})
