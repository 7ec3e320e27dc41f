import { sql } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assignToCampaign } from '#db/campaigns'
import { assignToClient } from '#db/clients'
import { connect } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { mergeCustomers } from '#db/merges'
import { addToRound, openRound } from '#db/rounds'
import { rows } from '#db/rows'
import { demoStaff } from '#db/seed/people'
import { addDays } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import { app, theBrowser } from '#tests/support/browser'
import { customersOf } from '#tests/support/customer-base'
import { aUnit } from '#tests/support/unit-base'

let database: ReturnType<typeof connect>
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)

/** So many customers on one spot: whoever is called, the same moments are best. */
const firms = ['Adriaans', 'Boom', 'Claassen', 'Dirks', 'Evers', 'Faber', 'Gerrits', 'Heijmans']

let desk = ''
let clientId = ''

describe.runIf(app)('the call desk with two consultants at once', () => {
  const browser = theBrowser()
  beforeAll(async () => {
    database = connect(app?.databaseUrl ?? '', 2)
    await asSystem(async (tx) => {
      const today = dayOf(new Date().toISOString())
      const { campaignId, ...base } = await aUnit(tx, { client: 'Tweespan', visits: 8, startsOn: today, endsOn: addDays(today, 60) })
      clientId = base.clientId
      desk = `/campaigns/${campaignId}/run/calls`
      const staff = await rows<{ id: string }>(
        tx,
        sql`select id from staff where email in (${demoStaff.marieke.email}, ${demoStaff.tom.email})`,
      )
      const of = { clientId, campaignId }
      const both = staff.map(({ id }) => ({ staffId: id, role: 'consultant' as const }))
      await assignToClient(tx, clientId, both)
      await assignToCampaign(tx, of, both)
      const here = {
        legalForm: 'bv',
        place: 'Ede',
        latitude: 52.04,
        longitude: 5.66,
        phone: '+31318550127',
        email: 'info@tweespan.example',
      } as const
      const ids = await customersOf(
        tx,
        clientId,
        firms.map((name) => ({ ...here, name: `${name} BV` })),
      )
      const { id: roundId } = await openRound(tx, of, { name: 'Ronde', most: 10 })
      for (const customerId of ids) await addToRound(tx, of, { roundId, customerId, decision: 'visit' })
    })
  })
  afterAll(() => database.sql.end())

  test('nobody is called by two, a moment goes to one of two, and what is done can be taken back', async () => {
    const marieke = await browser.as('marieke')
    const tom = await browser.as('tom')
    await atDesk(marieke.page, desk)
    await atDesk(tom.page, desk)
    const [hers, his] = [await nameOf(marieke.page), await nameOf(tom.page)]
    expect(his).not.toBe(hers)

    // A claim and its end are seen by the other, who does nothing.
    await inQueue(tom.page, hers).getByText('Marieke Bos belt nu').waitFor()
    const noAnswer = await keysFor(marieke.page, ['x'])
    expect(noAnswer).toBe(1)
    await inQueue(tom.page, hers).getByText('1 keer geen gehoor').waitFor()

    // Both choose the best moment, which is the same, and book it at once.
    const pages = [marieke.page, tom.page]
    const names = [await nameOf(marieke.page), his]
    await Promise.all(pages.map((page) => choose(page)))
    await Promise.all(pages.map((page) => page.keyboard.press('Enter')))
    await expect.poll(() => visits().then((all) => all.length)).toBe(1)
    const [first] = await visits()
    const lost = first?.customer === names[0] ? tom.page : marieke.page
    const won = lost === tom.page ? marieke.page : tom.page
    await lost.getByText('Dat moment is net bezet', { exact: false }).waitFor()
    expect(await lost.getByRole('radio', { checked: true }).count()).toBe(1)

    // The one who won takes it back in time; the note and the customer are there again.
    await won
      .locator('[data-sonner-toast]')
      .filter({ hasText: first?.customer ?? '' })
      .getByRole('button', { name: 'Ongedaan maken' })
      .click()
    await won.getByText('Teruggedraaid.').waitFor()
    await won.getByRole('heading', { level: 2, name: first?.customer ?? '' }).waitFor()
    expect(await visits()).toEqual([])
    await Promise.all([marieke.leave(), tom.leave()])
    // The moment that was taken is the one answer that is no success.
    expect([...marieke.problems, ...tom.problems].filter((problem) => !problem.includes('409'))).toEqual([])
  })

  test('a visit is booked with two keys after the talk, and once however often Enter is pressed, in how many tabs', async () => {
    const { page, leave } = await browser.as('marieke')
    await atDesk(page, desk)
    const name = await nameOf(page)
    const other = await page.context().newPage()
    await atDesk(other, page.url())
    await page.keyboard.press('/')
    await page.keyboard.type('Wil in de ochtend')
    await expect.poll(() => other.getByLabel('Aantekening').inputValue()).toBe('Wil in de ochtend')
    await page.getByRole('heading', { level: 2 }).first().click()
    await choose(other)
    expect(await keysFor(page, ['1', 'Enter'], 'Enter')).toBe(2)
    await other.keyboard.press('Enter')
    await other
      .getByText(/net bezet|Er staat al een bezoek/)
      .first()
      .waitFor()
    await expect.poll(() => visits().then((all) => all.map(({ customer }) => customer))).toEqual([name])
    expect((await visits())[0]?.note).toBe('Wil in de ochtend')
    await leave()
  })

  test('who is merged while they are talked with is gone on with, and what was typed comes along', async () => {
    const { page, leave } = await browser.as('marieke')
    await atDesk(page, desk)
    const name = await nameOf(page)
    await page.keyboard.press('/')
    await page.keyboard.type('Verhuist in mei')
    await expect.poll(() => page.evaluate(() => Object.values(localStorage).some((kept) => kept.includes('Verhuist in mei')))).toBe(true)
    await mergedInto(name, firms[firms.length - 1] ?? '')
    await page.getByText('intussen samengevoegd met Heijmans BV', { exact: false }).waitFor()
    expect(await page.getByLabel('Aantekening').inputValue()).toBe('Verhuist in mei')
    await leave()
  })

  test('works on a machine whose clock is two days behind, and without being told of what others do', async () => {
    const { page, problems, leave } = await browser.as('tom')
    await page.addInitScript(twoDaysBehind)
    await page.route('**/api/live**', (route) => route.abort())
    await atDesk(page, desk)
    const name = await nameOf(page)
    expect(await keysFor(page, ['x'])).toBe(1)
    const [call] = await lastCalls()
    expect(call).toEqual({ customer: name, secondsAgo: expect.toSatisfy((seconds: number) => seconds >= 0 && seconds < 600) })
    await page.locator('[data-sonner-toast]').filter({ hasText: name }).getByRole('button', { name: 'Ongedaan maken' }).click()
    await page.getByRole('heading', { level: 2, name }).waitFor()
    expect((await lastCalls()).map(({ customer }) => customer)).not.toContain(name)
    await leave()
    expect(problems.filter((problem) => !problem.includes('ERR_FAILED'))).toEqual([])
  })
})

/** Opens the desk and waits until its scripts work and the moments are there. A page that listens is never silent, so that is not waited for. */
async function atDesk(page: Page, path: string) {
  await page.goto(path)
  await page.waitForFunction(() => Object.keys(document.documentElement).some((key) => key.startsWith('__reactFiber')))
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
}

const nameOf = async (page: Page) => (await page.getByRole('heading', { level: 2 }).filter({ hasText: / BV$/ }).textContent()) ?? ''
const inQueue = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Wachtrij' }).getByRole('link', { name: new RegExp(name) })

async function choose(page: Page) {
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  await page.keyboard.press('1')
  await page.getByRole('button', { name: /^Leg vast: / }).waitFor()
}

/** Presses keys until the next customer is on the screen, and then some. @returns how many were needed */
async function keysFor(page: Page, keys: readonly string[], andMore?: string): Promise<number> {
  const before = await nameOf(page)
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  let pressed = 0
  for (const key of keys) {
    await page.keyboard.press(key)
    pressed += 1
  }
  if (andMore) await page.keyboard.press(andMore)
  await page.getByRole('heading', { level: 2 }).filter({ hasText: / BV$/, hasNotText: before }).waitFor()
  return pressed
}

/** In the page: the clock of a machine that is two days behind. */
function twoDaysBehind() {
  const behind = 2 * 86_400_000
  const Real = Date
  window.Date = class extends Real {
    constructor(...given: []) {
      super(...((given.length > 0 ? given : [Real.now() - behind]) as []))
    }
    static override now() {
      return Real.now() - behind
    }
  } as DateConstructor
}

/** A colleague merges one customer into another. */
function mergedInto(name: string, keeper: string) {
  return asSystem(async (tx) => {
    const found = await rows<{ id: string; name: string }>(tx, sql`select id, name from customer where client_id = ${clientId}`)
    const idOf = (of: string) => found.find((each) => each.name === of)?.id ?? ''
    return mergeCustomers(tx, clientId, [{ groupId: null, keeperId: idOf(`${keeper} BV`), memberIds: [idOf(name)], values: {} }])
  })
}

/** The calls that count, the last first. */
function lastCalls() {
  return asSystem((tx) =>
    rows<{ customer: string; secondsAgo: number }>(
      tx,
      sql`select c.name as customer, extract(epoch from now() - k.started_at)::int as "secondsAgo" from call k
          join customer c on c.client_id = k.client_id and c.id = k.customer_id where k.client_id = ${clientId} and k.undone_at is null order by k.id desc`,
    ),
  )
}

/** The visits that stand, with the note of the call that booked them. */
function visits() {
  return asSystem((tx) =>
    rows<{ customer: string; note: string | null }>(
      tx,
      sql`select c.name as customer, k.note from appointment a join customer c on c.client_id = a.client_id and c.id = a.customer_id
          left join call k on k.client_id = a.client_id and k.appointment_id = a.id
          where a.client_id = ${clientId} and a.state = 'agreed' order by a.id`,
    ),
  )
}
