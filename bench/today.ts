import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { type BrowserContext, chromium } from 'playwright-core'
import { v7 } from 'uuid'
import { today } from '#app/http/clock.server'
import { theDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { aPhone, type Demo, logIn, quiet, withDemo } from './offline/demo'

/**
 * The day opened from the phone's own cache, without a network: `npm run -s bench -- today --times 9 --slower 4`. Each time the browser is started anew, its processor
 * slowed down by `slower`; the clock runs from going to `/today` until a tap on "I am here" has opened the visit. `scriptsGzip` is what has to be read
 * before that, in bytes.
 */
export async function run({ times = '9', slower = '4' }: Record<string, string>): Promise<object> {
  return withDemo(async (demo) => {
    await threeVisits()
    await keptDay(demo)
    const took: { paintMs: number; usableMs: number }[] = []
    for (let time = 0; time < Number(times); time++) took.push(await coldStart(demo, Number(slower)))
    const usable = took.map(({ usableMs }) => usableMs).sort((a, b) => a - b)
    const paint = took.map(({ paintMs }) => paintMs).sort((a, b) => a - b)
    return {
      ...{ times: usable.length, slower: Number(slower) },
      ...{ medianMs: usable[Math.floor(usable.length / 2)], fastestMs: usable[0], slowestMs: usable.at(-1) },
      ...{ medianPaintMs: paint[Math.floor(paint.length / 2)], scriptsGzip: scriptsGzip() },
    }
  })
}

/** Three visits for somebody whose calendar is empty, from now on. */
async function threeVisits() {
  const now = Date.now()
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString()
  const times = [0, 60, 120].map((from) => ({ id: v7(), from: at(from + 1), to: at(from + 45) }))
  await withActor(theDb(), SYSTEM, (tx) =>
    tx.execute(sql`with here as (select c.client_id, c.id as campaign_id from campaign c join unit u on u.client_id = c.client_id and u.campaign_id = c.id
        where c.ends_on >= ${today()}::date and c.ended_on is null order by u.starts_on desc limit 1),
      who as (select k.client_id, k.id, row_number() over (order by k.id) as place from customer k join here on here.client_id = k.client_id
        where k.canonical_id is null and k.status = 'active' limit 3),
      times as (select *, row_number() over (order by "from") as place from jsonb_to_recordset(${JSON.stringify(times)}::text::jsonb) as x(id uuid, "from" timestamptz, "to" timestamptz))
      insert into appointment (client_id, id, campaign_id, customer_id, staff_id, starts_at, ends_at, state)
      select here.client_id, times.id, here.campaign_id, who.id, s.id, times."from", times."to", 'agreed'
      from times join who on who.place = times.place, here, staff s where s.email like 'nora@%'`),
  )
}

const phoneOf = ({ browser, folder, origin }: Demo): Promise<BrowserContext> =>
  chromium.launchPersistentContext(`${folder}/phone`, { ...aPhone, baseURL: origin, executablePath: browser, args: quiet })

async function keptDay(demo: Demo) {
  const phone = await phoneOf(demo)
  await logIn(phone, 'nora')
  const page = await phone.newPage()
  await page.goto('/today')
  await page.waitForFunction(async () => Boolean(await caches.match('/today', { cacheName: 'rondo-pages' })))
  // The browser writes its caches to the disk when it has a moment.
  await page.waitForTimeout(3000)
  await phone.close()
}

async function coldStart(demo: Demo, rate: number) {
  const phone = await phoneOf(demo)
  await phone.setOffline(true)
  const page = await phone.newPage()
  const devtools = await phone.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate })
  await page.addInitScript(tapUntilOpen)
  await page.goto('/today')
  const usableMs = Number(await (await page.waitForFunction(() => Reflect.get(window, 'usableAt'))).jsonValue())
  const paintMs = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)
  await phone.close()
  return { paintMs: Math.round(paintMs), usableMs: Math.round(usableMs) }
}

/** In the page: taps the one button in front until the visit is open, and notes when that was. No function in it has a name: the page would not know how to give it. */
function tapUntilOpen() {
  setInterval(() => {
    if (Reflect.has(window, 'usableAt')) return
    if (location.hash.startsWith('#visit-')) Reflect.set(window, 'usableAt', performance.now())
    else document.querySelector<HTMLButtonElement>('main article button')?.click()
  }, 8)
}

function scriptsGzip(): number {
  const built = JSON.parse(readFileSync('build/road.json', 'utf8')) as { entry: string; first: string[]; words: { nl: string } }
  const files = [built.entry, ...built.first, built.words.nl]
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(`build/client${file}`)).length, 0)
}
