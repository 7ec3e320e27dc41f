import fc from 'fast-check'
import parsePhoneNumber from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { splitAddress } from '#domain/clean/address'
import { readMails, readWebsite } from '#domain/clean/mail'
import { readPhones } from '#domain/clean/phone'
import { readPostcode } from '#domain/clean/postcode'
import { remembering } from '#domain/clean/remember'

const figures = (min: number, max: number) => fc.stringMatching(new RegExp(`^\\d{${min},${max}}$`))

const phone = fc
  .tuple(figures(0, 4), fc.constantFrom('', ' ', '-'), figures(5, 9))
  .map(([area, between, number]) => `0${area}${between}${number}`)

const word = fc.constantFrom(
  ...'jan info a b2 de-groot x_y p.v ln nl con com nll xn--a gmial gmail.com ziggo.n hotmail.con van s'.split(' '),
)
const mail = fc
  .tuple(
    fc.array(word, { minLength: 1, maxLength: 3 }),
    fc.array(word, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('.', '-', '_', '..', ''),
  )
  .map(([local, domain, between]) => `${local.join(between)}@${domain.join('.')}`)
const website = fc.tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom('.', '-')).map(([words, sign]) => words.join(sign))

const street = fc.constantFrom(
  ..."Dorpsstraat|Plein 1944|Laan|P.C. Hooftstraat|Postbus|pb|Po box|antwoordnummer|St. Jacobsstraat nr.|de|Weg huisnr|1e Dwarsstraat|Oude Rijksweg Noord|'t Zand|B".split(
    '|',
  ),
)
const line = fc
  .tuple(
    street,
    fc.constantFrom(' ', '', ', '),
    figures(1, 5),
    fc.constantFrom('', 'a', ' a', 'E', 'e', ' e', 'bis', '-2', ' II', ' x', 'st', ' AB'),
  )
  .map((parts) => parts.join(''))

describe('a cell that is plain is read by a short way, which says the same as the long one', () => {
  // A blank before a cell changes nothing of what it says, but it is not plain then and goes the long way.
  test.each<[string, fc.Arbitrary<string>, (cell: string) => unknown]>([
    ['telephone numbers', phone, (cell) => readPhones(cell)],
    ['mail addresses', mail, (cell) => readMails(cell)],
    ['websites', website, (cell) => readWebsite(cell)],
    ['postcodes', fc.stringMatching(/^[0-9]{4} ?[A-Z]{2}$/), (cell) => readPostcode(cell)],
    ['address lines', line, (cell) => splitAddress(cell)],
  ])('%s', (_, cells, read) => {
    fc.assert(
      fc.property(cells, (cell) => {
        expect(read(cell)).toEqual(read(` ${cell}`))
      }),
      { numRuns: 3000 },
    )
  })

  test('a postcode of letters that were never given out stays in doubt', () => {
    expect(readPostcode('4191 SS')).toEqual({ wrong: 'postcode-malformed', kind: 'doubtful' })
  })

  test('a Dutch number that is taken without asking the library is one that the library takes, and of the same kind', () => {
    fc.assert(
      fc.property(phone, (cell) => {
        const [reading] = readPhones(cell)
        if (!reading || !('number' in reading) || reading.doubtful) return
        const parsed = parsePhoneNumber(cell, 'NL')
        expect([parsed?.number, parsed?.isValid(), parsed?.getType() === 'MOBILE']).toEqual([reading.number, true, reading.mobile])
      }),
      { numRuns: 5000 },
    )
  })
})

test('what was said of a text is said again without working it out, also after thousands of others, and never of another text', () => {
  let worked = 0
  const said = remembering((text) => {
    worked++
    return text.length
  }, 10)
  for (const text of ['Tiel', 'Tiel', 'Arnhem', 'Tiel']) expect(said(text)).toBe(text.length)
  expect(worked).toBe(2)
  for (let at = 0; at < 100; at++) expect(said(`place ${at}`)).toBe(`place ${at}`.length)
  expect(said('Tiel')).toBe(4)
  expect(worked).toBe(103)
})
