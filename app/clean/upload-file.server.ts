import { createHash } from 'node:crypto'
import { today } from '#app/http/clock.server'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { addImport, sameFileOf, templateOf } from '#db/imports'
import { once } from '#db/once'
import { Mapping } from '#domain/clean/columns'
import { guessMapping } from '#domain/clean/guess'
import { Rules } from '#domain/clean/rules'
import { readTable, type Table, type TableRefusal } from '#domain/clean/table'
import type { Actor } from '#domain/relations/actor'
import type { StoredMapping } from './read-import.server'

/** What one file may weigh, in bytes. */
export const fileLimit = 10_000_000

export type Uploaded = {
  importId: string
  /** Set when the same file of this client was there already: nothing was stored a second time. */
  before: 'waiting' | 'taken-in' | null
}

export type UploadRefusal = TableRefusal | { refused: 'not-found' } | { refused: 'used-twice' }

/**
 * Stores a file of a client's customers after a first look: it must be a table of text. Its columns are mapped as they were the last time for this
 * client, else as guessed from header and content. Nothing is taken in yet.
 * @param file.bytes the file as it was sent; at most `limit` bytes
 */
export async function uploadFile(
  actor: Actor,
  campaignId: string,
  file: { fileName: string; bytes: Uint8Array; op?: string },
  limit = fileLimit,
): Promise<Uploaded | UploadRefusal> {
  const table = readTable(file.bytes, { maxBytes: limit })
  if ('refused' in table) return table
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return { refused: 'not-found' } as const
    const { clientId } = campaign
    return once(tx, file.op, { campaignId, sha256 }, async () => {
      const before = await sameFileOf(tx, clientId, sha256)
      if (before) return { importId: before.id, before: before.state === 'taken-in' ? ('taken-in' as const) : ('waiting' as const) }
      const guess = guessMapping(table)
      const template = remembered(await templateOf(tx, clientId, headerKeyOf(table)))
      const { mapping, rules } = template ?? { mapping: guess.mapping, rules: {} }
      const stored: StoredMapping = { ...mapping, seen: guess.columns }
      const { bytes } = file
      const importId = await addImport(tx, {
        clientId,
        campaignId,
        fileName: tidyName(file.fileName),
        sha256,
        bytes,
        mapping: stored,
        rules,
      })
      const detail = { rows: table.rows.length, bytes: file.bytes.length }
      await record(tx, { action: 'import.uploaded', object: 'customer_import', objectId: importId, clientId, detail })
      return { importId, before: null }
    })
  })
}

/** Files with the same columns in the same order are mapped alike. */
export function headerKeyOf({ columns }: Pick<Table, 'columns'>): string {
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex')
}

function remembered(template: unknown): { mapping: Mapping; rules: Rules } | null {
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
