import { describe, expect, test } from 'vitest'
import { receiptLimit, receiptRefusal, receiptType, travelRefusal } from '#domain/units/receipt'

const file = (...bytes: number[]) => Uint8Array.from([...bytes, ...new Array(20).fill(0)])

describe('a receipt', () => {
  test('is known by its bytes, not by its name', () => {
    expect(receiptType(file(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
    expect(receiptType(file(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe('image/png')
    expect(receiptType(Buffer.from('RIFF\0\0\0\0WEBPVP8 '))).toBe('image/webp')
    expect(receiptType(Buffer.from('%PDF-1.7'))).toBe('application/pdf')
    expect(receiptType(Buffer.from('<svg onload=alert(1)>'))).toBeNull()
    expect(receiptType(Buffer.from('RIFF\0\0\0\0WAVE'))).toBeNull()
  })

  test('that is empty, too heavy or no photo is refused', () => {
    expect(receiptRefusal(new Uint8Array(0))).toEqual({ refused: 'no-file' })
    expect(receiptRefusal(new Uint8Array(receiptLimit + 1))).toEqual({ refused: 'too-large' })
    expect(receiptRefusal(Buffer.from('hallo'))).toEqual({ refused: 'wrong-kind-of-file' })
    expect(receiptRefusal(Buffer.from('%PDF-1.7'))).toBeNull()
  })
})

test('a travel cost is above nought and not absurd, on a day of the unit that is not closed', () => {
  const unit = { startsOn: '2025-09-22', closedThrough: '2025-10-31' }
  const refusal = (cents: number, on = '2025-11-18') => travelRefusal({ cents, on }, unit, '2025-11-18')?.refused ?? null
  expect(refusal(450)).toBeNull()
  expect(refusal(0)).toBe('amount-missing')
  expect(refusal(0.5)).toBe('amount-missing')
  expect(refusal(1e12)).toBe('amount-too-high')
  expect(refusal(450, '2025-11-19')).toBe('in-the-future')
  expect(refusal(450, '2025-09-21')).toBe('before-unit-began')
  expect(refusal(450, '2025-10-31')).toBe('period-closed')
})
