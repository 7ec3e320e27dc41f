import { createHash } from 'node:crypto'
import type { WorkbookRefusal } from '#app/clean/worker/workbook'
import { today } from '#app/http/clock.server'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { addImport, sameFileOf, templateOf } from '#db/imports'
import { once } from '#db/once'
import { Mapping } from '#domain/clean/columns'
import { Rules } from '#domain/clean/rules'
import type { ReadOptions, TableRefusal } from '#domain/clean/table'
import type { Actor } from '#domain/relations/actor'
import { askReader, type TooHeavy } from './import-worker.server'
import type { StoredMapping } from './read-import.server'
import { type FileOnDisk, onDisk, piecesOfFile } from './stored-file.server'

/** What one file may weigh in the browser, in bytes. */
export const fileLimit = 60_000_000

/** What fits through the browser, and what only the command line takes. */
export const browserLimits: ReadOptions = { maxBytes: fileLimit, maxRows: 200_000 }
export const commandLimits: ReadOptions = { maxBytes: 2 ** 30, maxRows: 1_000_000 }

export type Uploaded = {
  importId: string
  /** Set when the same file of this client was there already: nothing was stored a second time. */
  before: 'waiting' | 'taken-in' | null
}

export type UploadRefusal = TableRefusal | WorkbookRefusal | TooHeavy | { refused: 'not-found' } | { refused: 'used-twice' }

/**
 * Stores a file of a client's customers after a first look: it must be a table. Its columns are mapped as they were the last time for this client, else as
 * guessed from header and content. Nothing is taken in yet.
 * @param file the file as it was sent: its bytes, or where it lies
 */
export async function uploadFile(
  actor: Actor,
  campaignId: string,
  file: { fileName: string; op?: string } & ({ bytes: Uint8Array } | FileOnDisk),
  limits: ReadOptions = browserLimits,
): Promise<Uploaded | UploadRefusal> {
  if ('path' in file) return store(actor, campaignId, file, limits)
  return onDisk([file.bytes], (laid) => store(actor, campaignId, { ...laid, fileName: file.fileName, op: file.op }, limits))
}

async function store(
  actor: Actor,
  campaignId: string,
  file: FileOnDisk & { fileName: string; op?: string | undefined },
  limits: ReadOptions,
): Promise<Uploaded | UploadRefusal> {
  const { path, size, sha256 } = file
  if (limits.maxBytes !== undefined && size > limits.maxBytes) return { refused: 'too-large', bytes: size, limit: limits.maxBytes }
  const found = size === 0 ? ({ refused: 'empty' } as const) : await askReader({ kind: 'look', path, limits, asked: {} })
  if ('refused' in found) return found
  const { shape, guess } = found
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return { refused: 'not-found' } as const
    const { clientId } = campaign
    return once(tx, file.op, { campaignId, sha256 }, async () => {
      const before = await sameFileOf(tx, clientId, sha256)
      if (before) return { importId: before.id, before: before.state === 'taken-in' ? ('taken-in' as const) : ('waiting' as const) }
      const template = remembered(await templateOf(tx, clientId, headerKeyOf(shape)))
      const { mapping, rules } = template ?? { mapping: guess.mapping, rules: {} }
      const stored: StoredMapping = { ...mapping, seen: guess.columns }
      const kept = { clientId, campaignId, fileName: tidyName(file.fileName), sha256, size, shape, mapping: stored, rules }
      const importId = await addImport(tx, kept, piecesOfFile(file))
      const detail = { rows: shape.rowCount, bytes: size }
      await record(tx, { action: 'import.uploaded', object: 'customer_import', objectId: importId, clientId, detail })
      return { importId, before: null }
    })
  })
}

/** Files with the same columns in the same order are mapped alike. */
export function headerKeyOf({ columns }: { columns: readonly string[] }): string {
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex')
}

export function remembered(template: unknown): { mapping: Mapping; rules: Rules } | null {
  const { mapping, rules } = (template ?? {}) as { mapping?: unknown; rules?: unknown }
  const [read, on] = [Mapping.safeParse(mapping), Rules.safeParse(rules)]
  return read.success && on.success ? { mapping: read.data, rules: on.data } : null
}

/** The name of the file for showing: without folders and signs that cannot be read. It never becomes a path. */
function tidyName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const readable = last.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()
  return readable.slice(0, 200) || 'bestand.csv'
}
