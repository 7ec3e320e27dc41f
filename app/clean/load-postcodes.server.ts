import { theDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { noteWrongPlaces, placeByPostcode, replacePostcodes } from '#db/postcodes'
import { cutterOf, type RawRow } from '#domain/clean/cells'
import { type PostcodeArea, type PostcodeReader, postcodeReaderOf } from '#domain/clean/postcode-table'

export type LoadedPostcodes = { postcodes: number; skipped: number; placed: number; doubtful: number }

/**
 * Takes a table of postcodes in, in the place of the one that was there, and puts every customer on the map by it, as a whole or not at all. A postcode that stands
 * there twice counts once.
 * @param pieces the text of the file: GeoNames, or a file whose header names its columns
 */
export async function loadPostcodes(
  pieces: AsyncIterable<string>,
): Promise<LoadedPostcodes | { refused: 'not-a-table' } | { refused: 'no-postcodes' }> {
  const areas = new Map<string, PostcodeArea>()
  let skipped = 0
  let cutter: ReturnType<typeof cutterOf> | null = null
  let read: PostcodeReader | null = null
  const take = (rows: readonly RawRow[]): boolean => {
    for (const { cells } of rows) {
      if (!read) {
        const found = postcodeReaderOf(cells)
        if (!found) return false
        read = found.read
        if (found.headed) continue
      }
      const area = read(cells)
      if (area) areas.set(area.code, areas.get(area.code) ?? area)
      else if (cells.some((cell) => cell.trim() !== '')) skipped++
    }
    return true
  }
  for await (const piece of pieces) {
    const text: string = cutter ? piece : piece.replace(/^\uFEFF/, '')
    cutter ??= cutterOf(delimiterIn(text))
    if (!take(cutter.add(text))) return { refused: 'not-a-table' }
  }
  if (!cutter || !take(cutter.end())) return { refused: 'not-a-table' }
  if (areas.size === 0) return { refused: 'no-postcodes' }
  return withActor(theDb(), SYSTEM, async (tx) => {
    await replacePostcodes(tx, [...areas.values()])
    return { postcodes: areas.size, skipped, placed: await placeByPostcode(tx, {}), doubtful: await noteWrongPlaces(tx, {}) }
  })
}

function delimiterIn(text: string): '\t' | ';' | ',' {
  const first = text.split('\n', 1)[0] ?? ''
  if (first.includes('\t')) return '\t'
  return first.includes(';') ? ';' : ','
}
