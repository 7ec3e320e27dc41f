import { today } from '#app/http/clock.server'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { dryRunOf, type ImportFile, keepDryRun, versionOfImport } from '#db/imports'
import type { ColumnView, Mapping, MappingRefusal } from '#domain/clean/columns'
import type { DryRun } from '#domain/clean/dry-run'
import type { FileShape } from '#domain/clean/file-shape'
import { refusalOf } from '#domain/clean/mapping-check'
import type { Rules } from '#domain/clean/rules'
import type { Actor } from '#domain/relations/actor'
import { askReader, type TooHeavy } from './import-worker.server'
import { type OpenImport, openImport, withStoredFile } from './read-import.server'

export type ImportPreview = {
  file: ImportFile
  shape: FileShape
  columns: ColumnView[]
  mapping: Mapping
  rules: Rules
} & (
  | { refusal: MappingRefusal | TooHeavy }
  /** The dry run of a long file goes on while the page shows how far it is, in rows. */
  | { refusal: null; checking: { done: number } }
  | ({ refusal: null; checking: null } & DryRun)
)

/** Dry runs that go on, by file and by what would change them: whoever looks at one waits for the same. */
const running = new Map<string, { done: number; outcome: Promise<DryRun | MappingRefusal | TooHeavy> }>()

/**
 * The dry run of a stored file: every row as it would come in. Done once for each mapping, and kept with the file. Null when the actor sees no such file.
 * @param patience milliseconds to wait for it; after that the answer tells how far it is
 */
export async function previewImport(actor: Actor, importId: string, patience = Number.POSITIVE_INFINITY): Promise<ImportPreview | null> {
  const found = await withActor(theDb(), actor, async (tx) => {
    const opened = await openImport(tx, importId)
    return opened && { opened, kept: await dryRunOf(tx, importId), version: await versionOfImport(tx, importId) }
  })
  if (!found) return null
  const { opened, kept, version } = found
  const { file, shape, mapping, seen, rules } = opened
  const base = { file, shape, columns: seen, mapping, rules }
  const refusal = refusalOf(mapping, shape.columns)
  if (refusal) return { ...base, refusal }
  if (kept) return { ...base, refusal: null, checking: null, ...(kept as DryRun) }
  const run = running.get(version) ?? begun(actor, opened, version)
  const outcome = await Promise.race([run.outcome, patienceOf(patience)])
  if (outcome === 'not-yet') return { ...base, refusal: null, checking: { done: run.done } }
  if ('refused' in outcome) return { ...base, refusal: outcome }
  return { ...base, refusal: null, checking: null, ...outcome }
}

function begun(actor: Actor, opened: OpenImport, version: string) {
  const { file, shape, mapping, rules, edits } = opened
  const run = { done: 0, outcome: Promise.resolve<DryRun | MappingRefusal | TooHeavy>({ refused: 'too-heavy' }) }
  run.outcome = withStoredFile(actor, file, (path) =>
    askReader(
      { kind: 'check', today: today(), path, shape, mapping, rules, edits },
      { onProgress: (done) => Object.assign(run, { done }) },
    ),
  )
    .then(async (outcome) => {
      if (!('refused' in outcome)) await withActor(theDb(), actor, (tx) => keepDryRun(tx, { id: file.id, version }, outcome))
      return outcome
    })
    .finally(() => running.delete(version))
  // Whoever stopped waiting hears of a defect when the page asks again.
  run.outcome.catch(() => {})
  running.set(version, run)
  return run
}

function patienceOf(milliseconds: number): Promise<'not-yet'> {
  return new Promise((resolve) => {
    if (milliseconds === Number.POSITIVE_INFINITY) return
    setTimeout(() => resolve('not-yet'), milliseconds).unref()
  })
}
