import { v7 } from 'uuid'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { agreeToKickOff, kickOffForPaper, kickOffPage, recordKickOff } from '#app/kick-off/kick-off.server'
import { closeDb } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { emptyKickOff, isComplete, type KickOffRecord, kickOffRecord, readKickOff } from '#domain/act/kick-off'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-09-22T09:00:00.000Z'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
let base: UnitBase
let firm = 0
beforeEach(async () => {
  firm += 1
  base = await withActor(database.db, SYSTEM, (tx) => aUnit(tx, { client: `Waalstroom ${firm}` }))
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const marieke = (): StaffActor => ({
  ...{ kind: 'staff', role: 'consultant', staffId: base.staffId, userId: v7(), name: 'Marieke Bos' },
  ...{ clientIds: [base.clientId], campaignIds: 'all' },
})
const pieter = (): ClientActor => ({
  ...{ kind: 'client', level: 'owner', clientPersonId: v7(), userId: v7(), name: 'Pieter Verhoeven' },
  clientId: base.clientId,
})
const agreed: KickOffRecord = {
  ...emptyKickOff,
  situation: 'De helft van de installateurs bestelde dit jaar niets.',
  expectations: [{ what: 'nieuwe orders', number: 40 }],
  people: [{ name: 'Pieter Verhoeven', role: 'directeur', decides: 'alles' }],
  agreements: ['Klachten eerst'],
  steps: [{ what: 'Inventarisatieronde', on: '2025-10-06' }],
}
const save = (seen: number, kept = agreed) => recordKickOff(marieke(), base.campaignId, { seen, kept }, { now })
const agree = (edition: number, by: StaffActor | ClientActor = pieter()) =>
  agreeToKickOff(by, base.campaignId, { edition, by: 'Pieter Verhoeven' }, { now })
const versions = async () => (await kickOffPage(marieke(), base.campaignId, now))?.versions ?? []

test('until somebody agrees the record is written over; after that a change is the next version and both stay', async () => {
  expect(await save(0)).toEqual({ edition: 1 })
  expect(await save(1, { ...agreed, wishes: 'Rust in de agenda' })).toEqual({ edition: 1 })
  expect(await agree(1)).toEqual({ edition: 1 })
  expect(await save(1, { ...agreed, wishes: 'Ook in Ede' })).toEqual({ edition: 2 })
  const [second, first] = await versions()
  expect(first).toMatchObject({ edition: 1, agreedBy: 'Pieter Verhoeven', record: { wishes: 'Rust in de agenda' } })
  expect(second).toMatchObject({ edition: 2, agreedBy: null, record: { wishes: 'Ook in Ede' } })
})

test('the client agrees in the portal, or ours record who agreed; twice changes nothing', async () => {
  await save(0)
  expect(await agree(1)).toEqual({ edition: 1 })
  const at = (await versions())[0]?.agreedAt
  expect(
    await agreeToKickOff(marieke(), base.campaignId, { edition: 1, by: 'Iemand anders' }, { now: '2025-09-25T09:00:00.000Z' }),
  ).toEqual({
    edition: 1,
  })
  expect((await versions())[0]).toMatchObject({ agreedBy: 'Pieter Verhoeven', agreedAt: at })
})

test('agreeing with, or writing over, a version that is not the last is refused with the newest number', async () => {
  await save(0)
  await agree(1)
  await save(1)
  expect(await agree(1)).toEqual({ refused: 'not-the-last', edition: 2 })
  expect(await save(1, { ...agreed, wishes: 'Van een oud scherm' })).toEqual({ refused: 'not-the-last', edition: 2 })
  expect((await versions())[0]?.record.wishes).toBe('')
})

test('there is nothing to agree with while nobody takes part or nothing is expected or agreed', async () => {
  expect(await agree(1)).toEqual({ refused: 'not-found' })
  await save(0, { ...agreed, people: [] })
  expect(await agree(1)).toEqual({ refused: 'not-complete' })
  expect(isComplete({ ...agreed, expectations: [], agreements: [] })).toBe(false)
})

test('another client sees none of it, neither page nor paper', async () => {
  await save(0)
  const stranger = { ...pieter(), clientId: v7() }
  expect(await kickOffPage(stranger, base.campaignId, now)).toBeNull()
  expect(await kickOffForPaper(stranger, base.campaignId, null, now)).toBeNull()
  expect(await agree(1, stranger)).toEqual({ refused: 'not-found' })
  expect(await kickOffForPaper(pieter(), base.campaignId, 1, now)).toMatchObject({ kickOff: { edition: 1 }, campaign: 'Najaarsronde' })
})

test('a number without end, a day that is none and a thousand agreements are no record; what cannot be read counts as empty', () => {
  const reads = (change: object) => kickOffRecord.safeParse({ ...agreed, ...change }).success
  expect(reads({})).toBe(true)
  expect(reads({ expectations: [{ what: 'orders', number: Number.POSITIVE_INFINITY }] })).toBe(false)
  expect(reads({ steps: [{ what: 'Start', on: '2025-02-30' }] })).toBe(false)
  expect(reads({ agreements: Array(1000).fill('Klachten eerst') })).toBe(false)
  expect(readKickOff({ anders: true })).toEqual(emptyKickOff)
})
