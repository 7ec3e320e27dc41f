import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Answers, FromThread, Question, TakenBatch, ToThread } from '#app/clean/worker/asked'

/** A file on which the reader ran out of memory or time: it is no list of customers, whatever it calls itself. */
export type TooHeavy = { refused: 'too-heavy' }

export type Listening = {
  /** Called with each batch in turn; the reader waits while one is written. */
  onBatch?: (batch: TakenBatch) => Promise<void>
  onProgress?: (rows: number) => void
  /** Stops the work: it answers with what it has. */
  signal?: AbortSignal
  /** Milliseconds after which the reader is ended. */
  limit?: number
}

/** Memory of one reader, in MB. A workbook with all its texts fits; a bomb does not. Room for what is new keeps rows that are read and gone from being swept twice. */
const memory = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 96 }

/** The longest that one question may take unless it says otherwise, in milliseconds. */
const usualLimit = 120_000

/** So many files are read at the same time; the next waits. */
const atOnce = 2

/** An idle reader is kept this long, in milliseconds: starting one takes half a second. */
const keptFor = 30_000

type Reader = { worker: Worker; busy: boolean; idleSince?: NodeJS.Timeout }

const readers: Reader[] = []
const waiting: (() => void)[] = []
let lastId = 0

/**
 * Asks a thread of its own about a file: no file, however long or hostile, holds up a page.
 * @throws what `onBatch` throws, and a defect of the reader
 */
export async function askReader<Kind extends Question['kind']>(
  question: Extract<Question, { kind: Kind }>,
  listening: Listening = {},
): Promise<Answers[Kind] | TooHeavy> {
  const reader = await freeReader()
  try {
    return (await asked(reader, question, listening)) as Answers[Kind] | TooHeavy
  } finally {
    release(reader)
  }
}

function asked(reader: Reader, question: Question, { onBatch, onProgress, signal, limit = usualLimit }: Listening): Promise<unknown> {
  const { worker } = reader
  const id = ++lastId
  const tell = (message: ToThread) => worker.postMessage(message)
  return new Promise((resolve, reject) => {
    let written: Promise<void> = Promise.resolve()
    const timer = setTimeout(() => void worker.terminate(), limit)
    const stop = () => tell({ id, stop: true })
    const end = (settle: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      worker.off('message', heard).off('error', broke).off('exit', ended)
      settle()
    }
    const failed = (error: unknown) => {
      drop(reader)
      end(() => reject(error))
    }
    signal?.addEventListener('abort', stop)
    const heard = (message: FromThread) => {
      if (message.id !== id) return
      if ('progress' in message) onProgress?.(message.progress)
      else if ('batch' in message) {
        written = written.then(() => onBatch?.(message.batch)).then(() => tell({ id, more: true }))
        written.catch(failed)
      } else if ('failed' in message) failed(new Error(message.failed))
      else written.then(() => end(() => resolve(message.answer)), failed)
    }
    const broke = (error: NodeJS.ErrnoException) => {
      drop(reader)
      end(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ refused: 'too-heavy' }) : reject(error)))
    }
    const ended = () => {
      drop(reader)
      end(() => resolve({ refused: 'too-heavy' }))
    }
    worker.on('message', heard).on('error', broke).on('exit', ended)
    if (signal?.aborted) stop()
    tell({ id, question })
  })
}

async function freeReader(): Promise<Reader> {
  for (;;) {
    const free = readers.find(({ busy }) => !busy) ?? (readers.length < atOnce ? started() : null)
    if (free) {
      clearTimeout(free.idleSince)
      free.busy = true
      free.worker.ref()
      return free
    }
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
}

function started(): Reader {
  // The built server is one file elsewhere; the thread is read from the source, beside which every program of Rondo is started.
  const worker = new Worker(resolve('app/clean/worker/start.mjs'), {
    resourceLimits: memory,
  })
  const reader = { worker, busy: false }
  worker.on('error', () => drop(reader))
  readers.push(reader)
  return reader
}

function release(reader: Reader): void {
  reader.busy = false
  if (readers.includes(reader)) {
    // A program that has nothing else to do ends, with its idle readers.
    reader.worker.unref()
    reader.idleSince = setTimeout(() => drop(reader), keptFor)
    reader.idleSince.unref()
  }
  waiting.shift()?.()
}

function drop(reader: Reader): void {
  const at = readers.indexOf(reader)
  if (at < 0) return
  readers.splice(at, 1)
  void reader.worker.terminate()
}
