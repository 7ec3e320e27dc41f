import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acceptProposals, fixFinding, settleFinding } from '#app/clean/fix-findings.server'
import { takeIn } from '#app/clean/take-in.server'
import { uploadFile } from '#app/clean/upload-file.server'
import { doorsScreen } from '#app/relations/doors.server'
import { dossierScreen } from '#app/relations/dossier.server'
import { editCustomer } from '#app/relations/edit-customer.server'
import { relationsPage } from '#app/relations/list.server'
import { movePerson, undoMove } from '#app/relations/move-person.server'
import { personPage } from '#app/relations/person-page.server'
import { addPerson, giveRole, writeNote } from '#app/relations/write-dossier.server'
import { SYSTEM, withActor } from '#db/door'
import { findingPage } from '#db/findings'
import type { StaffActor } from '#domain/relations/actor'
import { type CleanOffice, cleanOffice, csv, header, newCampaign } from '#tests/support/clean-office'
import { customersOf } from '#tests/support/customer-base'

let office: CleanOffice
let here: Awaited<ReturnType<typeof newCampaign>>
beforeAll(async () => {
  office = await cleanOffice()
})
beforeEach(async () => {
  here = await newCampaign(office)
})
afterAll(() => office.end())

const have = (...given: Parameters<typeof customersOf>[2]) => withActor(office.db, SYSTEM, (tx) => customersOf(tx, here.clientId, given))
const names = async (filter: Parameters<typeof relationsPage>[1], actor: StaffActor = here.marieke) =>
  (await relationsPage(actor, filter)).page.rows.map(({ name }) => name)

describe('the list', () => {
  test('is found by a part of the name, the place, the postcode, the number or a person', async () => {
    const [bakker = ''] = await have(
      { name: 'Bakker Klimaattechniek', place: 'Geldermalsen', postcode: '4191 NM', externalNo: '104233' },
      { name: 'Smits', place: 'Tiel' },
    )
    await addPerson(here.marieke, bakker, { name: 'Mo Yilmaz', title: '', email: '', phone: '', decisionRole: null })
    for (const search of ['klimaat', 'gelderm', '4191nm', '1042', 'yilmaz'])
      expect([search, await names({ search })]).toEqual([search, ['Bakker Klimaattechniek']])
    expect(await names({ search: 'nergens' })).toEqual([])
    expect(await names({ search: '100%_' })).toEqual([])
  })

  test('shows fifty a page, active ones unless asked otherwise', async () => {
    await have(...Array.from({ length: 53 }, (_, at) => ({ name: `Klant ${String(at).padStart(2, '0')}` })), {
      name: 'Dicht',
      status: 'closed' as const,
    })
    const first = await relationsPage(here.marieke, {})
    expect([first.page.rows.length, first.page.total]).toEqual([50, 53])
    expect(await names({ page: 2 })).toEqual(['Klant 50', 'Klant 51', 'Klant 52'])
    expect(await names({ status: 'closed' })).toEqual(['Dicht'])
  })

  test('shows the latest contact, from the file or from a visit, how it ended and what follows', async () => {
    const [bakker = ''] = await have({ name: 'Bakker', lastContactOn: '2025-01-10' }, { name: 'Smits', lastContactOn: '2025-02-01' })
    await office.sql`insert into visit (client_id, id, campaign_id, customer_id, staff_id, "on", visit_minutes, outcome)
      values (${here.clientId}, ${randomUUID()}, ${here.campaignId}, ${bakker}, ${here.staffId}, '2025-11-04', 45, 'satisfied')`
    await office.sql`insert into task (client_id, id, customer_id, kind, text, due_on, staff_id)
      values (${here.clientId}, ${randomUUID()}, ${bakker}, 'promise', 'Offerte sturen', '2025-11-20', ${here.staffId})`
    const { page } = await relationsPage(here.marieke, {})
    expect(page.rows.map(({ name, last, next }) => [name, last?.on, last?.about, next?.text])).toEqual([
      ['Bakker', '2025-11-04', 'satisfied', 'Offerte sturen'],
      ['Smits', '2025-02-01', null, undefined],
    ])
  })

  test('shows nobody of another client', async () => {
    await have({ name: 'Bakker' })
    const other = await newCampaign(office, 'De Linde')
    expect(await names({}, other.marieke)).toEqual([])
    expect(await names({ clientId: here.clientId }, other.marieke)).toEqual([])
  })
})

describe('the dossier', () => {
  test('a merged relation leads to the one that stayed, over any number of merges', async () => {
    const [a = '', b = '', c = ''] = await have({ name: 'A' }, { name: 'B' }, { name: 'C' })
    await office.sql`update customer set canonical_id = ${b} where id = ${a}`
    await office.sql`update customer set canonical_id = ${c} where id = ${b}`
    expect(await dossierScreen(here.marieke, a)).toEqual({ movedTo: c, name: 'A' })
  })

  test('a private note is for who looks after the relation and for managers', async () => {
    const [bakker = ''] = await have({ name: 'Bakker' })
    await writeNote(here.marieke, bakker, { text: 'dochter studeert in Delft', kind: 'preference', visibility: 'private' })
    const read = async (actor: StaffActor) => {
      const screen = await dossierScreen(actor, bakker)
      return screen && 'timeline' in screen ? screen.timeline.map(({ text }) => text) : null
    }
    expect(await read(here.marieke)).toEqual([])
    expect(await read({ ...here.marieke, role: 'manager' })).toEqual(['dochter studeert in Delft'])
    await office.sql`insert into ownership (client_id, id, customer_id, staff_id, role, starts_on) values (${here.clientId}, ${randomUUID()}, ${bakker}, ${here.staffId}, 'standby', '2025-01-01')`
    expect(await read(here.marieke)).toEqual(['dochter studeert in Delft'])
  })

  test('a note sent twice stands there once', async () => {
    const [bakker = ''] = await have({ name: 'Bakker' })
    const op = randomUUID()
    const note = { text: 'bel na tienen', kind: 'agreement' as const, visibility: 'team' as const, op }
    const first = await writeNote(here.marieke, bakker, note)
    expect(await writeNote(here.marieke, bakker, note)).toEqual(first)
    const screen = await dossierScreen(here.marieke, bakker)
    expect(screen && 'timeline' in screen && screen.timeline).toHaveLength(1)
  })

  test('a person is added with their part in the decision; a number that is none is refused', async () => {
    const [bakker = ''] = await have({ name: 'Bakker' })
    const erik = {
      name: 'Erik van der Berg',
      title: 'directeur',
      email: 'Erik@Bakker.example',
      phone: '06-55500101',
      decisionRole: 'decider' as const,
    }
    expect(await addPerson(here.marieke, bakker, { ...erik, phone: '12' })).toEqual({ refused: 'phone-malformed' })
    expect(await addPerson(here.marieke, bakker, { ...erik, email: 'geen adres' })).toEqual({ refused: 'email-malformed' })
    await addPerson(here.marieke, bakker, erik)
    const screen = await dossierScreen(here.marieke, bakker)
    if (!screen || 'movedTo' in screen) throw new Error('no dossier')
    expect(screen.dossier.people).toMatchObject([
      { name: 'Erik van der Berg', decisionRole: 'decider', email: 'erik@bakker.example', mobile: '+31655500101', isPrimary: true },
    ])
    const jobId = screen.dossier.people[0]?.jobId ?? ''
    expect(await giveRole(here.marieke, bakker, { jobId, decisionRole: 'buyer' })).toEqual({ changed: true })
    expect(await giveRole(here.marieke, bakker, { jobId: randomUUID(), decisionRole: 'buyer' })).toEqual({ refused: 'not-found' })
  })

  test('a colleague of another client finds no dossier and writes none', async () => {
    const [bakker = ''] = await have({ name: 'Bakker' })
    const other = await newCampaign(office, 'De Linde')
    expect(await dossierScreen(other.marieke, bakker)).toBeNull()
    expect(await writeNote(other.marieke, bakker, { text: 'x', kind: 'note', visibility: 'team' })).toEqual({ refused: 'not-found' })
    expect(await editCustomer(other.marieke, bakker, { version: 1, typed: { name: 'Gekaapt' } })).toEqual({ refused: 'not-found' })
  })
})

describe('editing', () => {
  test('values are read as an import reads them', async () => {
    const [bakker = ''] = await have({ name: 'Bakker' })
    await editCustomer(here.marieke, bakker, {
      version: 1,
      typed: { phone: '06-55500101', phone2: '', mobile: '', postcode: '4191nm', name: 'BAKKER' },
    })
    const [now] = await office.sql`select name, phone, mobile, postcode, version from customer where id = ${bakker}`
    expect(now).toEqual({ name: 'BAKKER', phone: null, mobile: '+31655500101', postcode: '4191 NM', version: 2 })
  })

  test('what cannot be right is named per field, and nothing is saved', async () => {
    const [bakker = ''] = await have({ name: 'Bakker' })
    const outcome = await editCustomer(here.marieke, bakker, { version: 1, typed: { postcode: '12345', email: 'x', name: 'Bakker BV' } })
    expect(outcome).toEqual({ refused: 'malformed', wrong: { postcode: 'postcode-five-digits', email: 'email-malformed' } })
    const [now] = await office.sql`select name, version from customer where id = ${bakker}`
    expect(now).toEqual({ name: 'Bakker', version: 1 })
  })

  test('of fifty who save the same version one is kept, and all others get what stands there now', async () => {
    const [bakker = ''] = await have({ name: 'Bakker' })
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, at) => editCustomer(here.marieke, bakker, { version: 1, typed: { name: `Bakker ${at}` } })),
    )
    const kept = outcomes.filter((outcome) => 'version' in outcome)
    const refused = outcomes.filter((outcome) => 'refused' in outcome && outcome.refused === 'changed-meanwhile')
    expect([kept.length, refused.length]).toEqual([1, 49])
    const [now] = await office.sql`select name, version from customer where id = ${bakker}`
    expect(now?.version).toBe(2)
    for (const outcome of refused) expect('theirs' in outcome && outcome.theirs.name).toBe(now?.name)
  })

  test('a form that changes nothing saves nothing', async () => {
    const [bakker = ''] = await have({ name: 'Bakker', place: 'Tiel' })
    expect(await editCustomer(here.marieke, bakker, { version: 1, typed: { name: 'Bakker', place: 'Tiel' } })).toEqual({ version: 1 })
  })
})

describe('gaps', () => {
  async function oneGap() {
    const outcome = await uploadFile(here.marieke, here.campaignId, {
      fileName: 'a.csv',
      bytes: csv(header, '1;Bakker;Dijk 1;41911;Tiel;;;;;', '2;Smits;Dijk 2;4001 AB;Tiel;0344-5;;;;'),
    })
    if ('refused' in outcome) throw new Error(outcome.refused)
    await takeIn(here.marieke, outcome.importId, { withFindings: true })
    const open = await withActor(office.db, SYSTEM, (tx) => findingPage(tx, { clientId: here.clientId }))
    return open.rows
  }
  const open = async () => (await withActor(office.db, SYSTEM, (tx) => findingPage(tx, { clientId: here.clientId }))).total

  test('the right value goes to the customer and closes the finding; a wrong one does not', async () => {
    const [bakker] = await oneGap()
    const address = { campaignId: here.campaignId, findingId: bakker?.id ?? '' }
    expect(await fixFinding(here.marieke, address, '99')).toMatchObject({ refused: 'still-wrong' })
    expect(await open()).toBe(2)
    expect(await fixFinding(here.marieke, address, '4191 ab')).toEqual({ customerId: bakker?.customerId })
    const [now] = await office.sql`select postcode from customer where id = ${bakker?.customerId ?? ''}`
    expect([now?.postcode, await open()]).toEqual(['4191 AB', 1])
  })

  test('said to be right, or put off, it leaves the list; put back, it returns', async () => {
    const [bakker, smits] = await oneGap()
    const address = (id = '') => ({ campaignId: here.campaignId, findingId: id })
    await settleFinding(here.marieke, address(bakker?.id), 'accepted')
    await settleFinding(here.marieke, address(smits?.id), 'later')
    expect(await open()).toBe(0)
    await settleFinding(here.marieke, address(smits?.id), 'open')
    expect(await open()).toBe(1)
  })

  test('all proposals of one check are taken over at once', async () => {
    const [bakker] = await oneGap()
    await office.sql`update finding set proposal = '4191 AB' where id = ${bakker?.id ?? ''}`
    expect(await acceptProposals(here.marieke, here.campaignId, bakker?.rule ?? '')).toEqual({ fixed: 1 })
    expect(await open()).toBe(1)
  })

  test('editing the customer settles what was found about that field', async () => {
    const [bakker] = await oneGap()
    await editCustomer(here.marieke, bakker?.customerId ?? '', { version: 1, typed: { postcode: '4191 AB' } })
    expect(await open()).toBe(1)
  })

  test('a colleague of another client cannot reach a finding', async () => {
    const [bakker] = await oneGap()
    const other = await newCampaign(office, 'De Linde')
    expect(await fixFinding(other.marieke, { campaignId: other.campaignId, findingId: bakker?.id ?? '' }, '4191 AB')).toEqual({
      refused: 'not-found',
    })
    expect(await settleFinding(other.marieke, { campaignId: here.campaignId, findingId: bakker?.id ?? '' }, 'accepted')).toEqual({
      refused: 'not-found',
    })
  })
})

describe('a person', () => {
  const today = '2026-03-02'
  /** Jo, who decides at De Boer and worked at Bakker before; Marieke knows her well. */
  const jo = async () => {
    const [bakker = '', boer = ''] = await have({ name: 'Bakker' }, { name: 'De Boer' })
    const added = await addPerson(here.marieke, boer, { name: 'Jo Smit', title: 'inkoper', email: '', phone: '', decisionRole: 'decider' })
    const contactId = 'contactId' in added ? added.contactId : ''
    await office.sql`insert into job (client_id, id, contact_id, customer_id, title, ends_on)
      values (${here.clientId}, ${randomUUID()}, ${contactId}, ${bakker}, 'planner', '2026-01-31')`
    await office.sql`insert into acquaintance (client_id, contact_id, staff_id, strength, met_at)
      values (${here.clientId}, ${contactId}, ${here.staffId}, 4, 'beurs in Tiel')`
    return { bakker, boer, contactId }
  }

  test('has a page with the places they had, who knows them and what was private for who looks after one of those', async () => {
    const { bakker, boer, contactId } = await jo()
    const note = { kind: 'preference', visibility: 'private', text: 'Drinkt thee' } as const
    await office.sql`insert into note (client_id, id, customer_id, contact_id, kind, visibility, text)
      values (${here.clientId}, ${randomUUID()}, ${boer}, ${contactId}, ${note.kind}, ${note.visibility}, ${note.text})`
    const read = async (actor: StaffActor) => {
      const screen = await personPage(actor, contactId, {})
      if (!screen || 'movedTo' in screen) throw new Error('no page')
      return screen
    }
    const { person, timeline, preferences, seesPersonal } = await read({ ...here.marieke, role: 'manager' })
    expect(person.places.map(({ customerId, title, isNow }) => [customerId, title, isNow])).toEqual([
      [boer, 'inkoper', true],
      [bakker, 'planner', false],
    ])
    expect(person.knownBy).toMatchObject([{ strength: 4, metAt: 'beurs in Tiel' }])
    expect([timeline.map(({ customer }) => customer?.id), preferences.map(({ text }) => text), seesPersonal]).toEqual([
      [boer],
      ['Drinkt thee'],
      true,
    ])
    expect(await read(here.marieke)).toMatchObject({ timeline: [], preferences: [], seesPersonal: false })
    expect(await personPage({ ...here.marieke, clientIds: [] }, contactId, {})).toBeNull()
  })

  test('opens a door where they work, and where they worked', async () => {
    const { bakker, boer, contactId } = await jo()
    const at = async (customerId: string) =>
      (await doorsScreen(here.marieke, { words: '', customerId, page: 1, today }))?.doors.rows.map(({ standing, nowAt, strength }) => [
        standing,
        nowAt,
        strength,
      ])
    expect(await at(boer)).toEqual([['there', null, 4]])
    expect(await at(bakker)).toEqual([['gone', 'De Boer', 4]])
    // Who talked with somebody knows them a little, by whatever was written of it.
    await office.sql`insert into visit (client_id, id, campaign_id, customer_id, contact_id, staff_id, "on", visit_minutes, outcome)
      select ${here.clientId}, ${randomUUID()}, ${here.campaignId}, ${boer}, ${contactId}, id, '2026-02-02', 30, 'satisfied' from staff where id = ${here.staffId}`
    expect((await doorsScreen(here.marieke, { words: 'de boe', customerId: null, page: 1, today }))?.doors.rows).toMatchObject([
      { lastTalkOn: '2026-02-02', strength: 4 },
    ])
    expect(await doorsScreen({ ...here.marieke, clientIds: [] }, { words: '', customerId: boer, page: 1, today })).toBeNull()
  })

  test('who works elsewhere now is followed, the old place stays, and that is taken back', async () => {
    const { bakker, boer, contactId } = await jo()
    const move = (change: object) =>
      movePerson(
        here.marieke,
        contactId,
        { customerId: boer, leftOn: '2026-03-01', wentTo: 'Nieuwland', addFirm: false, ...change },
        { today },
      )
    const places = async () => {
      const screen = await personPage({ ...here.marieke, role: 'manager' }, contactId, {})
      return screen && 'person' in screen ? screen.person.places.map(({ customer, isNow }) => [customer, isNow]) : null
    }
    const before = await places()
    expect(await move({})).toEqual({ refused: 'nobody-called', name: 'Nieuwland' })
    expect(await move({ leftOn: '2026-03-03' })).toEqual({ refused: 'left-in-the-future' })
    expect(await move({ wentTo: 'de boer' })).toEqual({ refused: 'same-place' })
    expect(await move({ customerId: bakker })).toMatchObject({ refused: 'nobody-called' })
    const moved = await move({ addFirm: true })
    expect(await places()).toEqual([
      ['Nieuwland', true],
      ['De Boer', false],
      ['Bakker', false],
    ])
    if ('refused' in moved) throw new Error('not moved')
    expect(await undoMove(here.marieke, contactId, randomUUID(), today)).toEqual({ refused: 'moved-on' })
    await office.sql`update job set title = 'Inkoper' where contact_id = ${contactId} and ends_on is null`
    expect(await undoMove(here.marieke, contactId, moved.endedJobId, today)).toEqual({ refused: 'moved-on' })
    await office.sql`update job set title = null where contact_id = ${contactId} and ends_on is null`
    expect(await undoMove(here.marieke, contactId, moved.endedJobId, today)).toEqual({ undone: true })
    expect(await undoMove(here.marieke, contactId, moved.endedJobId, today)).toEqual({ refused: 'moved-on' })
    await office.sql`update job set starts_on = '2026-02-01' where contact_id = ${contactId} and ends_on is null`
    expect(await move({ leftOn: '2026-01-01', wentTo: '' })).toEqual({ refused: 'left-before-it-began' })
    expect(await places()).toEqual(before)
    expect(await names({ search: 'Nieuwland' })).toEqual([])
  })
})
