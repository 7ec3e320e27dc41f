import { expect, test } from 'vitest'
import type { PastContact } from '#domain/relations/contact'
import { contactGuard, type GuardFacts, isOverrideReason } from '#domain/relations/guard'

const today = '2025-11-18'
const quietCustomer: GuardFacts = { contacts: [], openComplaint: null, promisedCallback: false, doNotContact: false }

function contact(on: string, depth: PastContact['depth'], staffId = 'tom'): PastContact {
  return { at: `${on}T10:00:00.000Z`, staffId, channel: depth === 'message' ? 'mail' : 'call', depth, about: null }
}

function askedByMarieke(facts: Partial<GuardFacts>) {
  return contactGuard({ ...quietCustomer, ...facts }, { by: 'marieke', today })
}

test('a customer nobody sought lately is free', () => {
  expect(askedByMarieke({})).toEqual({ state: 'free' })
  expect(askedByMarieke({ contacts: [contact('2025-11-17', 'message')] })).toEqual({ state: 'free' })
})

test('a third contact in seven days is locked until the oldest of the two is a week ago', () => {
  expect(askedByMarieke({ contacts: [contact('2025-11-17', 'message'), contact('2025-11-12', 'message')] })).toEqual({
    state: 'locked',
    until: '2025-11-19',
    mayOverride: true,
    because: [{ kind: 'too-many-contacts', count: 2, withinDays: 7, until: '2025-11-19' }],
  })
  expect(askedByMarieke({ contacts: [contact('2025-11-17', 'message'), contact('2025-11-11', 'message')] })).toEqual({ state: 'free' })
})

test('a call that nobody answered does not count', () => {
  const contacts = ['2025-11-14', '2025-11-17', '2025-11-18'].map((on) => contact(on, 'attempt'))
  expect(askedByMarieke({ contacts })).toEqual({ state: 'free' })
})

test("fourteen quiet days follow a colleague's conversation; the same colleague is only warned", () => {
  const last = contact('2025-11-06', 'conversation')
  expect(askedByMarieke({ contacts: [last] })).toEqual({
    state: 'locked',
    until: '2025-11-20',
    mayOverride: true,
    because: [{ kind: 'quiet-after-conversation', last, until: '2025-11-20' }],
  })
  const own = contact('2025-11-06', 'conversation', 'marieke')
  expect(askedByMarieke({ contacts: [own] })).toMatchObject({ state: 'warn', until: '2025-11-20' })
  expect(askedByMarieke({ contacts: [contact('2025-11-04', 'conversation')] })).toEqual({ state: 'free' })
})

test('the latest of all reasons says when it is free again', () => {
  const contacts = [contact('2025-11-17', 'conversation'), contact('2025-11-16', 'message')]
  expect(askedByMarieke({ contacts })).toMatchObject({ state: 'locked', until: '2025-12-01' })
})

test('a talk late in the evening counts for the day it is here, not in UTC', () => {
  const last = { ...contact('2025-11-04', 'conversation'), at: '2025-11-04T23:30:00.000Z' }
  expect(askedByMarieke({ contacts: [last] })).toMatchObject({ state: 'locked', until: '2025-11-19' })
})

test('a promised call-back is kept whatever was said lately', () => {
  const contacts = [contact('2025-11-17', 'conversation'), contact('2025-11-16', 'conversation')]
  expect(askedByMarieke({ contacts, promisedCallback: true })).toMatchObject({ state: 'warn', until: '2025-12-01' })
})

test('an open complaint is for its owner only, also when a call-back was promised', () => {
  const complaint = { openComplaint: { ownerId: 'tom' }, promisedCallback: true }
  expect(askedByMarieke(complaint)).toMatchObject({
    state: 'locked',
    until: null,
    because: [{ kind: 'complaint-of-another', ownerId: 'tom' }],
  })
  expect(askedByMarieke({ openComplaint: { ownerId: 'marieke' } })).toEqual({ state: 'free' })
  expect(askedByMarieke({ openComplaint: { ownerId: null } })).toMatchObject({ state: 'locked' })
})

test('the owner of a complaint is warned, never locked, by what colleagues said', () => {
  const contacts = [contact('2025-11-17', 'conversation')]
  expect(askedByMarieke({ contacts, openComplaint: { ownerId: 'marieke' } })).toMatchObject({ state: 'warn', until: '2025-12-01' })
})

test('who asked not to be contacted is locked for everybody, for good', () => {
  expect(askedByMarieke({ doNotContact: true, promisedCallback: true })).toEqual({
    state: 'locked',
    until: null,
    mayOverride: false,
    because: [{ kind: 'do-not-contact' }],
  })
})

test('going on needs a reason of ten characters', () => {
  expect(isOverrideReason('she asked for it')).toBe(true)
  expect(isOverrideReason('ten chars.')).toBe(true)
  expect(isOverrideReason('   because   ')).toBe(false)
})
