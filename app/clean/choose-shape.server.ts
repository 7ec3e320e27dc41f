import type { WorkbookRefusal } from '#app/clean/worker/workbook'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { changeShape, templateOf } from '#db/imports'
import type { TableRefusal } from '#domain/clean/table'
import type { Actor } from '#domain/relations/actor'
import { askReader, type TooHeavy } from './import-worker.server'
import { openImport, type StoredMapping, withStoredFile } from './read-import.server'
import { commandLimits, headerKeyOf, remembered } from './upload-file.server'

/** The sheet of a workbook, and the line of the header; null where the file has none. What is left out stays as it was. */
export type ShapeChoice = { sheet?: string; headerRow?: number | null }

/**
 * Reads a file once more with another sheet or another header row than was found, and maps its columns anew: as the last time for this client, else as guessed.
 * What was typed over goes, since lines and fields are others now. Choosing the same again changes nothing.
 */
export async function chooseShape(
  actor: Actor,
  importId: string,
  choice: ShapeChoice,
): Promise<{ chosen: true } | TableRefusal | WorkbookRefusal | TooHeavy | { refused: 'not-found' } | { refused: 'taken-in' }> {
  const opened = await withActor(theDb(), actor, (tx) => openImport(tx, importId))
  if (!opened) return { refused: 'not-found' }
  const { shape } = opened
  const sheet = choice.sheet ?? shape.sheet ?? undefined
  // Another sheet has its header somewhere else: it is looked for again.
  const headerRow = choice.headerRow !== undefined ? choice.headerRow : choice.sheet === undefined ? shape.headerRow : undefined
  if (sheet === (shape.sheet ?? undefined) && headerRow === shape.headerRow) return { chosen: true }
  const asked = { ...(sheet === undefined ? {} : { sheet }), ...(headerRow === undefined ? {} : { headerRow }) }
  const found = await withStoredFile(actor, opened.file, (path) => askReader({ kind: 'look', path, limits: commandLimits, asked }))
  if ('refused' in found) return found
  return withActor(theDb(), actor, async (tx) => {
    const now = await openImport(tx, importId, { lock: true })
    if (!now) return { refused: 'not-found' } as const
    const { file } = now
    if (file.state !== 'uploaded' && file.state !== 'mapped') return { refused: 'taken-in' } as const
    const template = remembered(await templateOf(tx, file.clientId, headerKeyOf(found.shape)))
    const { mapping, rules } = template ?? { mapping: found.guess.mapping, rules: now.rules }
    const stored: StoredMapping = { ...mapping, seen: found.guess.columns }
    await changeShape(tx, file, { shape: found.shape, mapping: stored, rules })
    return { chosen: true } as const
  })
}
