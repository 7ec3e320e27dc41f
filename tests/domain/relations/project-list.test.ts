import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#domain/calendar/day'
import { type ListLine, listFile } from '#domain/relations/list-file'
import { isMailAddress } from '#domain/relations/mail-address'
import { pastedLines } from '#domain/relations/pasted-addresses'
import {
  type Addressee,
  expiryRefusal,
  joining,
  latestExpiry,
  listState,
  mostDaysAhead,
  mostDaysInAll,
  sortedForMail,
  whyNotMailed,
} from '#domain/relations/project-list'

const today = '2026-11-23'
const jo: Addressee = {
  ...{ contactId: 'jo', email: 'jo@krant.example', isErased: false, doNotContact: false, noMail: false, unsubscribed: false },
  ...{ hasLeft: false, organisationRefuses: false, organisationClosed: false },
}

const anybody = fc.record({
  contactId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  email: fc.constantFrom(
    null,
    '',
    'nee',
    '=1+1@x.example',
    ' a@x.example',
    'A@X.example',
    'b@x.example',
    'c@x.example',
    'a@x.example,b@x.example',
  ),
  isErased: mostlyNot(),
  doNotContact: mostlyNot(),
  noMail: mostlyNot(),
  unsubscribed: mostlyNot(),
  hasLeft: mostlyNot(),
  organisationRefuses: mostlyNot(),
  organisationClosed: mostlyNot(),
})
const everybody = fc.uniqueArray(anybody, { selector: ({ contactId }) => contactId })

function mostlyNot() {
  return fc.nat({ max: 7 }).map((drawn) => drawn === 0)
}

describe('who may stand on a list', () => {
  test.each([
    [{}, null],
    [{ noMail: true, unsubscribed: true }, 'no-mail'],
    [{ hasLeft: true, email: null }, 'left'],
    [{ email: '  ' }, 'no-address'],
    [{ email: 'jo(at)krant.example' }, 'address-malformed'],
    [{ email: "=cmd|'x'!A0@krant.example" }, 'address-malformed'],
    [{ organisationRefuses: true }, 'organisation-refuses'],
  ] as const)('%j is answered with %s', (change, why) => {
    expect(whyNotMailed({ ...jo, ...change })).toBe(why)
  })

  test('is everybody or named with a reason; no address goes twice, and none at which somebody wants no mail', () => {
    fc.assert(
      fc.property(everybody, (people) => {
        const { mailed, refused } = sortedForMail(people)
        expect([...mailed, ...refused.map(({ person }) => person)].map(({ contactId }) => contactId).sort()).toEqual(
          people.map(({ contactId }) => contactId).sort(),
        )
        const addresses = mailed.map(({ address }) => address.toLowerCase())
        expect(new Set(addresses).size).toBe(addresses.length)
        expect(mailed.every(({ address }) => isMailAddress(address))).toBe(true)
        const stopped = people.filter(({ doNotContact, noMail, unsubscribed }) => doNotContact || noMail || unsubscribed)
        for (const { email, isErased } of stopped) if (email && !isErased) expect(addresses).not.toContain(email.trim().toLowerCase())
      }),
    )
  })

  test('does not change when the same people are asked once more: all who joined are there already', () => {
    fc.assert(
      fc.property(everybody, everybody, (members, asked) => {
        const first = joining(members, asked)
        expect(first.join.length + first.already + first.refused.length).toBe(asked.length)
        const again = joining([...members, ...first.join], asked)
        expect(again.join).toEqual([])
        expect(again.already).toBe(first.already + first.join.length)
      }),
    )
  })
})

describe('the last day of a list', () => {
  test('lies today or later, and never beyond what a project lasts however often it is put off', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), fc.integer({ min: -30, max: 800 }), (age, ahead) => {
        const [madeOn, expiresOn] = [addDays(today, -age), addDays(today, ahead)]
        const allowed = expiryRefusal({ madeOn, expiresOn }, today) === null
        expect(allowed).toBe(ahead >= 0 && ahead <= mostDaysAhead && ahead + age <= mostDaysInAll)
        if (allowed) expect(expiresOn <= latestExpiry(madeOn, today)).toBe(true)
      }),
    )
  })

  test('is a day of the list itself; the day after nobody is there', () => {
    const until = (expiresOn: string) => listState({ expiresOn, endedAt: null }, today)
    expect(until(today)).toEqual({ kind: 'expiring', daysLeft: 0 })
    expect(until(addDays(today, 8))).toEqual({ kind: 'running', daysLeft: 8 })
    expect(until(addDays(today, -1))).toEqual({ kind: 'expired' })
    expect(listState({ expiresOn: addDays(today, 8), endedAt: `${today}T10:00:00.000Z` }, today)).toEqual({ kind: 'expired' })
  })
})

test('pasted addresses are found in what people copy, and a line without one is told', () => {
  expect(pastedLines('Jo Smit <Jo@Krant.example>\r\n\r\na@x.example; b@x.example,\n "Bos, Piet" (p.bos@radio.example).\nredactie')).toEqual(
    [
      { text: 'Jo Smit <Jo@Krant.example>', addresses: ['jo@krant.example'] },
      { text: 'a@x.example; b@x.example,', addresses: ['a@x.example', 'b@x.example'] },
      { text: '"Bos, Piet" (p.bos@radio.example).', addresses: ['p.bos@radio.example'] },
      { text: 'redactie', addresses: [] },
    ],
  )
})

test('a list leaves as a mailing tool, a spreadsheet or a clipboard takes it, and a formula in it runs nowhere', () => {
  const line: ListLine = {
    ...{ address: 'jo@krant.example', name: 'Jo van der Smit', firstName: 'Jo', infix: 'van der', lastName: 'Smit', salutation: null },
    ...{ function: '=1+1', organisation: '@Krant, de "beste"', place: 'Tiel' },
  }
  const heads = {
    ...{ address: 'E-mail', salutation: 'Aanhef', name: 'Naam', firstName: 'Voornaam', infix: 'Tussenvoegsel', lastName: 'Achternaam' },
    ...{ function: 'Functie', organisation: 'Organisatie', place: 'Plaats' },
  }
  const file = (format: Parameters<typeof listFile>[1]) => listFile([line, { ...line, lastName: null }], format, { heads, language: 'nl' })
  expect(file('tool').split('\r\n').slice(0, 3)).toEqual([
    'Email Address,First Name,Last Name,Company',
    `jo@krant.example,Jo,van der Smit,"'@Krant, de ""beste"""`,
    `jo@krant.example,,Jo van der Smit,"'@Krant, de ""beste"""`,
  ])
  expect(file('addresses')).toBe('jo@krant.example\r\njo@krant.example\r\n')
  expect(file('sheet').split('\r\n')[1]).toBe(`jo@krant.example;;Jo van der Smit;Jo;van der;Smit;'=1+1;"'@Krant, de ""beste""";Tiel`)
})
