import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export type Spawned = {
  process: ChildProcess
  /** The first line it says; rejects when it ends without a word. */
  said: Promise<string>
  /** How it ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** Runs a program of this folder in a process of its own, as another account when one is given. */
export function spawned(name: 'joiner' | 'writer', args: string[], account?: { uid: number; gid: number }): Spawned {
  const program = `${import.meta.dirname}/${name}.ts`
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    ...account,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '', TMPDIR: process.env.TMPDIR ?? '/tmp', NODE_ENV: 'test' },
  })
  let complaint = ''
  child.stderr.on('data', (part) => (complaint += part))
  child.on('error', (error) => (complaint += error.message))
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) =>
    child.on('close', (code, signal) => done({ code, signal })),
  )
  const said = new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', done)
    void ended.then(() => fail(new Error(`${name} ended without a word: ${complaint}`)))
  })
  said.catch(() => {})
  return { process: child, said, ended }
}
