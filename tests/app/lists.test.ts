import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expireLists } from '#app/lists/expire.server'
import { exportFile, exportList, settleUpload } from '#app/lists/export.server'
import { changeList, doubleList, endList, makeList } from '#app/lists/keep.server'
import { addToList, noteUnsubscribed, takeOff } from '#app/lists/people.server'
import { findForList, listScreen, listsScreen, warningsOfLists } from '#app/lists/read.server'
import { erase } from '#app/relations/erase.server'
import { personPage } from '#app/relations/person-page.server'
import { SYSTEM, withActor } from '#db/door'
import { mergePersons } from '#db/merge-persons'
import { contact, job } from '#db/schema/customer'
import { segment, segmentMember } from '#db/schema/plan'
import { addDays } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { type CleanOffice, cleanOffice, newCampaign } from '#tests/support/clean-office'
import { customersOf } from '#tests/support/customer-base'

// Around the turn of the day in the Netherlands, where it is tomorrow already.
const now = '2026-11-22T23:30:00.000Z'
const today = dayOf(now)
let office: CleanOffice
let here: Awaited<ReturnType<typeof newCampaign>>
let marieke: StaffActor
let people: Record<'anja' | 'bert' | 'cees' | 'dora' | 'els' | 'frits', string>
let listId: string

beforeAll(async () => {
  office = await cleanOffice()
})
beforeEach(async () => {
  here = await newCampaign(office)
  marieke = here.marieke
  people = await withActor(office.db, SYSTEM, async (tx) => {
    const { clientId } = here
    const [krant = '', radio = '', dicht = ''] = await customersOf(tx, clientId, [
      { name: 'De Krant', email: 'redactie@krant.example', tags: ['pers'] },
      { name: 'Radio Tiel', tags: ['pers'] },
      { name: 'Weekblad', status: 'closed' },
    ])
    await customersOf(tx, clientId, [{ name: 'Persbureau Leeg', tags: ['pers'] }])
    const person = async (name: string, customerId: string, change: Partial<typeof contact.$inferInsert & { endsOn: string }> = {}) => {
      const [id, { endsOn, ...fields }] = [randomUUID(), change]
      await tx.insert(contact).values({ clientId, id, name, email: `${name.toLowerCase()}@pers.example`, ...fields })
      await tx.insert(job).values({ clientId, id: randomUUID(), contactId: id, customerId, endsOn: endsOn ?? null })
      return id
    }
    return {
      anja: await person('Anja', krant, { firstName: 'Anja', lastName: 'Smit' }),
      bert: await person('Bert', krant, { email: null }),
      cees: await person('Cees', krant, { doNotContact: true }),
      dora: await person('Dora', radio, { email: null }),
      els: await person('Els', radio, { endsOn: addDays(today, -1) }),
      frits: await person('Frits', dicht),
    }
  })
  listId = await made()
})
afterAll(() => office.end())

const wish = { name: 'Opening', purpose: 'Uitnodiging', campaignId: null, expiresOn: addDays(today, 3) }
async function made(change: Partial<Omit<typeof wish, 'campaignId'> & { campaignId: string }> = {}): Promise<string> {
  const list = await makeList(marieke, { ...wish, ...change, clientId: here.clientId }, { today })
  return 'listId' in list ? list.listId : ''
}
const add = (...contactIds: string[]) => addToList(marieke, listId, { by: 'persons', contactIds }, { now })
const shown = async () => {
  const screen = await listScreen(marieke, listId, { onlyOut: false, page: 1, today })
  return screen?.members.rows.map(({ name, why }) => [name, why])
}
const audited = async (action: string) =>
  office.sql`select detail from audit where action = ${action} and object_id = ${listId}`.then((found) => found.map(({ detail }) => detail))

describe('people on a list', () => {
  test('join when they may be mailed; everybody else is named with the reason, and twice is once', async () => {
    const done = await add(...Object.values(people))
    expect(done).toMatchObject({ added: [people.anja, people.bert], already: 0 })
    expect('refused' in done && Array.isArray(done.refused) && done.refused.map(({ name, reason }) => [name, reason]).sort()).toEqual([
      ['Cees', 'do-not-contact'],
      ['Dora', 'no-address'],
      ['Els', 'left'],
      ['Frits', 'organisation-closed'],
    ])
    expect(await add(people.anja, people.bert)).toMatchObject({ added: [], already: 2 })
    expect(await shown()).toEqual([
      ['Anja', null],
      ['Bert', null],
    ])
    expect(await findForList(marieke, listId, 'krant', today)).toMatchObject([
      { name: 'Anja', isOn: true },
      { name: 'Bert', isOn: true, email: 'redactie@krant.example' },
      { name: 'Cees', why: 'do-not-contact' },
    ])
  })

  test('come from a tag or a segment, with the organisations where nobody is known, and from pasted addresses, each line told', async () => {
    const byTag = await addToList(marieke, listId, { by: 'tag', tag: 'pers', everybody: true }, { now })
    expect(byTag).toMatchObject({ added: [people.anja, people.bert], deserted: { total: 1, organisations: [{ name: 'Persbureau Leeg' }] } })
    expect(await takeOff(marieke, listId, [people.anja, people.bert], { now })).toMatchObject({ taken: { length: 2 } })

    const segmentId = randomUUID()
    await withActor(office.db, SYSTEM, async (tx) => {
      const { clientId, campaignId } = here
      await tx.insert(segment).values({ clientId, campaignId, id: segmentId, name: 'Pers', colour: 'A', position: 1, weight: 1 })
      const [krant] = await office.sql<{ id: string }[]>`select id from customer where client_id = ${clientId} and name = 'De Krant'`
      await tx.insert(segmentMember).values({ clientId, campaignId, customerId: krant?.id ?? '', segmentId })
    })
    expect(await addToList(marieke, listId, { by: 'segment', segmentId, everybody: true }, { now })).toMatchObject({ added: { length: 2 } })
    await takeOff(marieke, listId, [people.anja, people.bert], { now })

    const text = 'Anja Smit <ANJA@pers.example>\nniemand@pers.example; cees@pers.example\nbel de redactie'
    expect(await addToList(marieke, listId, { by: 'pasted', text }, { now })).toMatchObject({
      added: [people.anja],
      refused: [{ name: 'Cees', reason: 'do-not-contact' }],
      unmatched: [{ address: 'niemand@pers.example' }, { text: 'bel de redactie', address: null }],
    })
    expect(await addToList(marieke, listId, { by: 'tag', tag: 'geen', everybody: false }, { now })).toEqual({ refused: 'nobody-meant' })
  })

  test('who unsubscribes stays crossed out and is not put back; with one choice they get no mail at all, and that is taken back', async () => {
    await add(people.anja, people.bert)
    await noteUnsubscribed(marieke, listId, { contactId: people.anja, from: 'list' }, { now })
    expect(await shown()).toEqual([
      ['Anja', 'unsubscribed'],
      ['Bert', null],
    ])
    expect(await takeOff(marieke, listId, [people.anja], { now })).toEqual({ refused: 'unsubscribed-stays' })
    const other = await made({ name: 'Volgende' })
    const addElsewhere = () => addToList(marieke, other, { by: 'persons', contactIds: [people.anja] }, { now })
    await noteUnsubscribed(marieke, listId, { contactId: people.anja, from: 'all-mail' }, { now })
    expect(await addElsewhere()).toMatchObject({ refused: [{ reason: 'no-mail' }] })
    expect(await personPage(marieke, people.anja, {})).toMatchObject({ person: { noMail: true, doNotContact: false } })
    await noteUnsubscribed(marieke, listId, { contactId: people.anja, from: 'none' }, { now })
    expect(await addElsewhere()).toMatchObject({ added: [people.anja] })
  })

  test('who is two records and unsubscribed as one of them is not mailed as the other, and who is erased is gone', async () => {
    await add(people.anja, people.bert)
    await noteUnsubscribed(marieke, listId, { contactId: people.bert, from: 'all-mail' }, { now })
    await withActor(office.db, SYSTEM, (tx) =>
      mergePersons(tx, here.clientId, [{ groupId: null, keeperId: people.anja, memberIds: [people.bert], values: {} }]),
    )
    expect(await shown()).toEqual([['Anja', 'no-mail']])
    const [krant] = await office.sql<{ id: string }[]>`select id from customer where client_id = ${here.clientId} and name = 'De Krant'`
    const annet: StaffActor = { ...marieke, role: 'manager' }
    const of = { customerId: krant?.id ?? '', contactId: people.anja }
    await erase(annet, of, { ground: 'they-asked', typedName: 'Anja' }, now)
    expect(await shown()).toEqual([])
  })
})

describe('a list that leaves', () => {
  test('is written down with who and how many; the upload is asked for until somebody says it is gone, also when the list is over', async () => {
    expect(await exportList(marieke, listId, 'tool', { now })).toEqual({ refused: 'nobody-goes' })
    await add(people.anja, people.bert)
    const op = randomUUID()
    const left = await exportList(marieke, listId, 'tool', { now, op })
    expect(left).toMatchObject({ people: 2, leftOut: 0 })
    expect(await exportList(marieke, listId, 'tool', { now, op })).toEqual(left)
    const of = { listId, exportId: 'exportId' in left ? left.exportId : '' }
    await noteUnsubscribed(marieke, listId, { contactId: people.bert, from: 'list' }, { now })
    const file = await exportFile(marieke, of, today)
    expect(file?.lines.map(({ address, lastName }) => [address, lastName])).toEqual([['anja@pers.example', 'Smit']])
    await endList(marieke, listId, { now })
    expect(await exportFile(marieke, of, today)).toBeNull()
    expect(await warningsOfLists(marieke, { today, whose: 'mine' })).toMatchObject([{ id: listId, isOver: true, uploads: 1 }])
    await settleUpload(marieke, of, 'taken-off', { now })
    expect(await warningsOfLists(marieke, { today, whose: 'all' })).toEqual([])
  })
})

describe('the last day of a list', () => {
  test('is told in the days before, may be put off within bounds, and after it nobody is left but the count', async () => {
    await add(people.anja, people.bert)
    expect(await warningsOfLists(marieke, { today, whose: 'mine' })).toMatchObject([{ id: listId, isOver: false }])
    const change = (expiresOn: string, version = 1) => changeList(marieke, listId, { ...wish, expiresOn, version }, { today })
    expect(await change(addDays(today, 400))).toMatchObject({ refused: 'expires-too-late', latest: addDays(today, 180) })
    expect(await change(addDays(today, -1))).toEqual({ refused: 'expires-in-the-past' })
    expect(await change(addDays(today, 9))).toEqual({ done: true })
    expect(await change(addDays(today, 9))).toEqual({ refused: 'changed-meanwhile' })
    expect(await warningsOfLists(marieke, { today, whose: 'all' })).toEqual([])

    const stands = async () => (await office.sql`select from project_list_member where list_id = ${listId}`).length
    await expireLists(office.db, `${addDays(today, 9)}T22:30:00.000Z`)
    expect(await stands()).toBe(2)
    const after = `${addDays(today, 9)}T23:30:00.000Z`
    await expireLists(office.db, after)
    expect(await stands()).toBe(0)
    expect(await expireLists(office.db, after)).toBe(0)
    expect(await audited('list.expired')).toEqual([{ people: 2, expiresOn: addDays(today, 9) }])
    const later = dayOf(after)
    const { page } = await listsScreen(marieke, { clientId: here.clientId, over: true, page: 1, today: later })
    expect(page.rows).toMatchObject([{ name: 'Opening', people: 2 }])
    expect(await addToList(marieke, listId, { by: 'persons', contactIds: [people.anja] }, { now: after })).toEqual({
      refused: 'list-expired',
    })
    expect(await personPage(marieke, people.anja, {})).toMatchObject({ person: { lists: [] } })
  })

  test('is no end for the people: the next project gets who may still be mailed', async () => {
    await add(people.anja, people.bert)
    await noteUnsubscribed(marieke, listId, { contactId: people.bert, from: 'list' }, { now })
    const next = await doubleList(marieke, listId, { ...wish, name: 'Volgende' }, { now })
    expect(next).toMatchObject({ people: 1, stayed: 1 })
    expect(await doubleList(marieke, listId, { ...wish, campaignId: randomUUID() }, { now })).toEqual({ refused: 'no-such-campaign' })
  })
})

test('a list is not there for who does not see its client, or its campaign', async () => {
  const own = await made({ campaignId: here.campaignId })
  const ask = (actor: StaffActor, id: string) => listScreen(actor, id, { onlyOut: false, page: 1, today })
  expect(await ask(marieke, own)).not.toBeNull()
  expect(await ask({ ...marieke, campaignIds: [] }, own)).toBeNull()
  expect(await ask({ ...marieke, campaignIds: [] }, listId)).not.toBeNull()
  expect(await ask({ ...marieke, clientIds: [randomUUID()] }, listId)).toBeNull()
  expect(await makeList({ ...marieke, clientIds: [] }, { ...wish, clientId: here.clientId }, { today })).toEqual({ refused: 'not-found' })
})
