import { heaviestPicture } from '#domain/carry-out/picture'

/** A file that is heavier is not read: a phone may die of it. */
export const heaviestFile = 30_000_000

/** Pixels along the longest side, tried in turn until it is light enough to send from a car park. */
const sides = [1600, 1200, 800] as const
const quality = 0.8
const wanted = 500_000

/**
 * A photo made small on the phone. It is drawn anew, so that place, time and device of the file stay behind.
 * @returns JPEG bytes, or why not
 */
export async function shrunk(file: Blob): Promise<Uint8Array | 'too-large' | 'no-picture'> {
  if (file.size > heaviestFile) return 'too-large'
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!image) return 'no-picture'
  try {
    let smallest: Blob | null = null
    for (const side of sides) {
      smallest = await drawn(image, side)
      if (smallest && smallest.size <= wanted) break
    }
    return smallest && smallest.size <= heaviestPicture ? new Uint8Array(await smallest.arrayBuffer()) : 'no-picture'
  } finally {
    image.close()
  }
}

async function drawn(image: ImageBitmap, side: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  const pen = canvas.getContext('2d')
  // What is see-through in a PNG is white paper, not black.
  if (pen) pen.fillStyle = '#fff'
  pen?.fillRect(0, 0, canvas.width, canvas.height)
  pen?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality))
}
