import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { doorBehind, throughTheDoor } from '#app/carry-out/appointment-door.server'
import { finishCall } from '#app/carry-out/complete-call.server'
import { undoCall } from '#app/carry-out/undo-call.server'
import { closeDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { rows } from '#db/rows'
import { ledgerOf } from '#db/units'
import type { StaffActor } from '#domain/relations/actor'
import { standing } from '#domain/units/ledger'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-11-18T12:00:00.000Z'
const later = '2025-11-18T13:00:00.000Z'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
process.env.RONDO_SECRET ??= 'a secret for this test only, long enough'
let base: UnitBase
let customerId: string
let made = 0

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)
const marieke = (): StaffActor => ({
  ...{
    kind: 'staff',
    role: 'consultant',
    staffId: base.staffId,
    userId: v7(),
    name: 'Marieke Bos',
    clientIds: [base.clientId],
    campaignIds: 'all',
  },
})
const request = () => new Request('http://localhost/a/x', { method: 'POST', headers: { 'x-rondo-address': '192.0.2.7' } })
type Mail = { subject: string; body: string; state: string; recipient: string; sendAfter: string; file: string | null }
const mails = () =>
  asSystem((tx) =>
    rows<Mail>(
      tx,
      sql`select o.subject, o.body, o.state, o.recipient, o.send_after::text as "sendAfter", convert_from(a.bytes, 'UTF8') as file
          from outbox o left join outbox_attachment a on a.outbox_id = o.id where o.client_id = ${base.clientId} order by o.id`,
    ),
  )
const tokens = async () => [...((await mails()).at(-1)?.body.matchAll(/\/a\/([\w-]+)/g) ?? [])].map(([, token = '']) => token)
const nothing = { at: null, reason: '', noMore: false }

async function booked() {
  const end = { outcome: 'booked', staffId: base.staffId, startsAt: '2025-11-25T09:00:00.000Z', minutes: 45, driveMinutes: 20 } as const
  const call = {
    customerId,
    contactId: null,
    startedAt: '2025-11-18T11:55:00.000Z',
    minutes: 5,
    note: null,
    end,
    guardReason: null,
    followUp: 'Afspraak bevestigen',
  }
  const done = await finishCall(marieke(), base.campaignId, call, { now })
  if ('refused' in done) throw new Error(done.refused)
  return done
}
const appointment = async () =>
  (
    await asSystem((tx) =>
      rows<{ state: string; startsAt: string; confirmed: boolean; reason: string | null }>(
        tx,
        sql`select state, starts_at::text as "startsAt", confirmed_at is not null as confirmed, cancel_reason as reason from appointment where client_id = ${base.clientId}`,
      ),
    )
  )[0]
const openTasks = () => asSystem((tx) => rows(tx, sql`select text from task where client_id = ${base.clientId} and done_at is null`))

beforeEach(async () => {
  made += 1
  await asSystem(async (tx) => {
    base = await aUnit(tx, { client: `Opdrachtgever ${made}`, hours: 10, visits: 4 })
    await tx.execute(sql`update staff set work_hours = '{"1":[510,1050],"2":[510,1050],"3":[510,1050]}' where id = ${base.staffId}`)
    const firm = { name: 'Hendriks Loodgieters', legalForm: 'bv', place: 'Culemborg', latitude: 51.95, longitude: 5.22 }
    const [first = ''] = await customersOf(tx, base.clientId, [firm])
    customerId = first
    await tx.execute(sql`update customer set email = 'wim@hendriks.example' where id = ${first}`)
  })
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

test('a booked visit is confirmed by a mail after the time to undo, with a calendar file and three links', async () => {
  expect((await booked()).mailTo).toBe('wim@hendriks.example')
  const [mail] = await mails()
  expect(mail).toMatchObject({ recipient: 'wim@hendriks.example', state: 'waiting' })
  expect(Date.parse(mail?.sendAfter ?? '') - Date.parse(now)).toBe(30_000)
  expect(await tokens()).toHaveLength(3)
  expect(mail?.file).toContain('DTSTART:20251125T090000Z')
  expect(mail?.file).toContain('SEQUENCE:0')
  const kept = await asSystem((tx) =>
    rows<{ hash: string }>(tx, sql`select token_hash as hash from appointment_link where client_id = ${base.clientId}`),
  )
  for (const token of await tokens()) expect(kept.map(({ hash }) => hash)).not.toContain(token)
})

test('undone in time nobody is mailed; undone later the calendar is told that it is off', async () => {
  const first = await booked()
  const [confirm = ''] = await tokens()
  await undoCall(marieke(), first.callId, { now })
  expect(await mails()).toEqual([])
  expect(await doorBehind(confirm, now)).toBeNull()
  const second = await booked()
  await asSystem((tx) => tx.execute(sql`update outbox set state = 'sent' where client_id = ${base.clientId}`))
  await undoCall(marieke(), second.callId, { now: later })
  expect((await mails()).at(-1)?.file).toContain('METHOD:CANCEL')
})

test('the customer confirms without logging in, once, and the task to confirm is done; looking does nothing', async () => {
  await booked()
  const [confirm = ''] = await tokens()
  expect(await doorBehind(confirm, later)).toMatchObject({ purpose: 'confirm', used: false, staff: 'Marieke Bos' })
  expect(await appointment()).toMatchObject({ confirmed: false })
  expect(await throughTheDoor(request(), confirm, nothing, later)).toEqual({ done: 'confirm' })
  expect(await throughTheDoor(request(), confirm, nothing, later)).toEqual({ done: 'confirm' })
  expect(await appointment()).toMatchObject({ state: 'agreed', confirmed: true })
  expect(await openTasks()).toEqual([])
})

test('the customer moves it to a moment that was offered and to no other, and gets a new confirmation with links of its own', async () => {
  await booked()
  const [, move = ''] = await tokens()
  const door = await doorBehind(move, later)
  const [at = ''] = door?.moments ?? []
  expect(await throughTheDoor(request(), move, { ...nothing, at: '2025-11-26T03:00:00.000Z' }, later)).toEqual({
    refused: 'moment-missing',
  })
  expect(await throughTheDoor(request(), move, { ...nothing, at }, later)).toEqual({ done: 'move' })
  expect(new Date((await appointment())?.startsAt ?? '').toISOString()).toBe(at)
  expect((await mails()).at(-1)?.file).toContain('SEQUENCE:1')
  expect(await openTasks()).toEqual([{ text: expect.stringMatching(/^Hendriks Loodgieters verzette het bezoek zelf naar /) }])
  expect(await doorBehind(move, later)).toBeNull()
  expect(await tokens()).toHaveLength(3)
})

test('the customer cancels: the minutes are free again, and who wants no more contact is shut out', async () => {
  await booked()
  const [, , cancel = ''] = await tokens()
  expect(await throughTheDoor(request(), cancel, { at: null, reason: 'Verhuizing', noMore: true }, later)).toEqual({ done: 'cancel' })
  expect(await appointment()).toMatchObject({ state: 'cancelled', reason: 'Verhuizing' })
  expect(standing((await asSystem((tx) => ledgerOf(tx, base.unit.id)))?.entries ?? []).held).toBe(0)
  const [firm] = await asSystem((tx) => rows(tx, sql`select do_not_contact as "no" from customer where id = ${customerId}`))
  expect(firm).toEqual({ no: true })
  expect(await openTasks()).toEqual([{ text: expect.stringMatching(/wil hierover geen contact meer: Verhuizing\. Bel niet/) }])
})

test('a link ends when the visit begins, a link of nobody opens nothing, and trying many is stopped', async () => {
  await booked()
  const [confirm = ''] = await tokens()
  expect(await doorBehind(confirm, '2025-11-25T09:00:00.000Z')).toBeNull()
  expect(await doorBehind('x'.repeat(43), now)).toBeNull()
  for (let at = 0; at < 31; at++) await throughTheDoor(request(), `x${at}`, nothing, now)
  expect(await throughTheDoor(request(), confirm, nothing, now)).toMatchObject({ refused: 'too-many' })
})
