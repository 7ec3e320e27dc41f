import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { complaintToDesk } from '#app/carry-out/complaint-to-desk.server'
import { agreeLevel, levelsScreen } from '#app/desk/levels.server'
import { tellDesk } from '#app/desk/mail.server'
import { setOfficeHours } from '#app/desk/office-hours.server'
import { requestForClient, requestsForClient } from '#app/desk/portal.server'
import { deskPage, requestScreen } from '#app/desk/read.server'
import { type StepAsked, stepAsClient, stepAtDesk } from '#app/desk/step.server'
import { askAtDesk, type Noted, noteRequest } from '#app/desk/take-in.server'
import { callNextPage } from '#app/follow-ups/read.server'
import { guide, guideForClient, saveService } from '#app/guide/guide.server'
import { erase } from '#app/relations/erase.server'
import { closeDb } from '#db/connection'
import { addCustomers } from '#db/customers'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { rows } from '#db/rows'
import { campaignStaff } from '#db/schema/campaign'
import { clientPerson, staff } from '#db/schema/people'
import { setTaskDone } from '#db/tasks'
import { verdictOf } from '#domain/carry-out/request'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

// Tuesday, 10:00 in the Netherlands.
const now = '2025-11-18T09:00:00.000Z'
let database: TestDatabase
let base: UnitBase
let personId = ''
let customerId = ''
let made = 0
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)

beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
})
beforeEach(async () => {
  made += 1
  personId = v7()
  customerId = v7()
  await asSystem(async (tx) => {
    base = await aUnit(tx, { client: `De Linde ${made}` })
    const { clientId } = base
    await tx
      .insert(clientPerson)
      .values({ clientId, id: personId, name: 'Hanneke', email: `hanneke${made}@client.example`, level: 'staff' })
    await addCustomers(tx, [{ clientId, id: customerId, name: 'Hendriks' }])
  })
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const marieke = (role: StaffActor['role'] = 'consultant'): StaffActor => {
  const { staffId, clientId, campaignId } = base
  return { kind: 'staff', role, staffId, userId: v7(), name: 'Marieke', clientIds: [clientId], campaignIds: [campaignId] }
}
const hanneke = (): ClientActor => {
  return { kind: 'client', level: 'staff', clientPersonId: personId, userId: v7(), name: 'Hanneke', clientId: base.clientId }
}
const question = { kind: 'question', subject: 'Wanneer komt het rapport', text: 'Wij wachten.', campaignId: null, serviceId: null } as const
const asked = async () => {
  const taken = await askAtDesk(hanneke(), question, { now })
  if ('refused' in taken) throw new Error(taken.refused)
  return taken.requestId
}
const step = (change: Partial<StepAsked> & Pick<StepAsked, 'step'>): StepAsked => ({
  ...{ words: '', staffId: null, recoveryOn: null, recoveryText: '' },
  ...change,
})
const complaint = (): Noted => ({
  ...{
    kind: 'complaint',
    channel: 'phone',
    subject: 'Te laat geleverd',
    text: '',
    campaignId: base.campaignId,
    ownerId: null,
    serviceId: null,
  },
  ...{ receivedAt: now, clientPersonId: null, toldBy: 'Wim Hendriks', replyTo: 'wim@hendriks.example', customerId },
})
const noted = async (wish: Noted) => {
  const taken = await noteRequest(marieke(), base.clientId, wish, { now })
  if ('refused' in taken) throw new Error(taken.refused)
  return taken.requestId
}
const mailed = () =>
  asSystem((tx) => rows<{ recipient: string }>(tx, sql`select recipient from outbox where client_id = ${base.clientId} order by id`))
const filter = { desk: 'requests', open: true, page: 1 } as const

describe('what a client asks in the portal', () => {
  test('has an owner and a promised time at once, and its answer reaches the asker once', async () => {
    const op = v7()
    const twice = [await askAtDesk(hanneke(), question, { now }), await askAtDesk(hanneke(), question, { now })]
    const once = hanneke()
    const first = await askAtDesk(once, question, { now, op })
    expect(await askAtDesk(once, question, { now, op })).toEqual(first)
    expect(twice[0]).toMatchObject({ answerBy: '2025-11-19T09:00:00.000Z' })
    const requestId = (first as { requestId: string }).requestId
    for (const _ of [1, 2]) await tellDesk(database.db, { requestId }, now)
    expect(await stepAtDesk(marieke(), requestId, step({ step: 'take' }), { now })).toEqual({ done: true })
    expect(await stepAtDesk(marieke(), requestId, step({ step: 'note', words: 'KANARIE-S' }), { now })).toEqual({ done: true })
    const answer = step({ step: 'answer', words: 'Vrijdag.' })
    const [asker, sent] = [marieke(), v7()]
    for (const _ of [1, 2]) expect(await stepAtDesk(asker, requestId, answer, { now, op: sent })).toEqual({ done: true })
    expect((await mailed()).map(({ recipient }) => recipient)).toEqual([
      `marieke@De Linde ${made}.example`,
      `hanneke${made}@client.example`,
    ])
    const seen = await requestForClient(hanneke(), requestId, now)
    expect(seen).toMatchObject({ state: { is: 'answered' }, verdict: 'kept', owner: 'Marieke Bos', possible: ['say', 'close', 'reopen'] })
    expect(seen?.steps.map(({ kind, text }) => [kind, text])).toEqual([
      ['taken', null],
      ['answered', 'Vrijdag.'],
    ])
    expect(await stepAsClient(hanneke(), requestId, { step: 'close', words: '' }, { now })).toEqual({ done: true })
    expect((await deskPage(marieke(), { ...filter, open: false }, now)).page.rows.map(({ id }) => id)).toEqual([requestId])
  })

  test('counts as late for good when an answer before it was reopened came late', async () => {
    const requestId = await asked()
    const late = '2025-11-20T09:00:00.000Z'
    await stepAtDesk(marieke(), requestId, step({ step: 'answer', words: 'Sorry.' }), { now: late })
    expect(await stepAsClient(hanneke(), requestId, { step: 'reopen', words: 'Nog niet.' }, { now: late })).toEqual({ done: true })
    expect(await requestForClient(hanneke(), requestId, late)).toMatchObject({
      state: { is: 'reopened', times: 1 },
      answerBy: '2025-11-21T09:00:00.000Z',
      verdict: 'missed',
      due: 'running',
    })
    expect((await requestScreen(marieke(), requestId, '2025-11-21T08:00:00.000Z'))?.request).toMatchObject({
      verdict: 'missed',
      due: 'at-risk',
    })
    expect((await requestScreen(marieke(), requestId, '2025-11-21T10:00:00.000Z'))?.request).toMatchObject({
      due: 'missed',
      leftMinutes: 0,
    })
    await stepAtDesk(marieke(), requestId, step({ step: 'answer', words: 'Nu wel.' }), { now: late })
    expect(await requestsForClient(hanneke(), { page: 1, only: 'missed' }, late)).toMatchObject({
      figures: { kept: 0, missed: 1, atRisk: 0, running: 0 },
      requests: { total: 1 },
    })
  })

  test('is not there for another client, and what it names of another is refused', async () => {
    const requestId = await asked()
    const stranger: ClientActor = { ...hanneke(), clientId: v7() }
    expect(await requestForClient(stranger, requestId, now)).toBeNull()
    expect(await stepAsClient(stranger, requestId, { step: 'close', words: '' }, { now })).toEqual({ refused: 'not-found' })
    expect(await askAtDesk(hanneke(), { ...question, campaignId: v7() }, { now })).toEqual({ refused: 'not-found' })
  })
})

describe('the promises of the desk', () => {
  test('are counted in the office hours of the day, from the day a manager set them on; what was promised stays', async () => {
    await asSystem((tx) =>
      tx.execute(sql`insert into firm (id, name) select ${v7()}::uuid, 'Jansen & Bos' where not exists (select from firm)`),
    )
    const before = await askAtDesk(hanneke(), { ...question, kind: 'visit-request' }, { now: '2027-03-03T10:00:00.000Z' })
    const week = { from: '2027-03-04', hours: { 3: { from: '09:00', to: '17:00' }, 4: { from: '09:00', to: '13:00' } } } as const
    const [today, later] = ['2027-03-03', '2027-03-04T09:00:00.000Z']
    expect(await setOfficeHours(marieke(), week, { today })).toEqual({ refused: 'level-not-yours' })
    expect(await setOfficeHours(marieke('manager'), { ...week, hours: {} }, { today })).toEqual({ refused: 'office-never-open' })
    expect(await setOfficeHours(marieke('manager'), week, { today })).toEqual({ set: true })
    const after = await askAtDesk(hanneke(), { ...question, kind: 'visit-request' }, { now: later })
    expect('answerBy' in before && before.answerBy).toBe('2027-03-05T10:00:00.000Z')
    // Two days of eight hours: the rest of Thursday, the week after Wednesday and half of Thursday, and on the Wednesday after that.
    expect('answerBy' in after && after.answerBy).toBe('2027-03-17T09:00:00.000Z')
    const found = await requestForClient(hanneke(), 'requestId' in before ? before.requestId : '', later)
    expect(found).toMatchObject({ answerBy: '2027-03-05T10:00:00.000Z', dayMinutes: 540 })
    await asSystem((tx) => tx.execute(sql`update firm set settings = settings - 'officeWeeks'`))
  })

  test('follow what a manager agreed, from that day on, and are counted alike in SQL and in words', async () => {
    const level = { kind: 'question', minutes: 120, startsOn: '2025-11-18' } as const
    expect(await agreeLevel(marieke(), base.clientId, level, { now })).toEqual({ refused: 'level-not-yours' })
    expect(await agreeLevel(marieke('manager'), base.clientId, { ...level, startsOn: '2025-11-17' }, { now })).toEqual({
      refused: 'level-in-past',
    })
    expect(await agreeLevel(marieke('manager'), base.clientId, level, { now })).toEqual({ agreed: true })
    const requestId = await asked()
    await asked()
    // Asked for a customer: it stands on the desk, and is none of the figures.
    const ofCustomer = await noted({ ...complaint(), kind: 'question' })
    await stepAtDesk(marieke(), requestId, step({ step: 'answer', words: 'Ja.' }), { now: '2025-11-18T10:00:00.000Z' })
    const period = { from: '2025-11-01', to: '2025-11-30' }
    for (const [at, total] of [
      ['2025-11-18T10:00:00.000Z', { kept: 1, missed: 0, atRisk: 0, running: 1 }],
      ['2025-11-18T10:30:00.000Z', { kept: 1, missed: 0, atRisk: 1, running: 0 }],
      ['2025-11-18T11:00:00.001Z', { kept: 1, missed: 1, atRisk: 0, running: 0 }],
    ] as const) {
      expect((await levelsScreen(marieke(), { period, page: 1 }, at)).total).toEqual(total)
      for (const verdict of ['kept', 'missed', 'at-risk', 'running'] as const) {
        const { rows: found } = (await deskPage(marieke(), { ...filter, ...period, open: null, fromClient: true, verdict }, at)).page
        expect(found.map((row) => verdictOf(row, at))).toEqual(found.map(() => verdict))
        expect(found.length).toBe(total[verdict === 'at-risk' ? 'atRisk' : verdict])
      }
    }
    const { rows: all } = (await deskPage(marieke(), filter, '2025-11-18T12:00:00.000Z')).page
    expect(all[0]).toMatchObject({ verdict: 'missed', leftMinutes: 0 })
    expect(all.map(({ id }) => id)).toContain(ofCustomer)
    expect((await deskPage(marieke(), { ...filter, search: '100%' }, now)).page.total).toBe(0)
  })

  test('begin when it came in, which is neither in the future nor months ago', async () => {
    const wish = { ...complaint(), kind: 'question', customerId: null } as const
    const at = (receivedAt: string) => noteRequest(marieke(), base.clientId, { ...wish, receivedAt }, { now })
    expect(await at('2025-11-18T09:00:01.000Z')).toEqual({ refused: 'received-later' })
    expect(await at('2025-08-18T09:00:00.000Z')).toEqual({ refused: 'received-long-ago' })
    expect(await at('2025-11-14T16:00:00.000Z')).toMatchObject({ answerBy: '2025-11-17T16:00:00.000Z' })
    expect(await noteRequest(marieke(), base.clientId, { ...wish, toldBy: '' }, { now })).toEqual({ refused: 'asker-missing' })
    const elsewhere = await asSystem((tx) => aUnit(tx, { client: `Elders ${made}` }))
    for (const clientId of [v7(), elsewhere.clientId])
      expect(await noteRequest(marieke(), clientId, { ...wish, campaignId: null }, { now })).toEqual({ refused: 'not-found' })
  })
})

describe('the guide', () => {
  const words = (nl: string) => ({ nl, en: '' })
  const service = {
    ...{ name: words('Extra bezoek'), conditions: words('In een unit'), promise: words('Binnen tien dagen'), limits: words('Korting') },
    ...{ priceCents: 18_500, pricePer: 'visit' as const, responseHours: 4, forClient: true, isActive: true, id: null, version: 1 },
  } as const

  test('is kept by managers, read by a client without what we may promise, and gives a request its term', async () => {
    expect(await saveService(marieke(), service, {})).toEqual({ refused: 'guide-not-yours' })
    const added = await saveService(marieke('manager'), service, {})
    if ('refused' in added) throw new Error(added.refused)
    const hidden = await saveService(marieke('manager'), { ...service, forClient: false }, {})
    expect(await saveService(marieke('manager'), { ...service, id: added.saved, version: 7 }, {})).toEqual({ refused: 'changed-meanwhile' })
    const read = await guideForClient(hanneke(), 1, 'en')
    expect(read.rows).toEqual([expect.objectContaining({ id: added.saved, name: 'Extra bezoek', responseHours: 4 })])
    expect(JSON.stringify(read)).not.toMatch(/tien dagen|Korting/)
    expect((await guide(marieke(), { search: 'korting', page: 1 })).total).toBe(2)
    const wish = { ...question, serviceId: added.saved }
    expect(await askAtDesk(hanneke(), wish, { now })).toMatchObject({ answerBy: '2025-11-18T13:00:00.000Z' })
    expect(await askAtDesk(hanneke(), { ...wish, serviceId: 'saved' in hidden ? hidden.saved : '' }, { now })).toEqual({
      refused: 'not-found',
    })
  })
})

describe('a complaint of a customer', () => {
  test('is solved with words and a talk afterwards, which comes up for whom it is and ends it', async () => {
    const requestId = await noted(complaint())
    expect(await stepAtDesk(marieke(), requestId, step({ step: 'close' }), { now })).toEqual({ refused: 'solve-complaints' })
    const solve = step({ step: 'solve', words: 'Nieuwe ketels geleverd.', recoveryOn: '2025-12-09', recoveryText: 'Bel Wim' })
    expect(await stepAtDesk(marieke(), requestId, { ...solve, recoveryOn: '2025-11-18' }, { now })).toEqual({
      refused: 'recovery-too-early',
    })
    expect(await stepAtDesk(marieke(), requestId, solve, { now })).toEqual({ done: true })
    expect((await mailed()).map(({ recipient }) => recipient)).toEqual(['wim@hendriks.example'])
    const next = await callNextPage(marieke(), { today: '2025-12-09', whose: 'mine', page: 1 })
    expect(next.rows).toMatchObject([{ name: 'Hendriks', reasons: [{ kind: 'promise', text: 'Bel Wim' }] }])
    const screen = await requestScreen(marieke(), requestId, now)
    expect(screen?.request).toMatchObject({ state: { is: 'solved', recoveryOn: '2025-12-09' }, verdict: 'kept' })
    await asSystem((tx) => setTaskDone(tx, screen?.request.recoveryTaskId ?? '', { at: now, by: 'Marieke' }))
    expect((await requestScreen(marieke(), requestId, now))?.request.state.is).toBe('recovered')
  })

  test('goes with the customer that is erased, also from the mails that told it', async () => {
    await asSystem((tx) => tx.execute(sql`update customer set name = 'Kwastenzoet', legal_form = 'eenmanszaak' where id = ${customerId}`))
    const words = { subject: 'Kwastenzoet wacht al weken', text: 'Geen water.' }
    const requestId = await noted({ ...complaint(), ...words, toldBy: 'Kwastenzoet', replyTo: 'k@elders.example' })
    await tellDesk(database.db, { requestId }, now)
    await stepAtDesk(marieke(), requestId, step({ step: 'answer', words: 'Wij komen bij Kwastenzoet.' }), { now })
    await asSystem((tx) =>
      tx.execute(sql`update outbox set state = 'sent', sent_at = now() where client_id = ${base.clientId} and recipient like 'marieke%'`),
    )
    const other = await noted({ ...complaint(), customerId: null })
    await tellDesk(database.db, { requestId: other }, now)
    const of = { customerId, contactId: null }
    expect(await erase(marieke('manager'), of, { typedName: 'Kwastenzoet', ground: 'they-asked' }, now)).toEqual({ erased: true })
    const left = await asSystem((tx) =>
      rows<{ subject: string; body: string }>(tx, sql`select subject, body from outbox where client_id = ${base.clientId} order by id`),
    )
    expect(left).toEqual([
      { subject: 'N.N. 1', body: 'N.N. 1' },
      { subject: `De Linde ${made}: Te laat geleverd`, body: expect.stringContaining('Te laat geleverd') },
    ])
  })

  test('is answered by whoever works on a campaign of the client, up to their last day', async () => {
    const [onCampaign, stranger] = [v7(), v7()]
    await asSystem(async (tx) => {
      const person = (id: string, name: string) => ({
        id,
        name,
        email: `${id}@bureau.example`,
        initials: 'TV',
        colour: 3,
        role: 'consultant' as const,
      })
      await tx.insert(staff).values([{ ...person(onCampaign, 'Tom'), endedOn: '2025-11-18' }, person(stranger, 'Vera')])
      await tx
        .insert(campaignStaff)
        .values({ clientId: base.clientId, campaignId: base.campaignId, staffId: onCampaign, role: 'consultant' })
    })
    const requestId = await noted({ ...complaint(), ownerId: onCampaign })
    expect(await stepAtDesk(marieke(), requestId, step({ step: 'hand', staffId: stranger }), { now })).toEqual({
      refused: 'no-such-person',
    })
    const tomorrow = '2025-11-19T09:00:00.000Z'
    expect(await stepAtDesk(marieke(), requestId, step({ step: 'hand', staffId: onCampaign }), { now: tomorrow })).toEqual({
      refused: 'no-such-person',
    })
    // Of what is heard at a visit: who looks after the customer, and whoever heard it once they left.
    const { clientId, campaignId, staffId } = base
    const said = { note: 'Tocht', topics: [], followUps: {}, arrivedAt: now }
    const heardBy = await asSystem(async (tx) => {
      await tx.execute(sql`insert into ownership (client_id, id, customer_id, staff_id, role, starts_on)
        values (${clientId}, ${v7()}, ${customerId}, ${onCampaign}, 'owner', '2025-01-01')`)
      for (const at of [now, tomorrow]) {
        const heard = { customer: { id: customerId, name: 'Hendriks' }, said, visitId: v7(), staffId, now: at }
        await complaintToDesk(tx, { clientId, campaignId }, heard)
      }
      return rows<{ owner: string }>(
        tx,
        sql`select owner_id as owner from request where client_id = ${clientId} and subject = 'Tocht' order by id`,
      )
    })
    expect(heardBy.map(({ owner }) => owner)).toEqual([onCampaign, staffId])
  })

  test('is on its own desk, not among what the client asked, and loses its talk when it is reopened', async () => {
    const requestId = await noted(complaint())
    const solve = step({ step: 'solve', words: 'Klaar.', recoveryOn: '2025-12-09', recoveryText: 'Bel Wim' })
    await stepAtDesk(marieke(), requestId, solve, { now })
    const elsewhere = { ...marieke(), campaignIds: [] }
    expect(await stepAtDesk(elsewhere, requestId, step({ step: 'reopen', words: 'Weer mis.' }), { now })).toEqual({ done: true })
    expect((await callNextPage(marieke(), { today: '2025-12-09', whose: 'mine', page: 1 })).rows).toEqual([])
    expect((await deskPage(marieke(), { ...filter, desk: 'complaints' }, now)).page.rows.map(({ id }) => id)).toEqual([requestId])
    expect((await deskPage(marieke(), filter, now)).page.rows).toEqual([])
    expect((await requestsForClient(hanneke(), { page: 1, only: null }, now)).requests.rows).toEqual([])
    expect(await requestForClient(hanneke(), requestId, now)).toBeNull()
  })
})
