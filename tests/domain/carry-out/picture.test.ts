import { describe, expect, test } from 'vitest'
import { heaviestPicture, plainPicture } from '#domain/carry-out/picture'
import { smallPicture } from '#tests/support/picture'

const plain = new Uint8Array(Buffer.from(smallPicture, 'base64url'))

/** A segment of JPEG: a marker, its length, its content. */
const segment = (kind: number, content: string) => {
  const body = Buffer.from(content, 'latin1')
  return Buffer.concat([Buffer.from([0xff, kind, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body])
}
const withInside = (start: Uint8Array, ...parts: Uint8Array[]) =>
  new Uint8Array(Buffer.concat([start.subarray(0, 2), ...parts, start.subarray(2)]))

describe('a photo that comes in', () => {
  test('keeps its image and loses where, when and with what it was taken, and what hangs behind it', () => {
    const told = [segment(0xe1, 'Exif\0\0GPS 51.88 5.43'), segment(0xe2, 'ICC_PROFILE'), segment(0xed, 'Photoshop'), segment(0xfe, 'Tiel')]
    const sent = new Uint8Array(Buffer.concat([withInside(plain, ...told), Buffer.from('PK a whole archive')]))
    expect(plainPicture(sent)).toEqual({ bytes: plain, width: 8, height: 8 })
  })

  test('keeps how its colours are to be read', () => {
    const adobe = segment(0xee, 'Adobe\0d\0\0\0\0\0')
    expect(plainPicture(withInside(plain, adobe))).toMatchObject({ bytes: withInside(plain, adobe) })
  })

  test.each([
    ['a PDF', Buffer.from('%PDF-1.7 hello')],
    ['a page', Buffer.from('<html><script>alert(1)</script>')],
    ['nothing', Buffer.alloc(0)],
    ['a beginning without an end', Buffer.from(plain.subarray(0, plain.length - 10))],
    ['a header with words behind it', Buffer.concat([Buffer.from(plain.subarray(0, 40)), Buffer.from('words')])],
    ['two bytes that look right', Buffer.from([0xff, 0xd8])],
  ])('that is %s is refused', (_, bytes) => {
    expect(plainPicture(new Uint8Array(bytes))).toEqual({ refused: 'no-picture' })
  })

  test('that is too heavy, or wider than any screen, is refused', () => {
    expect(plainPicture(new Uint8Array(heaviestPicture + 1))).toEqual({ refused: 'picture-too-large' })
    const wide = new Uint8Array(plain)
    const frame = wide.findIndex((byte, at) => byte === 0xff && wide[at + 1] === 0xc0)
    wide[frame + 7] = 0xff
    expect(plainPicture(wide)).toEqual({ refused: 'picture-too-large' })
  })
})
