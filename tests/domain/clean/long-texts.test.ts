import { describe, expect, test } from 'vitest'
import { splitAddress } from '#domain/clean/address'
import { readMails } from '#domain/clean/mail'
import { parsePerson, splitFamilyName } from '#domain/clean/persons'
import { readPhones } from '#domain/clean/phone'

describe('a text far too long for what it should be is not taken apart, and not lost', () => {
  const long = (part: string) => part.repeat(2000).trim()

  test('an address line', () => {
    expect(splitAddress(long('Dorp 1 '))).toMatchObject({ street: long('Dorp 1 '), houseNumber: null })
  })
  test('telephone numbers', () => {
    expect(readPhones(long('1,'))).toEqual([{ unreadable: long('1,') }])
  })
  test('mail addresses', () => {
    expect(readMails(long('a@b.nl;'))).toEqual([{ unreadable: long('a@b.nl;') }])
  })
  test("a person's name", () => {
    expect(parsePerson(long('van de ')).lastName).toBe(long('van de '))
    expect(splitFamilyName(long('van de '))).toEqual({ infix: null, lastName: long('van de ') })
  })
})
