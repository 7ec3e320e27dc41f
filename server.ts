import type { Server } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { nobodyYet } from '#app/auth/first-admin.server'
import { setupCode } from '#app/auth/setup-code.server'
import { resumeWork } from '#app/clean/import-work.server'
import { releaseDemoReports } from '#app/demo/past-reports.server'
import { today } from '#app/http/clock.server'
import { edge } from '#app/http/edge/app.server'
import { builtFiles } from '#app/http/edge/files.server'
import { listen, patientServer, stopListening } from '#app/http/edge/listen.server'
import { log } from '#app/http/log.server'
import { keepSecret, theSecret } from '#app/http/secret.server'
import { type Settings, settingsFrom } from '#app/http/settings.server'
import { handlers } from '#app/jobs/handlers.server'
import { closeDb, theDb } from '#db/connection'
import { startJobs } from '#db/jobs/runner'
import { openDatabase } from '#db/open'
import { contentsOf, loadDemo } from '#db/seed/demo'
import { demoLogins, demoPassword } from '#db/seed/people'
import { DatabaseProblem } from '#db/server/problem'

/** The app as a program: database, migrations, demo, then the web server and the jobs; and the same backwards when it is asked to stop. */
async function start() {
  // React and Remix look at this when they are loaded, which is below: without it they run their slow, talkative development versions.
  process.env.NODE_ENV ||= 'production'
  const settings = settingsFrom(process.env)
  const database = await openDatabase(process.env, (line) => log().warn(line))
  await keepSecret(process.env)
  const logins = await demo(settings)
  const server = patientServer((request, response) => app(request, response))
  const app = edge({ settings, log: log(), ...(settings.production ? await built() : await developed(server)) })
  const port = await listen(server, settings)
  const jobs = await startJobs(database.url, handlers, log())
  resumeWork().catch((error) => log().error({ err: error }, 'work on imports was not taken up again'))
  stopOnSignal(async () => {
    await Promise.all([stopListening(server, log()), jobs.stop()])
    await closeDb()
    await database.stop()
  })
  sayWhereItIs(settings, port, logins, await nobodyYet())
}

type Login = { email: string; password: string; who: string }

/** Fills a database that is still empty with the demo, if this may be one. @returns the logins when it is one */
async function demo(settings: Settings): Promise<Login[]> {
  if (settings.demo && (await loadDemo(theDb(), today())) === 'loaded') {
    await releaseDemoReports(today())
    log().info('the demo is loaded')
  }
  if ((await contentsOf(theDb())) !== 'demo') return []
  return demoLogins.map((login) => ({ ...login, password: demoPassword }))
}

type Served = { files: RequestHandler; pages: RequestHandler }

async function built(): Promise<Served> {
  const build = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild
  return { files: builtFiles(resolve('build/client')), pages: remix(build, 'production') }
}

// Vite tells the page of an edit over the same port, so that any number of checkouts run side by side.
async function developed(server: Server): Promise<Served> {
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } } })
  const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
  return { files: vite.middlewares, pages: remix(build, 'development') }
}

function remix(build: ServerBuild | (() => Promise<ServerBuild>), mode: string): RequestHandler {
  const getLoadContext = (_: unknown, { locals }: { locals: Record<string, string> }) => ({
    cspNonce: locals.nonce,
    requestId: locals.requestId,
  })
  return createRequestHandler({ build, mode, getLoadContext })
}

function stopOnSignal(stop: () => Promise<void>) {
  let stopping = false
  const onSignal = (signal: NodeJS.Signals) => {
    // Asked twice: whoever asks does not want to wait.
    if (stopping) process.exit(1)
    stopping = true
    log().info({ signal }, 'Rondo stops')
    void stop().then(
      () => process.exit(0),
      (error) => {
        log().fatal({ err: error }, 'Rondo did not stop in order')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

function sayWhereItIs(settings: Settings, port: number, logins: readonly Login[], waiting: boolean) {
  const address = settings.port === port ? settings.origin : `http://localhost:${port}`
  const lines = [``, `  Rondo is open at ${address}`]
  if (logins.length > 0) lines.push('', '  This is the demo. Log in with one of these:')
  for (const { email, password, who } of logins) lines.push(`    ${email.padEnd(28)} ${password}   (${who})`)
  if (waiting) lines.push(`  Nobody has a login yet. The start code for the first administrator: ${setupCode(theSecret())}`)
  console.log([...lines, ''].join('\n'))
}

start().catch((error) => {
  if (error instanceof DatabaseProblem) console.error(`\n${error.message}\n`)
  else console.error(error)
  process.exit(1)
})
