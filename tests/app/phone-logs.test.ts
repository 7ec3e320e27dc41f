import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { runLate } from '#app/carry-out/today/run-late.server'
import { settleLog } from '#app/road/settle-log.server'
import { takeLog } from '#app/road/take-log.server'
import { mostPhotos, photoFile, removePhoto, takePhoto } from '#app/road/take-photo.server'
import { addAppointment } from '#db/appointments'
import { closeDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { waitingLogs } from '#db/phone-logs'
import { photosOf } from '#db/photos'
import { chargesOfCampaigns, customerAtDoor } from '#db/road'
import { rows } from '#db/rows'
import { ledgerOf } from '#db/units'
import { addMinutes } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { standing } from '#domain/units/ledger'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { smallPicture } from '#tests/support/picture'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-11-18T12:00:00.000Z'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)
const device = v7()
const userId = v7()
let base: UnitBase
let customerId: string
let appointmentId: string
let made = 0

beforeEach(async () => {
  made += 1
  await asSystem(async (tx) => {
    base = await aUnit(tx, { client: `Opdrachtgever ${made}`, hours: 10, visits: 4 })
    customerId = (await customersOf(tx, base.clientId, [{ name: 'Hendriks Loodgieters', legalForm: 'bv' }]))[0] ?? ''
  })
  appointmentId = await planned('2025-11-18T09:00:00.000Z')
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

async function planned(startsAt: string): Promise<string> {
  const id = v7()
  const rest = {
    customerId,
    contactId: null,
    staffId: base.staffId,
    minutes: 45,
    sequence: 0,
    rigidity: 'fixed',
    state: 'agreed',
    agreedWith: null,
  } as const
  await asSystem((tx) => addAppointment(tx, base, { id, startsAt, ...rest }))
  return id
}

const marieke = (role: StaffActor['role'] = 'consultant', user = userId): StaffActor => {
  const { staffId, clientId } = base
  return { kind: 'staff', role, staffId, userId: user, name: 'Marieke Bos', clientIds: [clientId], campaignIds: 'all' }
}
const written = (change: object = {}) => ({
  ...{ v: 1, id: v7(), device, seq: 1, writtenAt: '2025-11-18T09:50:00.000Z', appointmentId, arrivedAt: '2025-11-18T09:05:00.000Z' },
  ...{ visitMinutes: 45, driveMinutes: 20, writeUpMinutes: 10, metres: 21_000, outcome: 'satisfied', note: 'Koffie en een goed gesprek' },
  ...change,
})
const send = (log: unknown, actor = marieke()) => takeLog(actor, log, { now, sentAt: now })
const visits = () =>
  asSystem((tx) => rows<Record<string, unknown>>(tx, sql`select * from visit where client_id = ${base.clientId} order by arrived_at`))
const waiting = () => asSystem((tx) => waitingLogs(tx, base))
const used = async () => standing((await asSystem((tx) => ledgerOf(tx, base.unit.id)))?.entries ?? []).used

describe('a visit that was written on a phone', () => {
  test('costs the unit once, however often it arrives, and carries when it was written, when it came in and from which device', async () => {
    const log = written()
    const answers = await Promise.all([send(log), send(log), send(log)])
    expect(answers).toEqual([1, 2, 3].map(() => ({ state: 'taken', visitId: log.id })))
    expect(await send(log)).toEqual(answers[0])
    const [visit, ...more] = await visits()
    expect(more).toEqual([])
    expect(visit).toMatchObject({ id: log.id, device, note: log.note, appointment_id: appointmentId })
    expect([visit?.written_at, visit?.received_at].map((at) => new Date(String(at)).toISOString())).toEqual([log.writtenAt, now])
    expect(await used()).toBe(75)
  })

  test('of somebody who was erased meanwhile books the minutes and brings back not a word, nobody and no picture', async () => {
    await asSystem((tx) =>
      tx.execute(sql`update customer set name = 'N.N. 1', legal_form = null, status = 'closed', do_not_contact = true, erased_at = now()
        where client_id = ${base.clientId} and id = ${customerId}`),
    )
    const place = { latitude: 51.88, longitude: 5.43, accuracy: 20 }
    const log = written({ met: { name: 'Els Hendriks', phone: '0612345678' }, topics: ['Levertijd'], arrivedPlace: place })
    expect(await send(log)).toEqual({ state: 'taken', visitId: log.id })
    expect(await send(log)).toEqual({ state: 'taken', visitId: log.id })
    expect(await visits()).toMatchObject([{ note: null, topics: [], arrived_latitude: null, visit_minutes: 45 }])
    expect(await used()).toBe(75)
    const met = await asSystem((tx) => rows(tx, sql`select from contact where client_id = ${base.clientId}`))
    const photo = { id: v7(), logId: log.id, kind: 'photo', takenAt: log.writtenAt }
    expect(await takePhoto(marieke(), photo, Buffer.from(smallPicture, 'base64'), now)).toEqual({ state: 'taken', visitId: log.id })
    const photos = await asSystem((tx) => rows(tx, sql`select from visit_photo where client_id = ${base.clientId}`))
    expect([met.length, photos.length]).toEqual([0, 0])
  })

  test('under an id that another text came in with is refused, and that text is kept to look at', async () => {
    const log = written()
    await send(log)
    const changed = { ...log, note: 'Iets heel anders' }
    expect(await send(changed)).toEqual({ state: 'refused', why: 'used-twice' })
    expect(await send(changed)).toEqual({ state: 'refused', why: 'used-twice' })
    expect(await waiting()).toMatchObject([{ why: 'used-twice', body: { note: 'Iets heel anders' } }])
    expect(await visits()).toMatchObject([{ note: log.note }])
  })

  test('for a campaign that was closed meanwhile is kept for the manager, who books it after all', async () => {
    await asSystem((tx) => tx.execute(sql`update campaign set ended_on = '2025-11-17' where id = ${base.campaignId}`))
    const log = written()
    expect(await send(log)).toEqual({ state: 'kept', why: 'campaign-closed' })
    expect(await send(log)).toEqual({ state: 'kept', why: 'campaign-closed' })
    const [kept, ...more] = await waiting()
    expect(more).toEqual([])
    expect(kept).toMatchObject({ why: 'campaign-closed', staff: 'Marieke Bos', body: { note: log.note } })
    expect(await settleLog(marieke('consultant'), kept?.id ?? '', 'booked', now)).toEqual({ refused: 'not-yours' })
    expect(await settleLog(marieke('manager', v7()), kept?.id ?? '', 'booked', now)).toEqual({ settled: true })
    expect(await visits()).toMatchObject([{ id: log.id, device }])
    expect(await waiting()).toEqual([])
  })

  test('that a colleague logged before shows both; whichever is chosen, the other stays', async () => {
    await send(written({ note: 'Van kantoor' }))
    const mine = written({ note: 'Van de weg', outcome: 'complaint' })
    expect(await send(mine)).toMatchObject({ state: 'choose', theirs: { note: 'Van kantoor', outcome: 'satisfied' } })
    expect(await settleLog(marieke(), mine.id, 'mine', now)).toEqual({ settled: true })
    expect(await visits()).toMatchObject([{ note: 'Van de weg', outcome: 'complaint' }])
    const desk = await asSystem((tx) => rows(tx, sql`select kind, channel, text from request where client_id = ${base.clientId}`))
    expect(desk).toEqual([{ kind: 'complaint', channel: 'visit', text: 'Van de weg' }])
    const [kept] = await asSystem((tx) => rows<{ body: object }>(tx, sql`select body from phone_log where op = ${mine.id}`))
    expect(kept?.body).toMatchObject({ note: 'Van kantoor', outcome: 'satisfied' })
    expect(await used()).toBe(75)
  })

  test('when the unit ran out is kept, not refused', async () => {
    expect(await send(written({ visitMinutes: 650, arrivedAt: '2025-11-17T23:30:00.000Z' }))).toEqual({
      state: 'kept',
      why: 'not-enough-minutes',
    })
    expect(await visits()).toEqual([])
  })

  test('by a phone whose clock is a day ahead stands at the hour it was', async () => {
    const aDay = 24 * 60
    const log = written({ arrivedAt: addMinutes('2025-11-18T09:05:00.000Z', aDay), writtenAt: addMinutes(now, aDay) })
    expect(await takeLog(marieke(), log, { now, sentAt: addMinutes(now, aDay) })).toMatchObject({ state: 'taken' })
    const [visit] = await visits()
    expect(new Date(String(visit?.arrived_at)).toISOString()).toBe('2025-11-18T09:05:00.000Z')
    expect(visit?.clock_off_seconds).toBe(86_400)
  })

  test('at somebody without an appointment is a visit all the same, with the second person who was met', async () => {
    const walkIn = { campaignId: base.campaignId, customerId }
    const log = written({ appointmentId: null, walkIn, met: { name: 'Lotte de Wit', title: 'Inkoop', phone: '06 123' } })
    expect(await send(log)).toEqual({ state: 'taken', visitId: log.id })
    expect(await visits()).toMatchObject([{ appointment_id: null, customer_id: customerId }])
    const met = await asSystem((tx) =>
      rows(
        tx,
        sql`select p.name, j.title from contact p join job j on j.contact_id = p.id where j.customer_id = ${customerId} and p.name = 'Lotte de Wit'`,
      ),
    )
    expect(met).toEqual([{ name: 'Lotte de Wit', title: 'Inkoop, 06 123' }])
  })

  test('begins at any door of a running campaign one works on, or may see as a manager, and at no other', async () => {
    const atDoor = (staffId: string | null) => asSystem((tx) => customerAtDoor(tx, { staffId, today: '2025-11-18', customerId }))
    const { clientId, campaignId, staffId } = base
    expect(await atDoor(v7())).toBeNull()
    expect(await atDoor(null)).toMatchObject({ customerId, campaignId, customer: 'Hendriks Loodgieters' })
    await asSystem((tx) =>
      tx.execute(
        sql`insert into campaign_staff (client_id, campaign_id, staff_id) values (${clientId}, ${campaignId}, ${staffId}) on conflict do nothing`,
      ),
    )
    expect(await atDoor(staffId)).toMatchObject({ customerId })
    await asSystem((tx) => tx.execute(sql`update customer set do_not_contact = true where id = ${customerId}`))
    expect(await atDoor(null)).toBeNull()
  })

  test('tells the phone beforehand what the contract charges', async () => {
    const charges = () => asSystem((tx) => chargesOfCampaigns(tx, [base.campaignId], '2025-11-18'))
    expect(await charges()).toEqual({ [base.campaignId]: { driveTimeCounts: true, chargesFruitless: true } })
    expect(await asSystem((tx) => chargesOfCampaigns(tx, [base.campaignId], '2020-01-01'))).toEqual({})
  })

  test('that was a phone call instead costs no drive', async () => {
    await send(written({ byPhone: true }))
    expect(await visits()).toMatchObject([{ by_phone: true, drive_minutes: 0, metres: 0 }])
  })
})

describe('a photo with a visit', () => {
  const picture = new Uint8Array(Buffer.from(smallPicture, 'base64url'))
  const bring = (logId: string, change: object = {}, bytes = picture, actor = marieke()) =>
    takePhoto(actor, { id: v7(), logId, kind: 'photo', takenAt: '2025-11-18T09:30:00.000Z', ...change }, bytes, now)
  const photos = (logId: string) => asSystem((tx) => photosOf(tx, base.clientId, [logId]))

  test('comes after its log, once however often it is sent, and is shown to our people without anything beside the image', async () => {
    const log = written()
    expect(await bring(log.id)).toEqual({ state: 'refused', why: 'not-found' })
    await send(log)
    const id = v7()
    for (let time = 0; time < 2; time++) expect(await bring(log.id, { id })).toEqual({ state: 'taken', visitId: log.id })
    expect(await photos(log.id)).toMatchObject([{ id, kind: 'photo', width: 8, height: 8, staff: 'Marieke Bos' }])
    const shown = await photoFile(marieke(), id)
    expect([shown.headers.get('Content-Type'), shown.headers.get('Cache-Control')]).toEqual(['image/jpeg', 'no-store'])
    expect(Buffer.from(await shown.arrayBuffer()).equals(Buffer.from(picture))).toBe(true)
  })

  test('of a log that waits for the manager is kept with it', async () => {
    await asSystem((tx) => tx.execute(sql`update campaign set ended_on = '2025-11-17' where id = ${base.campaignId}`))
    const log = written()
    expect(await send(log)).toMatchObject({ state: 'kept' })
    expect(await bring(log.id, { kind: 'card' })).toMatchObject({ state: 'taken' })
    expect(await photos(log.id)).toMatchObject([{ kind: 'card' }])
  })

  test('of a text beside that of the office is shown with the visit', async () => {
    const office = written({ note: 'Van kantoor' })
    await send(office)
    const mine = written({ note: 'Van de weg' })
    expect(await send(mine)).toMatchObject({ state: 'choose' })
    expect(await bring(mine.id)).toMatchObject({ state: 'taken' })
    expect(await photos(office.id)).toMatchObject([{ kind: 'photo' }])
  })

  test('is taken away by whoever took it or a manager, and by nobody else', async () => {
    const log = written()
    await send(log)
    const id = v7()
    await bring(log.id, { id })
    const other = { ...marieke('consultant', v7()), staffId: v7() }
    expect(await removePhoto(other, id)).toEqual({ refused: 'not-found' })
    expect(await removePhoto(marieke(), id)).toEqual({ removed: true })
    expect(await photos(log.id)).toEqual([])
  })

  test('is refused when it is no picture, another user’s, one too many, or another picture under a known id', async () => {
    const log = written()
    await send(log)
    const id = v7()
    await bring(log.id, { id })
    expect(await bring(log.id, {}, new Uint8Array(Buffer.from('%PDF')))).toEqual({ state: 'refused', why: 'no-picture' })
    expect(await bring(log.id, {}, new Uint8Array(40_000_000))).toEqual({ state: 'refused', why: 'picture-too-large' })
    expect(await bring(log.id, { userId: v7() })).toEqual({ state: 'refused', why: 'not-yours' })
    const other = new Uint8Array(picture)
    other[30] = 0x51
    expect(await bring(log.id, { id }, other)).toEqual({ state: 'refused', why: 'used-twice' })
    for (let more = 1; more < mostPhotos; more++) await bring(log.id)
    expect(await bring(log.id)).toEqual({ state: 'refused', why: 'too-many' })
  })
})

describe('who is met, and who left', () => {
  test('somebody who works there no more is followed to a customer we know by name', async () => {
    const [there = ''] = await asSystem((tx) => customersOf(tx, base.clientId, [{ name: 'Kuipers Installatie', legalForm: 'bv' }]))
    const lotte = written({ met: { name: 'Lotte de Wit', title: 'Inkoop', phone: '' } })
    await send(lotte)
    const jobs = () =>
      asSystem((tx) =>
        rows<{ id: string; at: string; ended: string | null }>(
          tx,
          sql`select p.id, j.customer_id as at, j.ends_on::text as ended from contact p join job j on j.contact_id = p.id
              where p.client_id = ${base.clientId} and p.name = 'Lotte de Wit' order by j.ends_on nulls last`,
        ),
      )
    const contactId = (await jobs())[0]?.id ?? ''
    const next = await planned('2025-11-18T10:00:00.000Z')
    const left = { contactId, to: 'kuipers installatie' }
    await send(written({ appointmentId: next, arrivedAt: '2025-11-18T10:05:00.000Z', left }))
    expect(await jobs()).toMatchObject([
      { at: customerId, ended: '2025-11-18' },
      { at: there, ended: null },
    ])
  })

  test('a visit tells which minutes and kilometres were changed from what was proposed', async () => {
    await send(written({ proposed: { visitMinutes: 40, driveMinutes: 20, writeUpMinutes: 10, metres: 21_000 } }))
    expect(await visits()).toMatchObject([{ visit_minutes: 45, proposed: { visitMinutes: 40, metres: 21_000 } }])
  })
})

describe('a day that goes otherwise', () => {
  test('moves all later visits of who runs late, or none when one of them changed meanwhile', async () => {
    const [first, second] = [await planned('2025-11-18T13:00:00.000Z'), await planned('2025-11-18T14:00:00.000Z')]
    const starts = async () => {
      const found = await asSystem((tx) =>
        rows<{ at: Date | string }>(tx, sql`select starts_at as at from appointment where id in (${first}, ${second}) order by starts_at`),
      )
      return found.map(({ at }) => new Date(at).toISOString().slice(11, 16))
    }
    const moves = [
      { appointmentId: first, version: 1, startsAt: '2025-11-18T13:30:00.000Z' },
      { appointmentId: second, version: 1, startsAt: '2025-11-18T14:30:00.000Z' },
    ]
    const stale = moves.map((move) => (move.appointmentId === first ? { ...move, version: 9 } : move))
    expect(await runLate(marieke(), stale, { now })).toEqual({ refused: 'changed-meanwhile' })
    expect(await starts()).toEqual(['13:00', '14:00'])
    const op = v7()
    for (let time = 0; time < 2; time++) expect(await runLate(marieke(), moves, { now, op })).toEqual({ moved: 2 })
    expect(await starts()).toEqual(['13:30', '14:30'])
    expect(await runLate({ ...marieke(), staffId: v7() }, moves, { now })).toEqual({ refused: 'changed-meanwhile' })
  })

  test('leads to one proposal for another day when nobody was home, however often the log arrives', async () => {
    const again = { op: v7(), staffId: base.staffId, startsAt: '2025-11-25T09:00:00.000Z' }
    const log = written({ outcome: 'not-home', visitMinutes: 0, writeUpMinutes: 0, again })
    for (let time = 0; time < 2; time++) expect(await send(log)).toMatchObject({ state: 'taken' })
    const proposed = () =>
      asSystem((tx) => rows(tx, sql`select id from appointment where customer_id = ${customerId} and state = 'proposed'`))
    expect(await proposed()).toHaveLength(1)
  })
})

describe('bad input', () => {
  test.each([
    ['a visit longer than a day', { visitMinutes: 1_500 }, { state: 'kept', why: 'too-long' }],
    ['a visit that ends before it began', { visitMinutes: -5 }, { state: 'refused', why: 'unreadable' }],
    ['a note of 100 kB', { note: 'é'.repeat(100_000) }, { state: 'kept', why: 'note-too-long' }],
    ['a place that is none', { arrivedPlace: { latitude: 200, longitude: 5 } }, { state: 'refused', why: 'unreadable' }],
    ['an edition of next year', { v: 2 }, { state: 'refused', why: 'newer-than-server' }],
    ['an appointment that is none', { appointmentId: v7() }, { state: 'refused', why: 'not-found' }],
    ['another user of the same phone', { userId: v7() }, { state: 'refused', why: 'not-yours' }],
  ])('%s', async (_, change, answer) => {
    expect(await send(written(change))).toEqual(answer)
    expect(await visits()).toEqual([])
  })

  test('an emoji and text from right to left stand as they were written', async () => {
    const note = 'Goed 🚲 شكرا جزيلا'
    await send(written({ note }))
    expect(await visits()).toMatchObject([{ note }])
  })

  test('a log of the first edition, with only what that had, still arrives', async () => {
    const { note: _, ...bare } = written()
    expect(await send({ ...bare, unknown: 'later' })).toMatchObject({ state: 'taken' })
  })
})
