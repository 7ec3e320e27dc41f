import { describe, expect, test } from 'vitest'
import { possibleSteps, type RequestFacts, stateOf, stepRefusal, termFrom, termMinutes, verdictOf } from '#domain/carry-out/request'

const at = '2025-11-18T10:00:00.000Z'
const untouched: RequestFacts = { kind: 'question', takenAt: null, answeredAt: null, solvedAt: null, reopened: 0, recovery: null }

describe('the term of a request', () => {
  const agreed = [
    { kind: 'question', minutes: 240, startsOn: '2025-01-01' },
    { kind: 'question', minutes: 120, startsOn: '2025-12-01' },
  ] as const

  test('is what was agreed with the client from that day on, else what the guide says, else the usual', () => {
    expect(termMinutes('question', '2025-11-18', { agreed, service: 60, weeks: [] })).toBe(240)
    expect(termMinutes('question', '2025-12-01', { agreed, service: 60, weeks: [] })).toBe(120)
    expect(termMinutes('question', '2024-12-31', { agreed, service: 60, weeks: [] })).toBe(60)
    expect(termMinutes('complaint', '2025-11-18', { agreed, service: null, weeks: [] })).toBe(1080)
  })

  test('is short when a quarter of it is left', () => {
    expect(termFrom('2025-11-18T07:30:00.000Z', 480, [])).toEqual({
      minutes: 480,
      riskAt: '2025-11-18T13:30:00.000Z',
      answerBy: '2025-11-18T15:30:00.000Z',
    })
  })
})

describe('a promise', () => {
  const promised = {
    answerBy: '2025-11-18T15:00:00.000Z',
    riskAt: '2025-11-18T14:00:00.000Z',
    answeredAt: null,
    solvedAt: null,
    wasLate: false,
  }

  test('is kept by an answer in time, and missed from the moment it is due', () => {
    expect(verdictOf(promised, '2025-11-18T13:59:00.000Z')).toBe('running')
    expect(verdictOf(promised, '2025-11-18T14:00:00.000Z')).toBe('at-risk')
    expect(verdictOf(promised, '2025-11-18T15:00:00.001Z')).toBe('missed')
    expect(verdictOf({ ...promised, answeredAt: '2025-11-18T15:00:00.000Z' }, '2025-12-01T09:00:00.000Z')).toBe('kept')
    expect(verdictOf({ ...promised, answeredAt: '2025-11-18T15:00:00.001Z' }, '2025-12-01T09:00:00.000Z')).toBe('missed')
  })

  test('that was missed once is not made good by a quick second answer', () => {
    expect(verdictOf({ ...promised, wasLate: true, answeredAt: '2025-11-18T14:00:00.000Z' }, at)).toBe('missed')
  })

  test('that nobody made is neither kept nor missed', () => {
    expect(verdictOf({ ...promised, answerBy: null }, at)).toBeNull()
  })
})

describe('a request', () => {
  test('is taken, answered and closed, and nobody closes what has no answer', () => {
    const state = (facts: Partial<RequestFacts>) => stateOf({ ...untouched, ...facts })
    expect(state({})).toEqual({ is: 'new' })
    expect(stepRefusal('close', { kind: 'question', state: state({}), words: '' })).toEqual({ refused: 'not-answered' })
    expect(stepRefusal('take', { kind: 'question', state: state({ takenAt: at }), words: '' })).toEqual({ refused: 'taken-already' })
    expect(stepRefusal('answer', { kind: 'question', state: state({ takenAt: at }), words: '  ' })).toEqual({ refused: 'words-missing' })
    expect(possibleSteps({ kind: 'question', state: state({ answeredAt: at }) })).toEqual([
      'hand',
      'note',
      'say',
      'answer',
      'close',
      'reopen',
    ])
    expect(possibleSteps({ kind: 'question', state: state({ answeredAt: at, solvedAt: at }) })).toEqual(['note', 'reopen'])
    expect(state({ reopened: 2 })).toEqual({ is: 'reopened', times: 2 })
  })

  test('that is a complaint is solved with words and never just closed, and is over once somebody asked how it went', () => {
    const complaint = { ...untouched, kind: 'complaint', answeredAt: at } as const
    const open = { kind: 'complaint', state: stateOf(complaint), words: '' } as const
    expect(stepRefusal('close', open)).toEqual({ refused: 'solve-complaints' })
    expect(stepRefusal('solve', open)).toEqual({ refused: 'words-missing' })
    const solved = { ...complaint, solvedAt: at, recovery: { dueOn: '2025-12-09', doneAt: null } }
    expect(stateOf(solved)).toEqual({ is: 'solved', at, recoveryOn: '2025-12-09' })
    expect(stateOf({ ...solved, recovery: { dueOn: '2025-12-09', doneAt: at } })).toEqual({ is: 'recovered', at })
  })
})
