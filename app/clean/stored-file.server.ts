import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file that lies on the disk of the server for as long as one request or job needs it. `size` in bytes. */
export type FileOnDisk = { path: string; size: number; sha256: string }

/** Bytes of one piece in the database. */
const pieceSize = 1 << 20

/** Lays bytes down as a file that only this program may read, for as long as `work` takes. Whatever happens, it is gone afterwards. */
export async function onDisk<T>(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  work: (file: FileOnDisk) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rondo-import-'))
  try {
    const path = join(folder, 'file')
    const file = await open(path, 'wx', 0o600)
    const hash = createHash('sha256')
    let size = 0
    try {
      for await (const piece of pieces) {
        hash.update(piece)
        size += piece.length
        await file.write(piece)
      }
    } finally {
      await file.close()
    }
    return await work({ path, size, sha256: hash.digest('hex') })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A file as the pieces in which it is stored. */
export function piecesOfFile({ path }: Pick<FileOnDisk, 'path'>): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: pieceSize })
}
