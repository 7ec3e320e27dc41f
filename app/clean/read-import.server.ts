import type { FileToRead } from '#app/clean/worker/asked'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { editsOf, type ImportFile, importOf, piecesOf, saveShape } from '#db/imports'
import { type ColumnView, Mapping } from '#domain/clean/columns'
import { FileShape } from '#domain/clean/file-shape'
import { Rules } from '#domain/clean/rules'
import type { Actor } from '#domain/relations/actor'
import { askReader } from './import-worker.server'
import { onDisk } from './stored-file.server'

/** What is kept with a file: how its columns are mapped, and what was seen of each column when it came. */
export type StoredMapping = Mapping & { seen: ColumnView[] }

/** A stored file, opened: everything a dry run needs but its rows, which only a reader's thread sees. */
export type OpenImport = Omit<FileToRead, 'path'> & { file: ImportFile; seen: ColumnView[] }

/**
 * Opens a stored file for a dry run or for taking it in.
 * @returns null when the actor sees no such file, it was put aside, or it is gone since somebody in it was erased
 */
export async function openImport(tx: Tx, importId: string, { lock = false } = {}): Promise<OpenImport | null> {
  const file = await importOf(tx, importId, { lock })
  if (!file || file.state === 'discarded' || isErased(file)) return null
  const shape = file.shape ? FileShape.parse(file.shape) : await lookedInto(tx, file)
  const { seen = [] } = file.mapping as Partial<StoredMapping>
  return { file, shape, mapping: Mapping.parse(file.mapping), seen, rules: Rules.parse(file.rules), edits: await editsOf(tx, importId) }
}

/** Of a file that came in everything stays but its bytes. */
function isErased({ state, size }: Pick<ImportFile, 'state' | 'size'>): boolean {
  return size === 0 && (state === 'taken-in' || state === 'undone')
}

/** A file that came in before its shape was kept with it is looked into once more. */
async function lookedInto(tx: Tx, file: ImportFile): Promise<FileShape> {
  const found = await onDisk(piecesOf(tx, file), ({ path }) => askReader({ kind: 'look', path, limits: noLimits, asked: {} }))
  if ('refused' in found) throw new Error(`a stored file that can no longer be read: ${found.refused}`)
  await saveShape(tx, file.id, found.shape)
  return found.shape
}

/** A stored file was let in once; limits that became narrower since do not shut it out. */
const noLimits = { maxBytes: Number.POSITIVE_INFINITY, maxRows: Number.POSITIVE_INFINITY, maxColumns: 10_000 }

/** Lays the bytes of a stored file down for a reader. Nothing of it is kept between requests: bytes of one client never wait for another. */
export async function withStoredFile<T>(actor: Actor, file: ImportFile, work: (path: string) => Promise<T>): Promise<T> {
  return onDisk(piecesOfImport(actor, file), ({ path }) => work(path))
}

/** Each piece in a transaction of its own, so that none is open while the file is read. */
export async function* piecesOfImport(actor: Actor, file: ImportFile): AsyncGenerator<Uint8Array> {
  for (let place = 0; ; place++) {
    const piece = await withActor(theDb(), actor, async (tx) => (await piecesOf(tx, file, place).next()).value)
    if (!piece) return
    yield piece
  }
}
