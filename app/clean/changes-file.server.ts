import { setImmediate } from 'node:timers/promises'
import { rowsOf } from '#app/clean/worker/open-file'
import { today } from '#app/http/clock.server'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { importsOf, leftRowsOf } from '#db/imports'
import { changesOf, changesOfPeople } from '#db/value-history'
import { cleanRow } from '#domain/clean/preview'
import { rowOf } from '#domain/clean/table'
import type { Actor } from '#domain/relations/actor'
import type { RowsOut } from './base-file.server'
import { type OpenImport, openImport, piecesOfImport } from './read-import.server'
import { onDisk } from './stored-file.server'

/** How the list of changes words what it tells. */
export type ChangeWords = {
  header: readonly [when: string, source: string, line: string, relation: string, field: string, before: string, after: string, why: string]
  field: (field: string) => string
  rule: (rule: string) => string
  /** Where a value came from that no rule made: a hand, a merge, an answer. */
  source: (source: { source?: string; file?: string; from?: string } | null, by: string | null) => string
}

/** Rows cleaned between two looks at other work. */
const atOnce = 500

/** Changes read at once. */
const changesAtOnce = 2000

/** Rows that stayed out are told elsewhere. */
const all = 1_000_000

/**
 * Every change from what the client sent to what stands in the base: first what the rules wrote differently, file by file and line by line, then what people,
 * merges and newer files changed since. Null when the actor sees no such campaign.
 */
export async function changesFile(actor: Actor, campaignId: string, words: ChangeWords): Promise<RowsOut | null> {
  const found = await withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return null
    const files = (await importsOf(tx, campaign)).filter(({ state }) => state === 'taken-in').reverse()
    return { client: campaign.client.name, clientId: campaign.clientId, files: files.map(({ id }) => id) }
  })
  if (!found) return null
  const { client, clientId, files } = found
  async function* rows(): AsyncGenerator<string[]> {
    yield [...words.header]
    for (const importId of files) yield* changesByRule(actor, importId, words)
    yield* changesSince(actor, { clientId, read: changesOf }, words)
    yield* changesSince(actor, { clientId, read: changesOfPeople }, words)
  }
  return { client, rows: rows() }
}

async function* changesByRule(actor: Actor, importId: string, words: ChangeWords): AsyncGenerator<string[]> {
  const opened = await withActor(theDb(), actor, async (tx) => {
    const file = await openImport(tx, importId)
    return file && { ...file, left: new Set((await leftRowsOf(tx, file.file, all)).map(({ line }) => line)) }
  })
  if (!opened) return
  const { file } = opened
  // The file lies on the disk for as long as the list is being read, and goes when the reader stops, however it stops.
  const ready = handover<string>()
  const done = handover<void>()
  const laid = onDisk(piecesOfImport(actor, file), async ({ path }) => {
    ready.give(path)
    await done.taken
  })
  laid.catch(ready.fail)
  try {
    const path = await ready.taken
    yield* changedCells(path, opened, words)
  } finally {
    done.give()
    await laid
  }
}

async function* changedCells(
  path: string,
  opened: OpenImport & { left: ReadonlySet<number> },
  words: ChangeWords,
): AsyncGenerator<string[]> {
  const { file, shape, mapping, rules, edits, left } = opened
  const when = file.takenInAt?.slice(0, 10) ?? ''
  let read = 0
  for await (const batch of rowsOf(path, shape))
    for (const raw of batch) {
      if (++read % atOnce === 0) await setImmediate()
      if (left.has(raw.line)) continue
      const { customer, changes } = cleanRow(rowOf(raw, shape.columns.length), shape.columns, mapping, rules, edits.get(raw.line) ?? {})
      for (const { field, before, after, rule } of changes)
        yield [when, file.fileName, String(raw.line), customer?.name ?? '', words.field(field), before, after, words.rule(rule)]
    }
}

async function* changesSince(
  actor: Actor,
  { clientId, read }: { clientId: string; read: typeof changesOf },
  words: ChangeWords,
): AsyncGenerator<string[]> {
  for (let after = 0; ; ) {
    const piece = await withActor(theDb(), actor, (tx) => read(tx, { clientId, after, limit: changesAtOnce }))
    for (const { field, before, after: became, source, by, at, customerName } of piece)
      yield [at.slice(0, 10), '', '', customerName, words.field(field), before ?? '', became ?? '', words.source(source, by)]
    if (piece.length < changesAtOnce) return
    after = piece.at(-1)?.id ?? after
  }
}

/** A value that one piece of work gives and another waits for. */
function handover<T>() {
  let give: (value: T) => void = () => {}
  let fail: (error: unknown) => void = () => {}
  const taken = new Promise<T>((resolve, reject) => {
    give = resolve
    fail = reject
  })
  return { taken, give, fail }
}
