import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { demoPassword, demoStaff } from '#db/seed/people'
import { type RunningApp, startApp } from './app-server'
import { cloneOf } from './template'

const demo = inject('demo')

/**
 * The built app with the demo in a database of this file's own, running from `theBrowser`'s beforeAll on: no other journey sees what this one does.
 * Null where there is no browser: `describe.runIf(app)` then leaves a journey out, and the setup has said so.
 */
export const app = demo && { browser: demo.browser, origin: '', databaseUrl: '' }

const quiet = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

export type Visitor = {
  page: Page
  /** What went wrong on the pages so far: errors in the console, breaches of the content policy among them, exceptions, and answers of 400 and up. */
  problems: string[]
  leave(): Promise<void>
}

/** One browser and one running app for the journeys of a file. */
export function theBrowser() {
  let browser: Browser
  let running: RunningApp
  let database: Awaited<ReturnType<typeof cloneOf>>
  const sessions = new Map<string, Awaited<ReturnType<typeof loggedInAs>>>()
  beforeAll(async () => {
    if (!(app && demo)) return
    database = await cloneOf(demo)
    running = await startApp(database.url)
    Object.assign(app, { origin: running.origin, databaseUrl: database.url })
    browser = await chromium.launch({ executablePath: app.browser, args: quiet })
  })
  afterAll(async () => {
    await browser?.close()
    await running?.stop()
    await database?.remove()
  })

  /** Somebody who is not logged in. */
  async function visitor(options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await browser.newContext({ baseURL: app?.origin, locale: 'nl-NL', viewport: { width: 1440, height: 900 }, ...options })
    context.setDefaultTimeout(20_000)
    context.on('page', watchRequests)
    const page = await context.newPage()
    return { page, problems: problemsOf(page), leave: () => context.close() }
  }

  /** Somebody of the demo's staff, logged in. The login happens once per person and file. */
  async function as(who: keyof typeof demoStaff, options: BrowserContextOptions = {}): Promise<Visitor> {
    const session = sessions.get(who) ?? (await loggedInAs(await visitor(), demoStaff[who].email))
    sessions.set(who, session)
    return visitor({ ...options, storageState: session })
  }

  return { visitor, as }
}

async function loggedInAs({ page, leave }: Visitor, email: string) {
  await logIn(page, email)
  const session = await page.context().storageState()
  await leave()
  return session
}

/** Fills the login form in Dutch and waits for the home page. */
export async function logIn(page: Page, email: string): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
}

function problemsOf(page: Page): string[] {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`)
  })
  return problems
}

// What a page still waits for. A page that listens to /api/live never hears the end of it, so that is not counted.
const underWay = new WeakMap<Page, Set<Request>>()

function watchRequests(page: Page) {
  const requests = new Set<Request>()
  underWay.set(page, requests)
  page.on('request', (request) => request.resourceType() !== 'eventsource' && requests.add(request))
  page.on('requestfinished', (request) => requests.delete(request))
  page.on('requestfailed', (request) => requests.delete(request))
}

/** Whether the scripts of a page work: React has marked the document as its own, or the page of the day, which comes to life by itself. Runs in the page. */
export function worksHere(): boolean {
  const roots = [document.documentElement, document.getElementById('road')?.firstElementChild]
  return roots.some((root) => root && Object.keys(root).some((key) => key.startsWith('__reactFiber')))
}

/** Goes to a page and waits until its scripts work, and nothing has been fetched for a moment. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.waitForFunction(worksHere)
  await silent(page)
}

/** Waits until nothing has been fetched for a fifth of a second, for at most five seconds. */
async function silent(page: Page) {
  const giveUpAt = Date.now() + 5000
  for (let quietSince = Date.now(); Date.now() - quietSince < 200 && Date.now() < giveUpAt; await page.waitForTimeout(20))
    if (underWay.get(page)?.size) quietSince = Date.now()
}
