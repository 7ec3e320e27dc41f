import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { approvePlan, askApproval, dropActivity, dropFromPlan, saveActivity } from '#app/act/change-plan.server'
import { finishActivity } from '#app/act/finish-work.server'
import { planPage } from '#app/act/plan-page.server'
import { agreeAsClient, commentOnPlan, portalPlan } from '#app/act/portal-plan.server'
import { saveSegment } from '#app/segments/save.server'
import { closeDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { rows } from '#db/rows'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-10-01T09:00:00.000Z'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
let base: UnitBase
let firm = 0
let tiel: string
let rest: string
let customers: string[]

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)
const ours = (role: StaffActor['role'] = 'consultant'): StaffActor => ({
  ...{ kind: 'staff', role, staffId: base.staffId, userId: v7(), name: 'Marieke Bos' },
  ...{ clientIds: [base.clientId], campaignIds: 'all' },
})
const pieter = (): ClientActor => ({
  ...{ kind: 'client', level: 'owner', clientPersonId: v7(), userId: v7(), name: 'Pieter Verhoeven' },
  clientId: base.clientId,
})

beforeEach(async () => {
  firm += 1
  await asSystem(async (tx) => {
    base = await aUnit(tx, { client: `Waalstroom ${firm}` })
    customers = await customersOf(tx, base.clientId, [
      { name: 'Bakker', place: 'Tiel' },
      { name: 'De Vries', place: 'Tiel' },
      { name: 'Hendriks', place: 'Tiel', doNotContact: true },
      { name: 'Smits', place: 'Ede' },
    ])
  })
  const rule = { all: [{ field: 'place', test: { op: 'eq', value: 'Tiel' } }] }
  const made = await saveSegment(ours(), base.campaignId, { id: null, version: 1, name: 'Tiel', colour: 'A', weight: 3, rule }, 'Overige', {
    now,
  })
  tiel = 'segmentId' in made ? made.segmentId : ''
  rest = (await planPage(ours(), base.campaignId, now))?.segments.find(({ id }) => id !== tiel)?.id ?? ''
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

type Form = Parameters<typeof saveActivity>[2]
const plan = async (change: Partial<Form> = {}) => {
  const form = { id: null, version: 1, segmentId: tiel, kind: 'card', target: 10, minutes: 5, aim: null, script: null } as const
  const saved = await saveActivity(ours(), base.campaignId, { ...form, ownerId: null, dueOn: null, ...change }, { now })
  if ('refused' in saved) throw new Error(saved.refused)
  return saved.activityId
}
const ask = async (overrun: string | null = null, by = ours()) => {
  const asked = await askApproval(by, base.campaignId, { overrun }, { now })
  return 'refused' in asked ? asked.refused : asked.edition
}
const agree = (edition: number, segmentId: string | null = null) =>
  agreeAsClient(pieter(), base.campaignId, { edition, segmentId }, { now })
const work = () =>
  asSystem((tx) =>
    rows<{ name: string; done: boolean }>(
      tx,
      sql`select c.name, t.done_at is not null as done from plan_task t join customer c on c.id = t.customer_id where t.campaign_id = ${base.campaignId} order by 1`,
    ),
  )
const names = async () => (await work()).map(({ name }) => name)

describe('agreeing in the portal', () => {
  test('makes one task for each customer of the segment, none for who is not to be contacted, and again makes none', async () => {
    await plan()
    const edition = Number(await ask())
    expect(await agree(edition)).toEqual({ edition, whole: true })
    expect(await names()).toEqual(['Bakker', 'De Vries'])
    expect(await agree(edition)).toEqual({ edition, whole: true })
    expect(await names()).toEqual(['Bakker', 'De Vries'])
  })

  test('of two who agree at the same moment makes the work once', async () => {
    await plan()
    const edition = Number(await ask())
    await Promise.all([agree(edition), agree(edition), agree(edition)])
    expect(await names()).toEqual(['Bakker', 'De Vries'])
  })

  test('with a version that is no longer the last is refused with the newest number, and nothing is made', async () => {
    await plan()
    const old = Number(await ask())
    await plan({ kind: 'call' })
    const newest = Number(await ask())
    expect(newest).toBe(old + 1)
    expect(await agree(old)).toEqual({ refused: 'not-the-last', edition: newest })
    expect(await work()).toEqual([])
    expect((await portalPlan(pieter(), base.campaignId, now))?.approved).toBeNull()
  })

  test('goes per segment, and the last segment makes the whole', async () => {
    await plan()
    await plan({ segmentId: rest, kind: 'mail', minutes: 0 })
    const edition = Number(await ask())
    expect(await agree(edition, tiel)).toEqual({ edition, whole: false })
    expect(await work()).toEqual([])
    const shown = await portalPlan(pieter(), base.campaignId, now)
    expect(shown?.segments.map(({ agreed }) => agreed?.by ?? null)).toEqual(['Pieter Verhoeven', null])
    expect(await agree(edition, rest)).toEqual({ edition, whole: true })
    expect(await names()).toEqual(['Bakker', 'De Vries', 'Smits'])
  })

  test('never shows the script, and takes what the client says into the conversation', async () => {
    await plan({ kind: 'call', script: 'Zeg niets over de prijs' })
    await ask()
    await commentOnPlan(pieter(), base.campaignId, { text: 'Graag na de bouwvak', segmentId: tiel }, { now })
    const shown = await portalPlan(pieter(), base.campaignId, now)
    expect(JSON.stringify(shown)).not.toContain('prijs')
    expect((await planPage(ours(), base.campaignId, now))?.comments).toMatchObject([{ text: 'Graag na de bouwvak', byClient: true }])
  })
})

describe('a plan that changes after it was agreed with', () => {
  test('has the difference applied when the new version is agreed with, and what was done stays', async () => {
    const cards = await plan({ target: 2 })
    await agree(Number(await ask()))
    expect(await finishActivity(ours(), { campaignId: base.campaignId, activityId: cards, done: true }, { now })).toEqual({ tasks: 2 })
    await plan({ id: cards, target: 1 })
    await plan({ segmentId: rest, kind: 'mail', minutes: 0 })
    await agree(Number(await ask()))
    expect(await work()).toEqual([
      { name: 'Bakker', done: true },
      { name: 'De Vries', done: true },
      { name: 'Smits', done: false },
    ])
  })

  test('drops the open tasks of an activity that was taken out', async () => {
    const cards = await plan()
    await plan({ segmentId: rest, kind: 'mail', minutes: 0 })
    await agree(Number(await ask()))
    await dropActivity(ours(), base.campaignId, cards, { now })
    await agree(Number(await ask()))
    expect(await names()).toEqual(['Smits'])
  })

  test('says on the screen what differs and who moved to another segment, while what was agreed stays as it was', async () => {
    await plan()
    await agree(Number(await ask()))
    await asSystem((tx) => tx.execute(sql`update customer set place = 'Tiel' where id = ${customers[3]}`))
    const rule = { all: [{ field: 'place', test: { op: 'in', value: ['Tiel', 'Ede'] } }] }
    await saveSegment(ours(), base.campaignId, { id: tiel, version: 1, name: 'Tiel', colour: 'A', weight: 3, rule }, 'Overige', { now })
    const page = await planPage(ours(), base.campaignId, now)
    expect(page?.approved).toMatchObject({ edition: 1, difference: [], moved: [{ from: rest, to: tiel, customers: 1 }] })
  })

  test('asking twice for the same plan keeps one version', async () => {
    await plan()
    expect([await ask(), await ask()]).toEqual([1, 1])
  })
})

test('work that no call or visit tells of is said to be done, and can be taken back; a call is done when it was made', async () => {
  const [cards, calls] = [await plan(), await plan({ kind: 'call' })]
  await agree(Number(await ask()))
  const say = (activityId: string, done: boolean) => finishActivity(ours(), { campaignId: base.campaignId, activityId, done }, { now })
  expect([await say(cards, true), await say(calls, true)]).toEqual([{ tasks: 2 }, { tasks: 0 }])
  expect((await planPage(ours(), base.campaignId, now))?.work.find(({ activityId }) => activityId === cards)).toMatchObject({ done: 2 })
  expect(await say(cards, false)).toEqual({ tasks: 2 })
  expect((await work()).some(({ done }) => done)).toBe(false)
})

describe('a plan larger than its unit', () => {
  const words = 'Met Pieter: de extra uren komen op de factuur'

  test('is not sent without an explicit choice, and a consultant does not agree on an overrun', async () => {
    await plan({ kind: 'visit', target: 40, minutes: 120 })
    expect(await ask()).toBe('over-the-unit')
    expect(await ask(words)).toBe('overrun-not-yours')
    expect(await ask('akkoord', ours('manager'))).toBe('reason-too-short')
    expect(await approvePlan(ours(), base.campaignId, { approvedBy: 'Pieter' }, { now })).toEqual({ refused: 'over-the-unit' })
    expect(await portalPlan(pieter(), base.campaignId, now)).toBeNull()
  })

  test('goes with the words a manager wrote down, and the client reads them', async () => {
    await plan({ kind: 'visit', target: 40, minutes: 120 })
    expect(await ask(words, ours('manager'))).toBe(1)
    const over = (await planPage(ours(), base.campaignId, now))?.totals.overBy
    expect((await portalPlan(pieter(), base.campaignId, now))?.overrun).toEqual({ minutes: over, words, by: 'Marieke Bos' })
    expect(await ask()).toBe(1)
    await plan({ kind: 'call', target: 10, minutes: 30 })
    expect(await ask()).toBe('over-the-unit')
  })

  test('fits after what is proposed is dropped, and then goes by itself', async () => {
    await plan({ kind: 'visit', target: 60, minutes: 120 })
    const proposals = (await planPage(ours(), base.campaignId, now))?.proposals ?? []
    const fewer = proposals.find((proposal) => proposal.kind === 'fewer')
    if (fewer?.kind !== 'fewer') throw new Error('nothing is proposed')
    const again = { cuts: [...fewer.cuts], nearest: false }
    expect(await dropFromPlan(ours(), base.campaignId, again, { now })).toHaveProperty('dropped')
    expect((await planPage(ours(), base.campaignId, now))?.totals.overBy).toBe(0)
    expect(await ask()).toBe(1)
  })

  test('of ten thousand hours is a slip of the keyboard, refused with nothing saved', async () => {
    const huge = { id: null, version: 1, segmentId: tiel, kind: 'visit', target: 10_000, minutes: 61, aim: null, script: null } as const
    const saved = await saveActivity(ours(), base.campaignId, { ...huge, ownerId: null, dueOn: null }, { now })
    expect(saved).toEqual({ refused: 'plan-too-large' })
    expect((await planPage(ours(), base.campaignId, now))?.totals.activities).toBe(0)
  })
})
