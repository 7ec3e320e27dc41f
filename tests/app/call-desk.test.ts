import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { callDesk, mergedInto } from '#app/carry-out/call-desk.server'
import { callQueuePage, callQueues, nextAfter, takeOrLeave } from '#app/carry-out/call-queue.server'
import { changeCalling } from '#app/carry-out/calling-settings.server'
import { type CallInput, finishCall } from '#app/carry-out/complete-call.server'
import { endConsent, keepConsent } from '#app/carry-out/consent.server'
import { endCall } from '#app/carry-out/next-call.server'
import { slotsFor } from '#app/carry-out/slots.server'
import { undoCall } from '#app/carry-out/undo-call.server'
import { callNextPage } from '#app/follow-ups/read.server'
import { passesSince } from '#db/calling-settings'
import { addCampaign, assignToCampaign } from '#db/campaigns'
import { closeDb } from '#db/connection'
import { addPersonAt } from '#db/contacts'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { beginJob } from '#db/jobs-of-people'
import { contactStatesOf } from '#db/last-contacts'
import { addToRound, openRound } from '#db/rounds'
import { rows } from '#db/rows'
import { addStaffMember } from '#db/staff'
import { openTasks } from '#db/tasks'
import { ledgerOf } from '#db/units'
import type { StaffActor } from '#domain/relations/actor'
import { defaultCallingSettings } from '#domain/relations/calling-settings'
import { standing } from '#domain/units/ledger'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-11-18T12:00:00.000Z'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
let base: UnitBase
let hendriks: string
let zanten: string
let made = 0

beforeEach(async () => {
  made += 1
  await asSystem(async (tx) => {
    base = await aUnit(tx, { client: `Opdrachtgever ${made}`, hours: 10, visits: 4 })
    await tx.execute(sql`update staff set work_hours = '{"1":[510,1050],"2":[510,1050],"3":[510,1050]}' where id = ${base.staffId}`)
    const [first = '', second = ''] = await customersOf(tx, base.clientId, [
      { name: 'Hendriks Loodgieters', legalForm: 'bv', place: 'Culemborg', latitude: 51.95, longitude: 5.22, phone: '+31345550127' },
      { name: 'Van Zanten Klimaat', legalForm: 'bv', place: 'Zaltbommel', latitude: 51.81, longitude: 5.25 },
    ])
    hendriks = first
    zanten = second
    const of = { clientId: base.clientId, campaignId: base.campaignId }
    const { id: roundId } = await openRound(tx, of, { name: 'Inventarisatie 1', most: 10 })
    for (const customerId of [hendriks, zanten]) await addToRound(tx, of, { roundId, customerId, decision: 'visit' })
  })
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)
const marieke = (): StaffActor => ({
  kind: 'staff',
  role: 'consultant',
  staffId: base.staffId,
  userId: v7(),
  name: 'Marieke Bos',
  clientIds: [base.clientId],
  campaignIds: 'all',
})
const tom = async (): Promise<StaffActor> => {
  const staffId = await asSystem(async (tx) => {
    const id = await addStaffMember(tx, { name: 'Tom Jansen', initials: 'TJ', email: `tom${made}@rondo.example`, role: 'consultant' })
    await assignToCampaign(tx, base, [{ staffId: id, role: 'consultant' }])
    return id
  })
  return { ...marieke(), staffId, name: 'Tom Jansen' }
}
const call = (customerId: string, end: CallInput['end'], change: Partial<CallInput> = {}): CallInput => ({
  customerId,
  contactId: null,
  startedAt: '2025-11-18T11:55:00.000Z',
  minutes: 5,
  note: null,
  end,
  guardReason: null,
  followUp: null,
  ...change,
})
const finish = (input: CallInput, op?: string, by = marieke()) => finishCall(by, base.campaignId, input, { now, op })
const stands = async () => standing((await asSystem((tx) => ledgerOf(tx, base.unit.id)))?.entries ?? [])
const waiting = async () => (await callQueuePage(marieke(), base.campaignId, now))?.lines.map(({ customerId }) => customerId)
const bestSlot = async (customerId: string) => {
  const found = await slotsFor(marieke(), { campaignId: base.campaignId, customerId }, now)
  const slot = 'slots' in found ? found.slots[0] : undefined
  if (!slot) throw new Error('no slot')
  return {
    outcome: 'booked',
    staffId: slot.staffId,
    startsAt: slot.startsAt,
    minutes: slot.minutes,
    driveMinutes: slot.extraMinutes,
  } as const
}
const done = (answer: Awaited<ReturnType<typeof finish>>) => {
  if ('refused' in answer) throw new Error(answer.refused)
  return answer
}

describe('booking a visit from a slot', () => {
  test('writes the call, the appointment and what both take from the unit, once for the same click', async () => {
    const [input, op, me] = [call(hendriks, await bestSlot(hendriks)), v7(), marieke()]
    const first = done(await finish(input, op, me))
    expect(await finish(input, op, me)).toEqual(first)
    expect(first.appointmentId).not.toBeNull()
    const { used, held } = await stands()
    expect(used).toBe(5)
    expect(held).toBeGreaterThanOrEqual(55)
    const desk = await callDesk(me, base.campaignId, hendriks, now)
    expect(desk?.lastContacts.map(({ kind, sort, who }) => [kind, sort, who])).toEqual([['call', 'booked', 'Marieke Bos']])
    expect(desk?.unit).toEqual({ balance: 595, held, free: 595 - held })
  })

  test('takes the customer out of the queue and gives the next one', async () => {
    expect(await waiting()).toEqual([hendriks, zanten])
    await finish(call(hendriks, await bestSlot(hendriks)))
    expect(await waiting()).toEqual([zanten])
    expect(await nextAfter(marieke(), base.campaignId, hendriks, now)).toBe(zanten)
    expect(await callQueues(marieke(), now)).toMatchObject([{ campaignId: base.campaignId, waiting: 1, promised: 0, mine: true }])
  })

  test('brings the page of who is next with it, taken at once; a refusal brings nobody', async () => {
    const first = marieke()
    const slot = await bestSlot(hendriks)
    const end = (by: StaffActor, customerId: string) => endCall(by, base.campaignId, call(customerId, slot), { now, op: v7(), filter: {} })
    expect(await end(first, hendriks)).toMatchObject({ mailTo: null, next: { at: now, desk: { customer: { id: zanten } } } })
    expect((await callDesk(await tom(), base.campaignId, zanten, now))?.guard.because).toMatchObject([
      { kind: 'being-called', who: 'Marieke Bos' },
    ])
    expect(await end(first, hendriks)).toEqual({ refused: 'booked-already' })
    expect(await endCall(first, base.campaignId, call(zanten, { outcome: 'no-answer' }), { now, op: v7(), filter: {} })).toMatchObject({
      next: null,
    })
  })

  test('at a moment that a colleague just filled is refused, and nothing is written', async () => {
    const slot = await bestSlot(hendriks)
    done(await finish(call(hendriks, slot)))
    const before = await stands()
    expect(await finish(call(zanten, slot))).toMatchObject({ refused: 'double-booked' })
    expect(await stands()).toEqual(before)
    expect((await callDesk(marieke(), base.campaignId, zanten, now))?.lastContacts).toEqual([])
    expect(await waiting()).toEqual([zanten])
  })

  test('twice for one customer, from two tabs, is refused as long as the first visit is to come', async () => {
    const slot = await bestSlot(hendriks)
    const other = { ...slot, startsAt: '2025-12-02T09:00:00.000Z' }
    const both = await Promise.all([finish(call(hendriks, slot)), finish(call(hendriks, other))])
    expect(both.filter((answer) => 'refused' in answer)).toEqual([{ refused: 'booked-already' }])
    expect((await stands()).used).toBe(5)
  })

  test('for somebody who does not work on the campaign is refused', async () => {
    expect(await finish(call(hendriks, { ...(await bestSlot(hendriks)), staffId: v7() }))).toEqual({ refused: 'not-found' })
  })
})

describe('the queue', () => {
  test('loses for good who asks not to be called any more', async () => {
    done(await finish(call(hendriks, { outcome: 'do-not-call' })))
    expect(await waiting()).toEqual([zanten])
    expect((await callDesk(marieke(), base.campaignId, hendriks, now))?.guard).toMatchObject({ state: 'locked', mayOverride: false })
    expect(await finish(call(hendriks, { outcome: 'callback', at: '2025-11-19T09:00:00.000Z' }))).toEqual({ refused: 'do-not-contact' })
  })

  test('puts a promise of today first, and lets who did not answer rest until tomorrow', async () => {
    done(await finish(call(zanten, { outcome: 'callback', at: '2025-11-18T15:00:00.000Z' })))
    done(await finish(call(hendriks, { outcome: 'no-answer' })))
    const page = await callQueuePage(marieke(), base.campaignId, now)
    expect(page?.lines.map(({ customerId, part, unanswered }) => [customerId, part, unanswered])).toEqual([
      [zanten, 'promised', 0],
      [hendriks, 'later', 1],
    ])
    expect(page?.nextId).toBe(zanten)
  })
})

describe('taking a call back', () => {
  test('gives the minutes back, frees the slot, drops the follow-up and puts the customer in the queue again', async () => {
    const slot = await bestSlot(hendriks)
    const { callId } = done(await finish(call(hendriks, slot, { followUp: 'Afspraak bevestigen' })))
    expect(await undoCall(marieke(), callId, { now })).toEqual({ undone: true })
    expect(await undoCall(marieke(), callId, { now })).toEqual({ undone: true })
    expect(await stands()).toMatchObject({ used: 0, held: 0, balance: 600 })
    expect(await asSystem((tx) => openTasks(tx, { clientId: base.clientId, customerId: hendriks }))).toEqual([])
    expect(await waiting()).toEqual([hendriks, zanten])
    expect(await bestSlot(hendriks)).toEqual(slot)
  })
})

const unknown = { firstName: null, infix: null, lastName: null, email: null, phone: null, mobile: null }

describe('the desk', () => {
  test('shows the people with their part in the decision', async () => {
    const person = { clientId: base.clientId, customerId: hendriks, ...unknown }
    await asSystem((tx) => addPersonAt(tx, { ...person, name: 'Wim Hendriks', title: 'eigenaar', decisionRole: 'decider' }))
    const desk = await callDesk(marieke(), base.campaignId, hendriks, now)
    expect(desk?.people).toMatchObject([{ name: 'Wim Hendriks', title: 'eigenaar', decisionRole: 'decider' }])
    expect(desk).toMatchObject({
      customer: { name: 'Hendriks Loodgieters', phones: ['+31345550127'] },
      guard: { state: 'free' },
      calling: { may: true, basis: 'legal-person' },
    })
  })

  test('needs a written reason for a firm whose form is not known', async () => {
    const [sole = ''] = await asSystem((tx) => customersOf(tx, base.clientId, [{ name: 'De Vries' }]))
    expect((await callDesk(marieke(), base.campaignId, sole, now))?.calling).toMatchObject({
      may: false,
      because: 'consent-needed',
      legalForm: null,
    })
    const end = { outcome: 'does-not-want', reason: 'Geen tijd' } as const
    expect(await finish(call(sole, end))).toEqual({ refused: 'guarded' })
    done(await finish(call(sole, end, { guardReason: 'Toestemming per mail van 3 november' })))
  })

  test('does not know a customer of another client, and neither does a call', async () => {
    const [stranger = ''] = await asSystem(async (tx) => {
      const other = await aUnit(tx, { client: `Vreemde ${made}` })
      return customersOf(tx, other.clientId, [{ name: 'Elders BV', legalForm: 'bv' }])
    })
    expect(await callDesk(marieke(), base.campaignId, stranger, now)).toBeNull()
    expect(await finish(call(stranger, { outcome: 'no-answer' }))).toEqual({ refused: 'not-found' })
    expect(await callQueuePage({ ...marieke(), clientIds: [] }, base.campaignId, now)).toBeNull()
  })
})

describe('the contact guard at the write', () => {
  const noVisit = { outcome: 'does-not-want', reason: 'Geen tijd' } as const
  const past = () =>
    asSystem((tx) =>
      rows(tx, sql`select guard_reason as reason, guard_past as past from call where guard_past is not null and customer_id = ${hendriks}`),
    )

  test('lets a colleague go on after a talk only with a reason, which is kept and counted', async () => {
    done(await finish(call(hendriks, noVisit)))
    const colleague = await tom()
    expect(await finish(call(hendriks, noVisit), undefined, colleague)).toEqual({ refused: 'guarded' })
    done(await finish(call(hendriks, noVisit, { guardReason: 'Hij belde zelf terug' }), undefined, colleague))
    expect(await past()).toEqual([{ reason: 'Hij belde zelf terug', past: ['quiet-after-conversation'] }])
    const seen = await asSystem((tx) => passesSince(tx, '2025-11-01'))
    expect(seen).toContainEqual({ name: 'Tom Jansen', count: 1 })
  })

  test('keeps no reason that nothing asked for', async () => {
    done(await finish(call(zanten, noVisit, { guardReason: 'Dit was nergens voor nodig' })))
    const [kept] = await asSystem((tx) => rows(tx, sql`select guard_reason as reason from call where customer_id = ${zanten}`))
    expect(kept).toEqual({ reason: null })
  })

  test('judges two calls at the same second one after the other', async () => {
    const colleague = await tom()
    const answers = await Promise.all([finish(call(hendriks, noVisit)), finish(call(hendriks, noVisit), undefined, colleague)])
    expect(answers.filter((answer) => 'refused' in answer)).toEqual([{ refused: 'guarded' }])
  })

  test('counts a talk in a campaign that the asker does not see', async () => {
    done(await finish(call(hendriks, noVisit)))
    const colleague = { ...(await tom()), campaignIds: [base.campaignId] }
    const elsewhere = await asSystem((tx) =>
      addCampaign(tx, {
        ...{ clientId: base.clientId, name: 'Voorjaar', startsOn: '2025-09-22', endsOn: '2025-12-19' },
        reportRhythm: 'weekly',
        evaluationAt: null,
        targetVisits: 1,
      }),
    )
    await asSystem((tx) => tx.execute(sql`update call set campaign_id = ${elsewhere} where customer_id = ${hendriks}`))
    expect(await finish(call(hendriks, noVisit), undefined, colleague)).toEqual({ refused: 'guarded' })
    const queue = await callQueuePage(colleague, base.campaignId, now)
    expect(queue?.lines.find(({ customerId }) => customerId === hendriks)).toMatchObject({ part: 'rest', restUntil: '2025-12-02' })
  })

  test('follows a person to the other firm where they work', async () => {
    const wim = await asSystem((tx) =>
      addPersonAt(tx, { clientId: base.clientId, customerId: hendriks, ...unknown, name: 'Wim Hendriks', title: null, decisionRole: null }),
    )
    await asSystem((tx) => beginJob(tx, { clientId: base.clientId, customerId: zanten, contactId: wim }, '2025-01-01'))
    done(await finish(call(hendriks, noVisit, { contactId: wim })))
    const colleague = await tom()
    expect(await finish(call(zanten, noVisit, { contactId: wim }), undefined, colleague)).toEqual({ refused: 'guarded' })
    done(await finish(call(zanten, noVisit), undefined, colleague))
  })

  test('keeps a customer whom a colleague has on the line from everybody else, until that lapses', async () => {
    const colleague = await tom()
    const at = { campaignId: base.campaignId, customerId: hendriks, leave: false }
    expect(await takeOrLeave(marieke(), at, now)).toEqual({ mine: true })
    expect(await takeOrLeave(colleague, at, now)).toEqual({ mine: false })
    expect((await callDesk(colleague, base.campaignId, hendriks, now))?.guard.because).toMatchObject([
      { kind: 'being-called', who: 'Marieke Bos' },
    ])
    expect((await callQueuePage(colleague, base.campaignId, now))?.nextId).toBe(zanten)
    expect(await takeOrLeave(colleague, at, '2025-11-18T12:03:01.000Z')).toEqual({ mine: true })
  })

  test('gives two who ask at the same second two different customers', async () => {
    const colleague = await tom()
    const after = v7()
    const both = await Promise.all([marieke(), colleague].map((actor) => nextAfter(actor, base.campaignId, after, now)))
    expect([...both].sort()).toEqual([hendriks, zanten].sort())
  })

  test('applies the numbers that the firm set, which a consultant may not change', async () => {
    await asSystem((tx) => tx.execute(sql`insert into firm (id, name) select ${v7()}, 'Jansen & Bos' where not exists (select from firm)`))
    const manager = { ...marieke(), role: 'manager' } as const
    const loose = { ...defaultCallingSettings, guard: { maxContacts: 9, withinDays: 7, quietDays: 0 } }
    const reason = 'Proef van een maand, met de klant besproken'
    expect(await changeCalling(marieke(), loose, reason, {})).toEqual({ refused: 'settings-not-yours' })
    expect(await changeCalling(manager, { ...loose, mostUnanswered: 0 }, reason, {})).toEqual({ refused: 'settings-unusable' })
    const law = { ...loose, rules: { ...loose.rules, consentNeededFrom: null } }
    expect(await changeCalling(manager, law, reason, {})).toEqual({ refused: 'settings-not-yours' })
    expect(await changeCalling(manager, loose, reason, {})).toEqual({ changed: true })
    done(await finish(call(hendriks, noVisit)))
    done(await finish(call(hendriks, noVisit), undefined, await tom()))
    await asSystem((tx) => tx.execute(sql`update firm set settings = '{}'`))
  })
})

describe('what a call changes in the base', () => {
  const dnc = async (customerId: string) => (await callDesk(marieke(), base.campaignId, customerId, now))?.guard.mayOverride

  test('an objection shuts out at once, and undone it opens no more than it closed', async () => {
    const first = done(await finish(call(hendriks, { outcome: 'do-not-call' })))
    const second = done(await finish(call(hendriks, { outcome: 'do-not-call' })))
    await undoCall(marieke(), second.callId, { now })
    expect(await dnc(hendriks)).toBe(false)
    await undoCall(marieke(), first.callId, { now })
    expect(await dnc(hendriks)).toBe(true)
  })

  test('a person who objects is not called at any firm; the firm may be', async () => {
    const person = { clientId: base.clientId, customerId: hendriks, ...unknown, title: null, decisionRole: null }
    const wim = await asSystem((tx) => addPersonAt(tx, { ...person, name: 'Wim Hendriks' }))
    await asSystem((tx) => beginJob(tx, { clientId: base.clientId, customerId: zanten, contactId: wim }, '2025-01-01'))
    done(await finish(call(hendriks, { outcome: 'do-not-call', scope: 'person' }, { contactId: wim })))
    const callback = { outcome: 'callback', at: '2025-11-19T09:00:00.000Z' } as const
    expect(await finish(call(zanten, callback, { contactId: wim }))).toEqual({ refused: 'do-not-contact' })
    expect((await callDesk(marieke(), base.campaignId, zanten, now))?.people).toEqual([])
    expect(await dnc(hendriks)).toBe(true)
  })

  test('a wrong number is mended on the spot however it is spelled, with what it was, and back when the call is undone', async () => {
    const wrong = (phone: string) => ({ outcome: 'wrong-data', reason: 'Nummer klopt niet', mended: { phone } }) as const
    expect(await finish(call(hendriks, wrong('geen nummer')))).toEqual({ refused: 'number-unreadable' })
    const { callId } = done(await finish(call(hendriks, wrong('0345 – 55 01 28'))))
    const desk = await callDesk(marieke(), base.campaignId, hendriks, now)
    expect(desk?.customer.phones).toEqual(['+31345550128'])
    expect(desk?.lastContacts.find(({ kind }) => kind === 'note')?.text).toBe('+31345550127 → +31345550128')
    await undoCall(marieke(), callId, { now })
    expect((await callDesk(marieke(), base.campaignId, hendriks, now))?.customer.phones).toEqual(['+31345550127'])
  })

  test('a promise to call again is what follows, for everybody, until they are called again', async () => {
    const next = async () => (await asSystem((tx) => contactStatesOf(tx, [hendriks]))).get(hendriks)?.next
    done(await finish(call(hendriks, { outcome: 'callback', at: '2025-11-19T09:00:00.000Z' })))
    expect(await next()).toEqual({ text: null, dueOn: '2025-11-19', who: 'Marieke Bos' })
    const asked = { today: '2025-11-18', whose: 'all', page: 1 } as const
    const reasons = (await callNextPage(marieke(), asked)).rows.flatMap((row) => (row.customerId === hendriks ? row.reasons : []))
    expect(reasons).toContainEqual({ kind: 'callback', at: '2025-11-19T09:00:00.000Z', dueOn: '2025-11-19' })
    done(await finish(call(hendriks, { outcome: 'no-answer' }, { startedAt: '2025-11-18T12:30:00.000Z' })))
    expect(await next()).toBeNull()
  })

  test('who left works at the other customer from now on, one that is added where that is wanted, and is back when the call is undone', async () => {
    const person = { clientId: base.clientId, customerId: hendriks, ...unknown, title: null, decisionRole: null }
    const lotte = await asSystem((tx) => addPersonAt(tx, { ...person, name: 'Lotte de Wit' }))
    const { callId } = done(await finish(call(hendriks, { outcome: 'left-company', wentTo: 'van zanten klimaat' }, { contactId: lotte })))
    const people = async (customerId: string) =>
      (await callDesk(marieke(), base.campaignId, customerId, now))?.people.map(({ name }) => name)
    expect([await people(hendriks), await people(zanten)]).toEqual([[], ['Lotte de Wit']])
    await undoCall(marieke(), callId, { now })
    expect([await people(hendriks), await people(zanten)]).toEqual([['Lotte de Wit'], []])
    const gone = { outcome: 'left-company', wentTo: ' Nieuwe Firma Zuid ', addFirm: true } as const
    const second = done(await finish(call(hendriks, gone, { contactId: lotte })))
    const added = () =>
      asSystem((tx) =>
        rows<{ id: string; name: string }>(
          tx,
          sql`select id, name from customer where client_id = ${base.clientId} and name like 'Nieuwe%'`,
        ),
      )
    expect(await added()).toMatchObject([{ name: 'Nieuwe Firma Zuid' }])
    expect(await people((await added())[0]?.id ?? '')).toEqual(['Lotte de Wit'])
    await undoCall(marieke(), second.callId, { now })
    expect([await people(hendriks), await added()]).toEqual([['Lotte de Wit'], []])
  })

  test('a call with a customer who was merged meanwhile stands with who they became', async () => {
    expect(await mergedInto(marieke(), hendriks)).toBeNull()
    await asSystem((tx) => tx.execute(sql`update customer set canonical_id = ${zanten} where id = ${hendriks}`))
    expect(await mergedInto(marieke(), hendriks)).toBe(zanten)
    done(await finish(call(hendriks, { outcome: 'no-answer' })))
    expect((await callDesk(marieke(), base.campaignId, zanten, now))?.lastContacts).toHaveLength(1)
  })

  test('consent with its proof lets a sole trader be called, until it is withdrawn', async () => {
    const [sole = ''] = await asSystem((tx) => customersOf(tx, base.clientId, [{ name: 'De Vries', legalForm: 'eenmanszaak' }]))
    const at = { campaignId: base.campaignId, customerId: sole }
    const given = { contactId: null, givenOn: '2025-11-03', how: 'by-phone', wording: 'Bel gerust in november' } as const
    expect(await keepConsent(marieke(), at, { ...given, givenOn: '2025-11-19' }, now)).toEqual({ refused: 'consent-in-the-future' })
    const kept = await keepConsent(marieke(), at, given, now)
    expect((await callDesk(marieke(), base.campaignId, sole, now))?.calling).toMatchObject({ may: true, basis: 'consent' })
    const night = '2025-11-18T22:30:00.000Z'
    expect((await callDesk(marieke(), base.campaignId, sole, night))?.calling).toMatchObject({ may: false, because: 'outside-call-hours' })
    await endConsent(marieke(), at, 'kept' in kept ? kept.kept : '', now)
    expect((await callDesk(marieke(), base.campaignId, sole, now))?.calling.may).toBe(false)
  })

  test('a sale with which the number came is a ground for calling as long as the firm holds to the exception for customers', async () => {
    const [sole = ''] = await asSystem((tx) => customersOf(tx, base.clientId, [{ name: 'De Vries', legalForm: 'eenmanszaak' }]))
    const sale = { contactId: null, givenOn: '2025-03-03', how: 'with-a-sale', wording: 'Order 1180, bezwaar aangeboden' } as const
    await keepConsent(marieke(), { campaignId: base.campaignId, customerId: sole }, sale, now)
    const calling = async (at: string) => (await callDesk(marieke(), base.campaignId, sole, at))?.calling
    expect(await calling(now)).toMatchObject({ may: true, basis: 'existing-customer' })
    expect(await calling('2026-07-02T12:00:00.000Z')).toMatchObject({ may: false, because: 'customer-exception-ended' })
  })
})
