import { expect, test } from 'vitest'
import { type ReleaseFacts, releaseCheck } from '#domain/reporting/release-check'

const clean: ReleaseFacts = {
  earlierDrafts: [],
  unlogged: [],
  silentQuotes: [],
  kept: { privateNotes: 0, visitNotes: 0, personalFacts: 0 },
  nothingSaid: false,
  ahead: 0,
  recipients: [{ id: 'a', name: 'Pieter', email: 'pieter@waalstroom.example' }],
}

test('with nothing open a report goes to who receives it', () => {
  expect(releaseCheck(clean)).toEqual({ open: [], hidden: [], goesTo: [{ id: 'a', name: 'Pieter', email: 'pieter@waalstroom.example' }] })
})

test('bad and missing addresses are named before anything is sent, and the same address gets one mail', () => {
  const recipients = [
    { id: 'a', name: 'Pieter', email: 'pieter@waalstroom.example' },
    { id: 'b', name: 'Sanne', email: ' Pieter@waalstroom.example ' },
    { id: 'c', name: 'Kees', email: 'kees@@waalstroom' },
    { id: 'd', name: 'Joke', email: 'joke@waalstroom.example, x@evil.example' },
    { id: 'e', name: 'Wim', email: null },
  ]
  const { open, goesTo } = releaseCheck({ ...clean, recipients })
  expect(goesTo.map(({ id }) => id)).toEqual(['a'])
  expect(open).toEqual([
    { kind: 'bad-address', names: ['Kees (kees@@waalstroom)', 'Joke (joke@waalstroom.example, x@evil.example)'] },
    { kind: 'no-address', names: ['Wim'] },
  ])
})

test('a client without an address is said, and keeps a report from going out by itself', () => {
  expect(releaseCheck({ ...clean, recipients: [] }).open).toEqual([{ kind: 'nobody' }])
})

test('what stays inside is counted with its reason, and a quote without consent is one of them', () => {
  const facts = { ...clean, silentQuotes: [{ id: 'v', customer: 'De Vries' }], kept: { privateNotes: 2, visitNotes: 0, personalFacts: 1 } }
  expect(releaseCheck(facts).hidden).toEqual([
    { kind: 'quotes', visits: [{ id: 'v', customer: 'De Vries' }] },
    { kind: 'private-notes', count: 2 },
    { kind: 'personal-facts', count: 1 },
  ])
})

test('an evaluation that says nothing yet, and a final one with visits still to come, are named', () => {
  expect(releaseCheck({ ...clean, nothingSaid: true, ahead: 9 }).open).toEqual([{ kind: 'nothing-said' }, { kind: 'ahead', count: 9 }])
})
