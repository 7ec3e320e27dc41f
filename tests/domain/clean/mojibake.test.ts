import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { hasLostCharacters, repairText } from '#domain/clean/mojibake'

describe('broken characters', () => {
  test.each([
    ['CafÃ© ZoÃ«', 'Café Zoë'],
    ['Hygi√´aplein', 'Hygiëaplein'],
    ['Zeven Zee‚àö¬¥n', 'Zeven Zeeën'],
    ['cr‚àö¬Æche', 'crèche'],
    ['CafÃƒÂ©', 'Café'],
    ['Peters â€“ Zn.', 'Peters – Zn.'],
    ['â‚¬ 100', '€ 100'],
    ['GÃ¶kdoÄ\u009fan', 'Gökdoğan'],
    ['KORTEKAAS ASSURANTIÃ‹N', 'KORTEKAAS ASSURANTIËN'],
    ['Zoë en CafÃ©', 'Zoë en Café'],
  ])('%s is repaired', (broken, right) => {
    expect(repairText(broken)).toBe(right)
  })

  test.each(['Café Zoë', 'Çolakoğlu', 'El Âtiki', 'CONCEIÇÃO', '€ 84.200,-', '’t Höfke – Ëlst', 'Łódź', '東京'])(
    '%s is right and stays',
    (text) => {
      expect(repairText(text)).toBe(text)
    },
  )

  test('any Dutch text that was read with the wrong table once comes back', () => {
    const word = fc.array(fc.constantFrom(...'abc éëèïöüçáÉË&.'), { minLength: 1, maxLength: 12 }).map((letters) => letters.join(''))
    fc.assert(
      fc.property(word, fc.constantFrom('windows-1252', 'macintosh'), (text, table) => {
        const broken = iconv.decode(Buffer.from(text), table)
        fc.pre(!broken.includes('\ufffd'))
        expect(repairText(broken)).toBe(text)
      }),
      { numRuns: 100 },
    )
  })

  test('characters that are lost are told, not guessed', () => {
    expect(hasLostCharacters('EL �TIKI')).toBe(true)
    expect(hasLostCharacters('El Âtiki')).toBe(false)
  })
})
