import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { Answers, FromThread, Question, TakenBatch, ToThread } from './asked'
import { checkRows, fixesLike, rowAt } from './check'
import { lookAt } from './look'
import { takeRows } from './take'

/** What a question may ask of the one who asked it, while it works. */
export type Ties = {
  progress: (rows: number) => void
  /** Hands over a batch and waits until the one before it was written: no more than two wait in memory. */
  hand: (batch: TakenBatch) => Promise<void>
  stopped: () => boolean
}

// One question at a time, in a thread of its own: a file that is long, broken or hostile holds up nobody else.
const port = parentPort
if (!port) throw new Error('this file is a worker thread and nothing else')
giveWay()
const send = (message: FromThread, moved: ArrayBuffer[] = []) => port.postMessage(message, moved)

/** A page that somebody waits for goes before a file that is read. On Linux a priority is that of the thread; elsewhere it would be that of the whole program. */
function giveWay() {
  if (process.platform !== 'linux') return
  try {
    setPriority(5)
  } catch {
    // Where the thread may not, it reads as fast as the rest answers.
  }
}

let current = { id: 0, room: 2, stopped: false, wake: () => {} }

port.on('message', (message: ToThread) => {
  if ('question' in message) {
    current = { id: message.id, room: 2, stopped: false, wake: () => {} }
    void answer(message.id, message.question)
  } else if (message.id === current.id) {
    if ('stop' in message) current.stopped = true
    else current.room++
    current.wake()
  }
})

async function answer(id: number, question: Question) {
  try {
    send({ id, answer: await answerTo(question, tiesOf(id)) })
  } catch (error) {
    send({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

function tiesOf(id: number): Ties {
  let told = 0
  return {
    progress(rows) {
      const now = performance.now()
      if (now - told < 200) return
      told = now
      send({ id, progress: rows })
    },
    async hand(batch) {
      while (current.room <= 0 && !current.stopped) await new Promise<void>((resolve) => Object.assign(current, { wake: resolve }))
      current.room--
      if (!current.stopped) send({ id, batch }, [batch.lines.buffer as ArrayBuffer])
    },
    stopped: () => current.stopped,
  }
}

function answerTo(question: Question, ties: Ties): Promise<Answers[Question['kind']]> {
  switch (question.kind) {
    case 'look':
      return lookAt(question)
    case 'check':
      return checkRows(question, ties)
    case 'take':
      return takeRows(question, ties)
    case 'row':
      return rowAt(question)
    case 'fixes':
      return fixesLike(question, ties)
  }
}
