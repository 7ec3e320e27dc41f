import { v7 } from 'uuid'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { saveActivity } from '#app/act/change-plan.server'
import { callDesk } from '#app/carry-out/call-desk.server'
import { callQueuePage, callQueues } from '#app/carry-out/call-queue.server'
import { decideInRound, type RoundEntry } from '#app/carry-out/decide-in-round.server'
import { closeRound, inventoryPage, roundForClient, roundForPaper, shareRound, startRound } from '#app/carry-out/inventory.server'
import { saveSegment } from '#app/segments/save.server'
import { closeDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { mergeCustomers } from '#db/merges'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-10-01T09:00:00.000Z'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
let base: UnitBase
let firm = 0
let bakker: string
let devries: string
let smits: string
let roundId: string
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)
const marieke = (): StaffActor => ({
  ...{ kind: 'staff', role: 'consultant', staffId: base.staffId, userId: v7(), name: 'Marieke Bos' },
  ...{ clientIds: [base.clientId], campaignIds: 'all' },
})
const pieter = (): ClientActor => ({
  ...{ kind: 'client', level: 'staff', clientPersonId: v7(), userId: v7(), name: 'Pieter Verhoeven' },
  clientId: base.clientId,
})

beforeEach(async () => {
  firm += 1
  await asSystem(async (tx) => {
    base = await aUnit(tx, { client: `Waalstroom ${firm}` })
    const made = await customersOf(tx, base.clientId, [
      { name: 'Bakker', place: 'Tiel', phone: '+31344000001' },
      { name: 'De Vries', place: 'Tiel', phone: '+31344000002' },
      { name: 'Smits', place: 'Tiel', phone: '+31344000003' },
    ])
    ;[bakker, devries, smits] = made as [string, string, string]
  })
  const rule = { all: [{ field: 'place', test: { op: 'eq', value: 'Tiel' } }] }
  const form = { id: null, version: 1, name: 'Tiel', colour: 'A' as const, weight: 3, rule }
  const segment = await saveSegment(marieke(), base.campaignId, form, 'Overige', { now })
  const visits = {
    id: null,
    version: 1,
    kind: 'visit' as const,
    target: 3,
    minutes: 90,
    aim: null,
    script: null,
    ownerId: null,
    dueOn: null,
  }
  await saveActivity(marieke(), base.campaignId, { ...visits, segmentId: 'segmentId' in segment ? segment.segmentId : '' }, { now })
  const opened = await startRound(marieke(), base.campaignId, 'Ronde 1', { now })
  roundId = 'roundId' in opened ? opened.roundId : ''
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const tell = (entry: RoundEntry, by: StaffActor | ClientActor = marieke()) => decideInRound(by, base.campaignId, entry, { now })
const close = () => closeRound(marieke(), base.campaignId, { roundId, closed: true }, { now })
const waiting = async () => (await callQueuePage(marieke(), base.campaignId, now))?.lines.map(({ name }) => name).sort()

test('while the round is open those are called about whom nothing is decided yet, with whom to visit or phone', async () => {
  await tell({ customerId: bakker, decision: 'phone' })
  await tell({ customerId: devries, decision: 'no' })
  expect(await waiting()).toEqual(['Bakker', 'Smits'])
  expect(await callQueues(marieke(), now)).toMatchObject([{ waiting: 2 }])
})

test('once it is closed who is to be visited or phoned only is called, and nobody else', async () => {
  await tell({ customerId: bakker, decision: 'phone' })
  await tell({ customerId: devries, decision: 'visit' })
  await close()
  expect(await waiting()).toEqual(['Bakker', 'De Vries'])
  expect(await callQueues(marieke(), now)).toMatchObject([{ waiting: 2 }])
})

test('what was told in the round stands before who calls, wishes about days, times and person among them', async () => {
  const said = { problem: 'Levering te laat', agreed: 'Korting', opens: 'Pieter', approach: 'Rustig', avoid: 'Prijs', askFor: 'Anja' }
  await tell({
    customerId: bakker,
    decision: 'visit',
    said,
    wishDays: [2, 4],
    wishFrom: '09:00',
    wishUntil: '12:00',
    wishStaffId: base.staffId,
    bestDays: [4],
    wishBy: '2026-12-18',
  })
  const desk = await callDesk(marieke(), base.campaignId, bakker, now)
  expect(desk?.plan).toMatchObject({
    ...said,
    wishDays: [2, 4],
    wishFrom: '09:00',
    wishUntil: '12:00',
    wishStaff: 'Marieke Bos',
    bestDays: [4],
    wishBy: '2026-12-18',
  })
})

test('two at once do not write over each other: other fields both stay, the same field says what the other wrote', async () => {
  await Promise.all([
    tell({ customerId: bakker, said: { approach: 'Rustig' }, seen: { approach: '' } }),
    tell({ customerId: bakker, said: { avoid: 'Prijs' }, seen: { avoid: '' } }, marieke()),
  ])
  const page = await inventoryPage(marieke(), base.campaignId, roundId, now)
  expect(page?.rows.find(({ customerId }) => customerId === bakker)).toMatchObject({ approach: 'Rustig', avoid: 'Prijs' })
  expect(await tell({ customerId: bakker, said: { approach: 'Vlot' }, seen: { approach: '' } })).toEqual({
    refused: 'written-meanwhile',
    theirs: 'Rustig',
  })
})

test('the client goes through a round in the portal once it was given to them, and not before', async () => {
  expect(await roundForClient(pieter(), roundId, now)).toBeNull()
  expect(await tell({ customerId: bakker, decision: 'visit' }, pieter())).toEqual({ refused: 'not-found' })
  await shareRound(marieke(), base.campaignId, { roundId, shared: true })
  expect((await roundForClient(pieter(), roundId, now))?.rows).toHaveLength(3)
  expect(await tell({ customerId: bakker, decision: 'visit' }, pieter())).toEqual({ decision: 'visit' })
})

test('the list of a closed round is frozen: what becomes of a customer later does not change the paper', async () => {
  await tell({ customerId: bakker, decision: 'visit', said: { approach: 'Rustig' } })
  await close()
  expect(await tell({ customerId: bakker, decision: 'no' })).toMatchObject({ refused: 'round-closed' })
  await asSystem((tx) => mergeCustomers(tx, base.clientId, [{ groupId: null, keeperId: smits, memberIds: [bakker], values: {} }]))
  const paper = await roundForPaper(marieke(), roundId, now)
  expect(paper?.list.find(({ customerId }) => customerId === bakker)).toMatchObject({
    name: 'Bakker',
    approach: 'Rustig',
    decision: 'visit',
  })
})

test('what the round told of a customer who is merged fills what was empty with the keeper; times that suit go together', async () => {
  await tell({ customerId: bakker, decision: 'visit', said: { avoid: 'Prijs', askFor: 'Anja' }, wishDays: [2], wishFrom: '09:00' })
  await tell({ customerId: smits, said: { askFor: 'Kees' }, wishUntil: '08:00' })
  await asSystem((tx) => mergeCustomers(tx, base.clientId, [{ groupId: null, keeperId: smits, memberIds: [bakker], values: {} }]))
  const page = await inventoryPage(marieke(), base.campaignId, roundId, now)
  expect(page?.rows.find(({ customerId }) => customerId === smits)).toMatchObject({
    ...{ decision: 'visit', avoid: 'Prijs', askFor: 'Kees', wishDays: [2] },
    ...{ wishFrom: null, wishUntil: '08:00' },
  })
})
