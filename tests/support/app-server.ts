import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { TestProject } from 'vitest/node'
import { chromiumPath } from '#scripts/chromium.mjs'
import { addressOf, cloneOf } from './template'

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser, and the database with the demo that each file of journeys clones; null where there is no browser to look with. */
    demo: { browser: string; url: string; template: string } | null
  }
}

/** Loads the demo once, as the built app does it at its first start. */
export default async function setup(project: TestProject) {
  const browser = chromiumPath()
  if (!browser) {
    console.warn(
      'The journeys are skipped: there is no chromium or Chrome on this machine (apt-get install chromium, or set CHROMIUM_PATH).',
    )
    project.provide('demo', null)
    return
  }
  if (!existsSync('build/server/index.js'))
    throw new Error('The journeys walk through the built app: run npm run build first, or npm test.')
  const server = project.getProvidedContext().database
  const database = await cloneOf(server)
  await (await startApp(database.url)).stop()
  const template = new URL(database.url).pathname.slice(1)
  project.provide('demo', { browser, url: addressOf(server.url, 'postgres'), template })
  return () => database.remove()
}

export type RunningApp = { origin: string; stop(): Promise<void>; kill(): Promise<void> }

/**
 * Starts the built app on a database and a port of its own, and waits until it answers.
 * @param more settings; a PORT among them is one it had before, to come back where its visitors look for it
 */
export async function startApp(databaseUrl: string, more: Record<string, string> = {}): Promise<RunningApp> {
  const port = Number(more.PORT ?? (await freePort()))
  const origin = `http://localhost:${port}`
  const app = start({ DATABASE_URL: databaseUrl, PORT: String(port), APP_ORIGIN: origin, ...more })
  await answers(`${origin}/healthz`, app)
  return { origin, stop: () => stopped(app.process), kill: () => stopped(app.process, 'SIGKILL') }
}

type App = { process: ChildProcess; said: () => string }

function start(environment: Record<string, string>): App {
  const settings = {
    RONDO_DEMO: 'on',
    LOG_LEVEL: 'error',
    RONDO_STRICT_VIEWS: 'on',
    RONDO_SECRET: 'a secret of the journeys, longer than thirty-two signs',
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    env: { ...process.env, NODE_ENV: 'production', ...settings, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const listen = (part: Buffer) => {
    said = (said + part).slice(-4000)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  return { process: child, said: () => said }
}

/** Waits until the app answers, for at most a minute and a half: that long the demo may take on a busy machine. */
async function answers(address: string, { process: app, said }: App) {
  for (let tries = 0; tries < 900; tries++) {
    if (app.exitCode !== null) break
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await pause(100)
  }
  app.kill('SIGKILL')
  throw new Error(`The app does not answer at ${address}. It said:\n${said()}`)
}

async function stopped(app: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') {
  if (app.exitCode !== null) return
  const ended = new Promise((done) => app.once('close', done))
  app.kill(signal)
  await Promise.race([ended, pause(10_000, undefined, { ref: false })])
  if (app.exitCode === null) app.kill('SIGKILL')
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const server = createServer().once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? found(address.port) : fail(new Error('no free port'))))
    })
  })
}
