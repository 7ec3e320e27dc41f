import { setTimeout as pause } from 'node:timers/promises'
import { type BrowserContext, chromium, type Page, type Route } from 'playwright-core'
import { v7 } from 'uuid'
import { build, type Rollup } from 'vite'
import { aBase, type Counted, clockOff, counted, writtenVisit } from './counted'
import { aPhone, type Demo, logIn, quiet, withDemo } from './demo'

type Row = { id: string; seq: number; device: string }
type Queue = {
  add(about: { id: string; label: string; appointmentId: null }, written: (seq: number, device: string) => object): Promise<Row>
  drain(): Promise<unknown>
  hurry(): Promise<void>
  all(): Promise<{ state: string }[]>
}

const cutEvery = 10

/**
 * The same in a real browser: the built app on a phone, its IndexedDB and its locks, the real server. Requests are dropped, doubled and delayed, answers lost on the
 * way back, tabs killed while they send, the server killed in every tenth round, and the clock of the phone wrong by up to a day. Beside the queue that
 * writes here the page sends by itself.
 */
export async function inRealBrowser(rounds: number, logs: number, next: (found: Counted) => void) {
  const did = { dropped: 0, doubled: 0, delayed: 0, answersLost: 0, tabsKilled: 0, serverKills: 0 }
  await withDemo(async (demo) => {
    const browser = await chromium.launch({ executablePath: demo.browser, args: quiet })
    const script = await queueScript()
    const session = await sessionOn(await browser.newContext({ ...aPhone, baseURL: demo.origin }))
    for (let round = 0; round < rounds; round++) {
      // The service worker answers for pages only; without it every request of the queue comes by the bad line.
      const phone = await browser.newContext({ ...aPhone, baseURL: demo.origin, serviceWorkers: 'block', storageState: session.state })
      next(await hurtPhone(phone, { demo, round, logs, script, did, userId: session.userId }))
      await phone.close()
    }
    await browser.close()
  })
  return did
}

type Did = Record<'dropped' | 'doubled' | 'delayed' | 'answersLost' | 'tabsKilled' | 'serverKills', number>
type Round = { demo: Demo; round: number; logs: number; script: string; did: Did; userId: string }

async function hurtPhone(phone: BrowserContext, { demo, round, logs, script, did, userId }: Round): Promise<Counted> {
  const { base, customerId } = await aBase(round)
  const line = { calm: false }
  await phone.route(/\/road\/log\?/, (route) => badly(route, did, line).catch(() => {}))
  await phone.addInitScript((off) => {
    const now = Date.now
    Date.now = () => now() + off
  }, clockOff(round))
  const tab = async () => {
    const page = await phone.newPage()
    await page.goto('/today')
    await page.evaluate(script)
    return page
  }
  const ids: string[] = []
  let page = await tab()
  for (let each = 0; each < logs; each++) {
    const id = v7()
    ids.push(id)
    const log = writtenVisit(
      { id, seq: 0, device: '' },
      { ...{ campaignId: base.campaignId, customerId }, each, now: Date.now() + clockOff(round) },
    )
    await write(page, userId, log)
    if (round % cutEvery === 0 && each === Math.floor(logs / 2)) {
      did.serverKills += 1
      await demo.cut()
    }
    if (Math.random() > 0.1) continue
    did.tabsKilled += 1
    await page.close()
    page = await tab()
  }
  line.calm = true
  await sendAll(page, userId)
  return counted(base, ids)
}

/** Puts a log on the phone and sends; now and then the next comes before that ended. */
async function write(page: Page, userId: string, log: object & { id: string }) {
  await page.evaluate(
    async ({ userId, log, waits }) => {
      const queue = (Reflect.get(window, 'rondoQueue') as (userId: string) => Queue)(userId)
      await queue.add({ id: log.id, label: 'Bakker', appointmentId: null }, (seq, device) => ({ ...log, seq, device }))
      await queue.hurry()
      const sending = queue.drain().catch(() => {})
      if (waits) await sending
    },
    { userId, log, waits: Math.random() < 0.7 },
  )
}

async function sendAll(page: Page, userId: string) {
  await page.evaluate(async (userId) => {
    const queue = (Reflect.get(window, 'rondoQueue') as (userId: string) => Queue)(userId)
    while ((await queue.all()).some(({ state }) => state === 'kept' || state === 'sending')) {
      await queue.hurry()
      await queue.drain()
      await new Promise((done) => setTimeout(done, 20))
    }
  }, userId)
}

async function badly(route: Route, did: Did, line: { calm: boolean }) {
  const chance = (share: number) => !line.calm && Math.random() < share
  if (chance(0.2)) {
    did.dropped += 1
    return route.abort()
  }
  if (chance(0.1)) {
    did.delayed += 1
    await pause(Math.random() * 200)
  }
  if (chance(0.1)) {
    did.doubled += 1
    void route.fetch().catch(() => {})
  }
  const response = await route.fetch()
  if (!chance(0.1)) return route.fulfill({ response })
  did.answersLost += 1
  return route.abort()
}

async function sessionOn(phone: BrowserContext) {
  await logIn(phone, 'nora')
  const page = await phone.newPage()
  await page.goto('/today')
  const userId = await page.evaluate(
    () => JSON.parse(document.getElementById('road-data')?.textContent ?? '')['routes/_app'].userId as string,
  )
  const state = await phone.storageState()
  await phone.close()
  return { userId, state }
}

async function queueScript(): Promise<string> {
  const root = `${import.meta.dirname}/../..`
  const made = (await build({
    ...{ configFile: false, root, publicDir: false, logLevel: 'error' },
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: [{ find: /^#(domain|app)\//, replacement: `${root}/$1/` }] },
    build: { write: false, lib: { entry: `${import.meta.dirname}/phone.ts`, formats: ['iife'], name: 'rondoPhone' } },
  })) as Rollup.RollupOutput[]
  const [chunk] = made.flatMap(({ output }) => output)
  if (chunk?.type !== 'chunk') throw new Error('the queue of the bench was not built')
  return chunk.code
}
