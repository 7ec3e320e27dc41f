import { describe, expect, test } from 'vitest'
import { fullNames, isErasable, type KnownAs, mentionsOf, nothingKnown, tradeNames } from '#domain/relations/erasure'

// What PostgreSQL reads, JavaScript reads alike.
const finds = (known: Partial<KnownAs>, text: string) =>
  text.replace(new RegExp(mentionsOf({ ...nothingKnown, ...known }) ?? 'x^', 'gu'), '…')

describe('who was erased', () => {
  test('is found under a number however it is written, and not inside a longer one', () => {
    for (const text of ['0612345678', '06-12 34 56 78', '+31 6 12345678', '+31 (0)6 1234 5678', '0031612345678', '(06) 12.34.56.78'])
      expect([text, finds({ numbers: ['+31612345678'] }, `bel ${text}, liefst vroeg`)]).toEqual([text, 'bel …, liefst vroeg'])
    expect(finds({ numbers: ['+31612345678'] }, 'order 96123456789')).toBe('order 96123456789')
  })

  test('is found under a name as a word of its own, whatever its signs', () => {
    const known = { people: ['Jan de Vries', 'A. (Ab) Smit+'], mails: ['jan.devries@x.example'] }
    expect(finds(known, 'JAN  de vries en jan de vriesland; A. (Ab) Smit+, jan.devries@x.example, xjan.devries@x.example')).toBe(
      '… en jan de vriesland; …, …, xjan.devries@x.example',
    )
    expect(mentionsOf(nothingKnown)).toBeNull()
  })

  test('is found under a number of another country, with as many digits as that has', () => {
    for (const text of ['+32 2 123 45 67', '02 123 45 67', '0032 (0)2-1234567'])
      expect([text, finds({ numbers: ['+3221234567'] }, `bel ${text}.`)]).toEqual([text, 'bel ….'])
    for (const text of ['+49 151 12345678', '0151-12345678', '0049 15112345678'])
      expect([text, finds({ numbers: ['+4915112345678'] }, `bel ${text}.`)]).toEqual([text, 'bel ….'])
    expect(finds({ numbers: ['+352271234'] }, '+352 27 12 34 of 271234')).toBe('… of 271234')
  })

  test('is sought everywhere under a full name only: two words that are no infix, no article and no legal form', () => {
    const full = ['Jan de Vries', 'J. Vries', 'Hovenier Kwast']
    expect(fullNames([...full, 'Vries', 'A B', 'De Vries', 'Van Dijk', 'In Balans', 'Het Huis', 'Kwast B.V.'])).toEqual(full)
  })

  test('is not found where their last name is a word like any other', () => {
    expect(finds({ names: ['Groot'] }, 'Groot belde, GROOT dus: een groot probleem, geen Grootte')).toBe(
      '… belde, … dus: een groot probleem, geen Grootte',
    )
    expect(finds({ names: ['bouw advies'] }, 'Bouw Advies wil bouw advies')).toBe('… wil bouw advies')
  })

  test('is found under a trade name with and without its legal form', () => {
    expect(finds({ names: tradeNames('Blom Duurzaam V.O.F.') }, 'Blom Duurzaam V.O.F. en Blom Duurzaam')).toBe('… en …')
    expect(tradeNames('Blom Duurzaam')).toEqual(['Blom Duurzaam'])
  })

  test('is found under an address and a code however they are written', () => {
    const addresses = [{ street: 'Kanariestraat', houseNumber: 12, suffix: 'A' }]
    expect(finds({ addresses }, 'kanariestraat 12-a, Kanariestraat 12, Kanariestraat 121')).toBe('…, …, Kanariestraat 121')
    expect(finds({ codes: ['NL91ABNA0417164300', '12345678'] }, 'NL91 ABNA 0417 1643 00; kvk 12345678, 123456789')).toBe(
      '…; kvk …, 123456789',
    )
  })

  test('is a natural person, as far as anybody knows', () => {
    expect([isErasable('eenmanszaak'), isErasable('vof'), isErasable(null), isErasable('bv'), isErasable('stichting')]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})
