import type { BrowserContext, Locator, Page } from 'playwright-core'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { today } from '#app/http/clock.server'
import { connect } from '#db/connection'
import { app, theBrowser, worksHere } from '#tests/support/browser'
import { smallPicture } from '#tests/support/picture'

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const patience = { timeout: 20_000, interval: 100 }

type Row = Record<string, unknown>

/** Two visits around now for somebody whose calendar is empty, so that the demo's own visits stay where they are. */
async function planned(sql: ReturnType<typeof connect>['sql']): Promise<string[]> {
  const [first, second] = [v7(), v7()]
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  await sql`with here as (select c.client_id, c.id as campaign_id from campaign c join unit u on u.client_id = c.client_id and u.campaign_id = c.id
      where c.ends_on >= ${today()}::date and c.ended_on is null and u.starts_on < ${today()}::date and u.ends_on > ${today()}::date order by u.starts_on desc limit 1),
    who as (select k.client_id, k.id, row_number() over (order by k.id) as place from customer k join here on here.client_id = k.client_id
      where k.canonical_id is null and k.status = 'active' and not exists (select from appointment a where a.customer_id = k.id) limit 2)
    insert into appointment (client_id, id, campaign_id, customer_id, staff_id, starts_at, ends_at, state)
    select here.client_id, case who.place when 1 then ${first}::uuid else ${second}::uuid end, here.campaign_id, who.id, s.id,
      case who.place when 1 then ${at(-4)}::timestamptz else ${at(-2)}::timestamptz end,
      case who.place when 1 then ${at(-2)}::timestamptz else ${at(1)}::timestamptz end, 'agreed'
    from who, here, staff s where s.email like 'nora@%'`
  return [first, second]
}

type Left = { id: string; device: string; userId: string; customerId: string; campaignId: string }

/** In the page: the store as the first edition of the app made it, before there were photos, with a visit that was not sent. */
function leftByTheFirstEdition({ id, device, userId, customerId, campaignId }: Left): Promise<void> {
  return new Promise((done, fail) => {
    const asked = indexedDB.open('rondo-road', 1)
    asked.onerror = () => fail(asked.error)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('items', { keyPath: 'id' })
      asked.result.createObjectStore('facts')
    }
    asked.onsuccess = () => {
      const at = new Date(Date.now() - 7_200_000).toISOString()
      const log = {
        ...{ v: 1, id, device, seq: 1, writtenAt: at, arrivedAt: at, walkIn: { campaignId, customerId }, note: 'Van de vorige app' },
        ...{ visitMinutes: 30, driveMinutes: 0, writeUpMinutes: 0, metres: 0, outcome: 'satisfied' },
      }
      const item = { id, seq: 1, userId, label: 'Bakker', appointmentId: null, log, state: 'sending', answer: null, tries: 3, notBefore: 0 }
      const writing = asked.result.transaction(['items', 'facts'], 'readwrite')
      writing.objectStore('items').put(item)
      writing.objectStore('facts').put(1, 'seq')
      writing.objectStore('facts').put(device, 'device')
      writing.oncomplete = () => {
        asked.result.close()
        done()
      }
    }
  })
}

/** In the page: somebody came to this stop yesterday and never said that they left. */
function clockOfYesterday(stopId: string): Promise<void> {
  return new Promise((done, fail) => {
    const asked = indexedDB.open('rondo-road')
    asked.onerror = () => fail(asked.error)
    asked.onsuccess = () => {
      const writing = asked.result.transaction('facts', 'readwrite')
      writing.objectStore('facts').put(new Date(Date.now() - 86_400_000).toISOString(), `here ${stopId}`)
      writing.oncomplete = () => {
        asked.result.close()
        done()
      }
    }
  })
}

describe.runIf(app)('on the road without a network', () => {
  const browser = theBrowser()
  let sql: ReturnType<typeof connect>['sql']
  let visits: string[] = []
  beforeAll(async () => {
    sql = connect(app?.databaseUrl ?? '', 2).sql
    visits = await planned(sql)
  })
  afterAll(() => sql?.end())

  /** The day in a new tab, as after the phone killed the one before. */
  async function tab(context: BrowserContext): Promise<Page> {
    const page = await context.newPage()
    await page.goto('/today')
    await page.waitForFunction(worksHere)
    return page
  }
  const isKept = (page: Page) =>
    page.evaluate(async () => {
      const [pages, files] = [await caches.open('rondo-pages'), await caches.open('rondo-files')]
      const names = (await files.keys()).map(({ url }) => url)
      return Boolean(await pages.match('/today')) && names.some((url) => url.includes('visit-mode'))
    })
  const badge = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor()

  test('a visit takes four taps and a few words, outlives a killed tab, and arrives once with its photo; of two texts one chooses, and both stay', async () => {
    const { page: first, leave } = await browser.as('nora', phone)
    const context = first.context()
    await first.close()
    let page = await tab(context)
    await expect.poll(() => isKept(page), patience).toBe(true)
    await context.setOffline(true)
    await page.close()

    page = await tab(context)
    let taps = 0
    const tap = async (where: Locator) => {
      taps += 1
      await where.tap()
    }
    await page.goto(`/today#visit-${visits[0]}`)
    await tap(page.getByRole('button', { name: 'Ik ben er' }))
    await tap(page.getByRole('button', { name: 'Klaar, vastleggen' }))
    await tap(page.getByText('Kans', { exact: true }))
    await page.getByLabel('Wat is er gezegd').fill('Twaalf warmtepompen 🚲 شكرا')
    const camera = page.getByLabel('Foto toevoegen')
    await camera.setInputFiles({ name: 'brief.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('geen foto') })
    await page.getByText('Dit bestand is geen foto').waitFor({ state: 'attached' })
    await camera.setInputFiles({ name: 'pand.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(smallPicture, 'base64url') })
    await page.getByAltText('Foto bij dit bezoek').waitFor({ state: 'attached' })
    await tap(page.getByRole('button', { name: 'Bewaar bezoek' }))
    await badge(page, /Eén bezoek staat veilig op je telefoon/)
    expect(taps).toBe(4)
    await page.close()

    page = await tab(context)
    await badge(page, /Eén bezoek staat veilig op je telefoon/)
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.message())
      void dialog.dismiss()
    })
    const out = page.getByRole('dialog').getByRole('button', { name: 'Log uit' })
    const logOut = async () => {
      if (!(await out.isVisible())) await page.getByRole('button', { name: 'Meer', exact: true }).tap()
      await out.tap({ timeout: 3000 }).catch(() => {})
      return asked.join()
    }
    await expect.poll(logOut, patience).toContain('nog niet verzonden')
    await page.close()

    await context.setOffline(false)
    page = await tab(context)
    const log = () => sql<
      Row[]
    >`select v.note, v.outcome, v.device is not null as from_phone, (select count(*)::int from visit_photo p where p.log_id = v.id) as photos
      from visit v where v.appointment_id = ${visits[0] ?? ''}`
    await expect.poll(log, patience).toEqual([{ note: 'Twaalf warmtepompen 🚲 شكرا', outcome: 'opportunity', from_phone: true, photos: 1 }])
    await badge(page, /verzonden en staat op kantoor/)

    await context.setOffline(true)
    await page.evaluate(clockOfYesterday, visits[1] ?? '')
    await page.goto(`/today#visit-${visits[1]}`)
    await page.reload()
    await page.getByText('Hoe laat ging je weg').waitFor()
    await page.getByText('3 min op locatie').waitFor()
    await page.getByRole('button', { name: 'Klopt' }).tap()
    await page.getByText('Hoe laat ging je weg').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Klaar, vastleggen' }).tap()
    await page.getByText('Tevreden', { exact: true }).tap()
    await page.getByLabel('Wat is er gezegd').fill('Van de weg')
    await page.getByRole('button', { name: 'Bewaar bezoek' }).tap()
    await badge(page, /veilig op je telefoon/)
    await logAtOffice(visits[1] ?? '')
    await context.setOffline(false)
    await page.getByText('Van kantoor', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Neem deze tekst' }).tap()
    const stands = () => sql<
      Row[]
    >`select v.note, w.body ->> 'note' as other from visit v join phone_log w on w.appointment_id = v.appointment_id
      where v.appointment_id = ${visits[1] ?? ''}`
    await expect.poll(stands, patience).toEqual([{ note: 'Van de weg', other: 'Van kantoor' }])
    await leave()
  }, 60_000)

  test('what an older app left unsent arrives, a phone that is nearly full asks first, and a session that ends takes the day with it', async () => {
    const { page: empty, leave } = await browser.as('marieke', phone)
    const context = empty.context()
    const id = v7()
    await empty.goto('/healthz')
    const [who] = await sql<{ userId: string; customerId: string; campaignId: string }[]>`
      select s.user_id as "userId", a.customer_id as "customerId", a.campaign_id as "campaignId"
      from staff s, appointment a where s.email like 'marieke@%' and a.id = ${visits[0] ?? ''}`
    await empty.evaluate(leftByTheFirstEdition, { id, device: v7(), userId: '', customerId: '', campaignId: '', ...who })
    await empty.close()
    await context.addInitScript(() => {
      navigator.storage.estimate = async () => ({ usage: 99, quota: 100 })
    })

    const page = await tab(context)
    const arrived = () => sql<Row[]>`select note from visit where id = ${id}`
    await expect.poll(arrived, patience).toEqual([{ note: 'Van de vorige app' }])
    await expect.poll(() => isKept(page), patience).toBe(true)

    await page.getByRole('button', { name: 'Zonder afspraak langs' }).tap()
    await page.getByRole('listitem').getByRole('button').first().tap()
    await page.getByRole('button', { name: 'Ik ben er' }).tap()
    await page.getByRole('button', { name: 'Klaar, vastleggen' }).tap()
    await page.getByText('Tevreden', { exact: true }).tap()
    await page.getByLabel('Wat is er gezegd').fill('Zomaar langs')
    const asked = page.waitForEvent('dialog')
    const saving = page.getByRole('button', { name: 'Bewaar bezoek' }).tap()
    const question = await asked
    expect(question.message()).toContain('bijna vol')
    await question.dismiss()
    await saving
    expect(await sql`select from visit where note = 'Zomaar langs'`).toHaveLength(0)
    page.on('dialog', (again) => void again.accept())
    await page.getByRole('button', { name: 'Bewaar bezoek' }).tap()
    await expect
      .poll(() => sql<Row[]>`select appointment_id from visit where note = 'Zomaar langs'`, patience)
      .toEqual([{ appointment_id: null }])

    await sql`delete from auth_session where user_id = ${who?.userId ?? ''}`
    await page.goto('/today')
    await page.waitForURL(/login/)
    await expect.poll(() => page.evaluate(() => caches.match('/today')), patience).toBeUndefined()
    await leave()
  }, 60_000)

  /** A colleague at the office writes the same visit down. */
  async function logAtOffice(appointmentId: string) {
    const { page, leave } = await browser.as('annet')
    const at = new Date(Date.now() - 60_000).toISOString()
    const log = {
      ...{ v: 1, id: v7(), device: v7(), seq: 1, writtenAt: at, arrivedAt: at, appointmentId, note: 'Van kantoor' },
      ...{ visitMinutes: 1, driveMinutes: 0, writeUpMinutes: 0, metres: 0, outcome: 'satisfied' },
    }
    const origin = app?.origin ?? ''
    const sent = await page.request.post(`/road/log?_data=${encodeURIComponent('routes/road.log')}`, {
      form: { log: JSON.stringify(log), sentAt: new Date().toISOString() },
      headers: { Origin: origin },
    })
    expect(await sent.json()).toMatchObject({ state: 'taken' })
    await leave()
  }
})
