import { log } from '#app/http/log.server'
import { theDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { beat, beginWork, cancelWork, endWork, type ImportWork, workLeftBehind, workOf } from '#db/import-work'
import { importOf } from '#db/imports'
import type { Actor } from '#domain/relations/actor'
import { findDuplicatesOf } from './find-duplicates.server'
import { openImport } from './read-import.server'
import { type TakeInChoice, type TakeInRefusal, type TakenInCounts, takeIn } from './take-in.server'
import { type UndoImportRefusal, undoImport } from './undo-import.server'

/** A file of so many rows or fewer is done before a page would show how far it is. */
const shortFile = 2_000

/** How long a page waits for the work before it shows how far it is, in milliseconds. */
const patience = 2_500

/** How often work shows that it is alive and hears whether to stop, in milliseconds. */
const beatEvery = 1_000

export type WorkOutcome = TakenInCounts | { removed: number } | TakeInRefusal | UndoImportRefusal

type Begun = { outcome: WorkOutcome } | { going: true }

/** Takes a file in, and looks for duplicates so that the next page has them. What takes longer than a page waits goes on by itself. */
export async function beginTakeIn(actor: Actor, importId: string, choice: TakeInChoice & { op?: string | undefined }): Promise<Begun> {
  const opened = await withActor(theDb(), actor, (tx) => openImport(tx, importId))
  if (!opened) return { outcome: { refused: 'not-found' } }
  const { op, ...asked } = choice
  return begin(actor, {
    importId,
    clientId: opened.file.clientId,
    campaignId: opened.file.campaignId,
    kind: 'take-in',
    choice: asked,
    total: opened.shape.rowCount,
    op,
  })
}

/** Takes a whole import back, in the same way. */
export async function beginUndo(actor: Actor, importId: string): Promise<Begun> {
  const file = await withActor(theDb(), actor, (tx) => importOf(tx, importId))
  if (!file) return { outcome: { refused: 'not-found' } }
  const { clientId, campaignId, counts } = file
  return begin(actor, { importId, clientId, campaignId, kind: 'undo', choice: {}, total: counts.customers ?? 0 })
}

/** Asks long work to stop. What it wrote so far is undone. */
export async function stopWork(actor: Actor, importId: string): Promise<{ stopping: true }> {
  await withActor(theDb(), actor, (tx) => cancelWork(tx, importId))
  return { stopping: true }
}

/** Takes up work that a program left behind when it stopped: it had no effect yet, and is done from its begin. */
export async function resumeWork(): Promise<void> {
  const found = await withActor(theDb(), SYSTEM, (tx) => workLeftBehind(tx))
  for (const work of found) {
    if (work.cancelled) await withActor(theDb(), SYSTEM, (tx) => endWork(tx, work.importId, { refused: 'cancelled' }))
    else await begin(work.actor as Actor, work, 0)
  }
}

type Work = Pick<ImportWork, 'importId' | 'clientId' | 'campaignId' | 'kind' | 'choice' | 'total'> & { op?: string | undefined }

async function begin(actor: Actor, work: Work, wait = patience): Promise<Begun> {
  if (work.total <= shortFile) return { outcome: await done(actor, work, {}) }
  const mine = await withActor(theDb(), actor, (tx) => beginWork(tx, { ...work, actor }))
  if (!mine) return { going: true }
  const going = inBackground(actor, work)
  const outcome = await Promise.race([going, new Promise<null>((resolve) => setTimeout(resolve, wait, null).unref())])
  return outcome === null ? { going: true } : { outcome }
}

async function inBackground(actor: Actor, work: Work): Promise<WorkOutcome> {
  const stop = new AbortController()
  let rows = 0
  const timer = setInterval(() => {
    withActor(theDb(), SYSTEM, (tx) => beat(tx, work.importId, rows))
      .then(({ cancelled }) => cancelled && stop.abort())
      .catch((error) => log().warn({ err: error }, 'the progress of an import was not kept'))
  }, beatEvery)
  timer.unref()
  const onProgress = (now: number) => {
    rows = now
  }
  const outcome = await done(actor, work, { onProgress, signal: stop.signal }).catch((error): WorkOutcome => {
    log().error({ err: error, importId: work.importId }, 'an import broke off')
    return { refused: 'broke-off' }
  })
  clearInterval(timer)
  await withActor(theDb(), SYSTEM, (tx) => endWork(tx, work.importId, outcome))
  return outcome
}

async function done(
  actor: Actor,
  { importId, campaignId, kind, choice, op }: Work,
  watching: { onProgress?: (rows: number) => void; signal?: AbortSignal },
): Promise<WorkOutcome> {
  if (kind === 'undo') return undoImport(actor, importId)
  const outcome = await takeIn(actor, importId, { ...(choice as TakeInChoice), ...(op ? { op } : {}) }, watching)
  if (!('refused' in outcome)) await findDuplicatesOf(actor, campaignId)
  return outcome
}

/** How far long work on a file is; null when none goes on. `refused`: why the last one came to nothing. */
export async function workShown(actor: Actor, importId: string): Promise<WorkShown | null> {
  const work = await withActor(theDb(), actor, (tx) => workOf(tx, importId))
  if (!work) return null
  const { kind, done: rows, total, cancelled, outcome } = work
  if (outcome === null) return { kind, done: rows, total, stopping: cancelled, refused: null }
  const { refused } = outcome as { refused?: string }
  return refused ? { kind, done: rows, total, stopping: false, refused } : null
}

export type WorkShown = { kind: 'take-in' | 'undo'; done: number; total: number; stopping: boolean; refused: string | null }
