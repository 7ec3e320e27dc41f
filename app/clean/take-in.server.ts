import { v7 } from 'uuid'
import type { Counted, TakeChoice } from '#app/clean/worker/asked'
import { now } from '#app/http/clock.server'
import { placeByAddress } from '#db/address-lookups'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { type Tx, Undo, withActor } from '#db/door'
import { beginWriting, checkedAsSets, lostOfImport, writeRows } from '#db/import-write'
import { markTakenIn, piecesOf } from '#db/imports'
import { once } from '#db/once'
import { noteWrongPlaces, placeByPostcode } from '#db/postcodes'
import { freshStatistics } from '#db/statistics'
import { dayOf } from '#domain/calendar/moment'
import type { MappingRefusal } from '#domain/clean/columns'
import { refusalOf } from '#domain/clean/mapping-check'
import type { Actor } from '#domain/relations/actor'
import { askReader, type TooHeavy } from './import-worker.server'
import { type OpenImport, openImport } from './read-import.server'
import { onDisk } from './stored-file.server'

/** What comes in besides the rows that are ready. */
export type TakeInChoice = {
  /** Rows with something malformed: without that value, which is kept as a finding. Otherwise they wait under "fix later". */
  withFindings?: boolean
  /** Closed customers, with that status. On unless said otherwise. */
  withClosed?: boolean
}

/**
 * `read = customers + folded + later + rejected`, always. `folded`: rows that say the very same as a row above them. `later`: left to be fixed. `rejected`:
 * without a name or any content. `closed`: of the customers, how many are closed.
 */
export type TakenInCounts = Counted

export type TakeInRefusal =
  | MappingRefusal
  | TooHeavy
  | { refused: 'not-found' }
  | { refused: 'undone' }
  | { refused: 'used-twice' }
  | { refused: 'cancelled' }
  | { refused: 'broke-off' }

/** From so many rows on, references are checked as sets. */
const longFile = 5_000

/** How long taking in a million rows may last, in milliseconds. */
const longest = 30 * 60_000

export type Watching = { onProgress?: (rows: number) => void; signal?: AbortSignal }

/**
 * Takes a file in, as a whole or not at all: customers with their figures, people and notes, what was found about them, and for each row of the file
 * what became of it. A file that is in already is not taken in again: the answer is what it gave the first time.
 */
export async function takeIn(
  actor: Actor,
  importId: string,
  { op, ...choice }: TakeInChoice & { op?: string } = {},
  watching: Watching = {},
): Promise<TakenInCounts | TakeInRefusal> {
  const counts = await withActor(theDb(), actor, (tx) =>
    once(tx, op, { importId, choice }, () => takeInOnce(tx, importId, choice, watching)),
  )
  if (!('refused' in counts)) await freshStatistics(theDb())
  return counts
}

async function takeInOnce(tx: Tx, importId: string, choice: TakeInChoice, watching: Watching): Promise<TakenInCounts | TakeInRefusal> {
  const opened = await openImport(tx, importId, { lock: true })
  if (!opened) return { refused: 'not-found' }
  const { file, shape, mapping } = opened
  if (file.state === 'taken-in') return file.counts as TakenInCounts
  if (file.state === 'undone') return { refused: 'undone' }
  const refusal = refusalOf(mapping, shape.columns)
  if (refusal) return refusal
  const asked = { withFindings: choice.withFindings ?? false, withClosed: choice.withClosed ?? true }
  const at = now()
  const outcome = await onDisk(piecesOf(tx, file), ({ path }) => write(tx, opened, path, asked, at, watching))
  // What was written so far must not stay.
  if ('refused' in outcome) throw new Undo(outcome)
  if (watching.signal?.aborted) throw new Undo({ refused: 'cancelled' })
  const { counts, facts } = outcome
  const here = { clientId: file.clientId, importId }
  await placeByPostcode(tx, here)
  await placeByAddress(tx, here)
  await noteWrongPlaces(tx, here)
  await markTakenIn(tx, importId, { counts, scoreBefore: facts, at })
  await record(tx, { action: 'import.taken-in', object: 'customer_import', objectId: importId, clientId: file.clientId, detail: counts })
  return counts
}

async function write(tx: Tx, opened: OpenImport, path: string, choice: TakeChoice, at: string, { onProgress, signal }: Watching) {
  const { file, shape, mapping, rules, edits } = opened
  const on = dayOf(at)
  const idBase = { customer: v7().slice(0, 24), contact: v7().slice(0, 24) }
  await beginWriting(tx, file)
  const write = () =>
    askReader(
      { kind: 'take', path, shape, mapping, rules, edits, choice, today: on, idBase },
      {
        limit: longest,
        signal,
        onBatch: async (batch) => {
          await writeRows(tx, { ...file, at, on }, batch)
          onProgress?.(batch.read)
        },
      },
    )
  return shape.rowCount > longFile ? checkedAsSets(tx, lostOfImport(file), write) : write()
}
