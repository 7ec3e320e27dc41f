import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { closeDb } from '#db/connection'
import { demoPassword, demoStaff } from '#db/seed/people'
import { databaseUrl } from '#db/server'
import { chromiumPath } from '#scripts/chromium.mjs'
import { type RunningApp, startApp } from '#tests/support/app-server'

export type Demo = {
  browser: string
  origin: string
  /** Ends the server as a power cut would, and starts it again where it was. */
  cut(): Promise<void>
  /** A folder for a phone of its own. */
  folder: string
}

/** The built app with the demo, on a private database in a temporary folder, and a browser to look with. Nothing of it is left. */
export async function withDemo<T>(work: (demo: Demo) => Promise<T>): Promise<T> {
  const browser = chromiumPath()
  if (!browser) throw new Error('there is no chromium or Chrome on this machine')
  const folder = await mkdtemp(join(tmpdir(), 'rondo-bench-'))
  const database = await databaseUrl({}, { dataFolder: join(folder, 'data') })
  process.env.RONDO_DATABASE_URL = database.url
  let app: RunningApp | undefined
  const cut = async () => {
    await app?.kill()
    app = await startApp(database.url, app && { PORT: new URL(app.origin).port })
  }
  try {
    app = await startApp(database.url)
    return await work({ browser, origin: app.origin, cut, folder })
  } finally {
    await app?.stop()
    await closeDb()
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

export const aPhone = { locale: 'nl-NL', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
export const quiet = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']

/** Logs one of the demo's people in on a phone. */
export async function logIn(phone: BrowserContext, who: keyof typeof demoStaff): Promise<void> {
  const page = await phone.newPage()
  await page.goto('/login')
  await page.getByLabel('E-mailadres').fill(demoStaff[who].email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
  await page.close()
}
