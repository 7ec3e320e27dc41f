import { describe, expect, test } from 'vitest'
import { fullNames, isErasable, mentionsOf } from '#domain/relations/erasure'

// What PostgreSQL reads, JavaScript reads alike.
const finds = (known: Parameters<typeof mentionsOf>[0], text: string) => text.replace(new RegExp(mentionsOf(known) ?? 'x^', 'giu'), '…')
const nobody = { names: [], mails: [], numbers: [] }

describe('who was erased', () => {
  test('is found under a number however it is written, and not inside a longer one', () => {
    for (const text of ['0612345678', '06-12 34 56 78', '+31 6 12345678', '+31 (0)6 1234 5678', '0031612345678', '(06) 12.34.56.78'])
      expect([text, finds({ ...nobody, numbers: ['+31612345678'] }, `bel ${text}, liefst vroeg`)]).toEqual([text, 'bel …, liefst vroeg'])
    expect(finds({ ...nobody, numbers: ['+31612345678'] }, 'order 96123456789')).toBe('order 96123456789')
  })

  test('is found under a name as a word of its own, whatever its signs', () => {
    const known = { ...nobody, names: ['Jan de Vries', 'A. (Ab) Smit+'], mails: ['jan.devries@x.example'] }
    expect(finds(known, 'JAN  de vries en jan de vriesland; A. (Ab) Smit+, jan.devries@x.example, xjan.devries@x.example')).toBe(
      '… en jan de vriesland; …, …, xjan.devries@x.example',
    )
    expect(mentionsOf(nobody)).toBeNull()
  })

  test('is sought everywhere under a full name only', () => {
    expect(fullNames(['Jan de Vries', 'Vries', 'A B'])).toEqual(['Jan de Vries'])
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
