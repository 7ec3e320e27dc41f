import { plainPicture } from '#domain/carry-out/picture'
import type { LogoPicture } from '#domain/reporting/look'
import { fitted, isPng, type PngRefusal, pixelsOfPng, pngOf } from './png'

/** What a file with a logo may weigh, in bytes. */
export const logoLimit = 1_000_000

/** Sharp enough for paper: a logo is printed some four centimetres wide. */
const most = { width: 600, height: 240 }

export type LogoRefusal = PngRefusal | { refused: 'no-file' }

/**
 * A logo as paper and screen take it, from a PNG or JPEG by its first bytes, whatever it is called. Nothing but the image is kept: no place, author or second
 * picture. A PNG is laid on white and made small; a JPEG must be in grey or colour, not for a printing press (CMYK).
 */
export function logoFrom(bytes: Uint8Array): LogoPicture | LogoRefusal {
  if (bytes.length === 0) return { refused: 'no-file' }
  if (bytes.length > logoLimit) return { refused: 'picture-too-large' }
  if (isPng(bytes)) {
    const pixels = pixelsOfPng(bytes)
    if ('refused' in pixels) return pixels
    const small = fitted(pixels, most)
    return { bytes: pngOf(small).toString('base64'), width: small.width, height: small.height }
  }
  const photo = plainPicture(bytes)
  if ('refused' in photo) return photo
  if (hasFourInks(photo.bytes)) return { refused: 'unusual-picture' }
  return { bytes: Buffer.from(photo.bytes).toString('base64'), width: photo.width, height: photo.height }
}

/** Whether the first frame of a JPEG has four colours: those of a printing press. */
function hasFourInks(bytes: Uint8Array): boolean {
  for (let at = 2; at + 9 < bytes.length; at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))) {
    const kind = bytes[at + 1] ?? 0
    if (kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind)) return bytes[at + 9] === 4
  }
  return false
}
