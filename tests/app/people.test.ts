import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dossierScreen } from '#app/relations/dossier.server'
import { editPerson, type PersonForm, personScreen } from '#app/relations/person.server'
import { noteSignal, tickSignal } from '#app/relations/signals.server'
import { closeDb } from '#db/connection'
import { loadDemo } from '#db/seed/demo'
import type { StaffActor } from '#domain/relations/actor'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

const today = '2025-11-18'
let database: TestDatabase
let owner: StaffActor
let stranger: StaffActor
let which: { customerId: string; contactId: string }

beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
  await loadDemo(database.db, today)
  const all = (query: string) =>
    database.sql.begin(async (sql) => {
      await sql`select set_config('rondo.clients', '*', true)`
      return (await sql.unsafe(query)) as unknown as Record<string, string>[]
    })
  const [found] = await all(
    `select j.customer_id, j.contact_id, s.id, s.user_id from customer c join job j on j.customer_id = c.id
     join ownership o on o.customer_id = c.id and o.role = 'owner' join staff s on s.id = o.staff_id
     where c.name like 'Bakker Klimaattechniek%' and c.canonical_id is null`,
  )
  which = { customerId: found?.customer_id ?? '', contactId: found?.contact_id ?? '' }
  const someone = { kind: 'staff', role: 'consultant', name: 'Iemand', clientIds: 'all', campaignIds: 'all' } as const
  owner = { ...someone, staffId: found?.id ?? '', userId: found?.user_id ?? '' }
  const [other] = await all(`select id, user_id from staff where name like 'Annet%'`)
  stranger = { ...someone, staffId: other?.id ?? '', userId: other?.user_id ?? '' }
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const form: PersonForm = {
  version: 1,
  name: 'Erik Bakker',
  title: 'directeur',
  email: 'Erik@Bakker.example',
  phone: '0345 551 184',
  mobile: '06 53 24 61 87',
  linkedinUrl: 'linkedin.com/in/erik',
  birthday: '11-20',
  doNotContact: false,
  strength: 4,
  metAt: 'Vakbeurs Den Bosch',
  metOn: '2025-03-04',
}
const read = (who: StaffActor) => personScreen(who, which, today)
const edit = (who: StaffActor, change: Partial<PersonForm> & { op?: string } = {}) => editPerson(who, which, { ...form, ...change }, today)

describe('a person at a customer', () => {
  test('is edited with values read as an import reads them, and shows who knows them', async () => {
    const { version } = await read(owner)
    expect(await edit(owner, { version })).toEqual({ changed: true })
    expect(await read(owner)).toMatchObject({
      ...{ title: 'directeur', email: 'erik@bakker.example', phone: '+31345551184', mobile: '+31653246187', birthday: '11-20' },
      ...{ linkedinUrl: 'https://linkedin.com/in/erik', mine: { strength: 4, metAt: 'Vakbeurs Den Bosch' }, version: version + 1 },
    })
    const screen = await dossierScreen(owner, which.customerId)
    const person = screen && 'dossier' in screen ? screen.dossier.people.find(({ contactId }) => contactId === which.contactId) : null
    expect(person?.knownBy).toHaveLength(1)
  })

  test('keeps a birthday from whoever does not look after the customer, also when they edit', async () => {
    const { birthday, seesPersonal, version } = await read(stranger)
    expect({ birthday, seesPersonal }).toEqual({ birthday: null, seesPersonal: false })
    expect(await edit(stranger, { version, birthday: '', strength: 0 })).toEqual({ changed: true })
    expect((await read(owner)).birthday).toBe('11-20')
  })

  test('is not overwritten by who read an older version', async () => {
    const { version } = await read(owner)
    expect(await edit(owner, { version: version - 1, name: 'Iemand anders' })).toEqual({ refused: 'changed-meanwhile' })
    expect((await read(owner)).name).toBe('Erik Bakker')
  })

  test.each([
    ['email', 'geen adres', 'email-malformed'],
    ['phone', '12', 'phone-malformed'],
    ['mobile', 'bel maar', 'mobile-malformed'],
    ['linkedinUrl', 'javascript:alert(1)', 'profile-malformed'],
  ])('is left as it was when %s cannot be read', async (field, value, refused) => {
    const { version } = await read(owner)
    expect(await edit(owner, { version, [field]: value })).toEqual({ refused })
    expect((await read(owner)).version).toBe(version)
  })
})

test('a signal stands at the customer until it is dealt with, and comes back when that is undone', async () => {
  const op = v7()
  const made = { op, kind: 'decision-moment', text: 'Kiest in januari een groothandel', actOn: '2025-12-15' } as const
  const noted = await noteSignal(owner, which.customerId, made)
  expect(await noteSignal(owner, which.customerId, made)).toEqual(noted)
  const texts = async () => {
    const screen = await dossierScreen(owner, which.customerId)
    return screen && 'signals' in screen ? screen.signals.map(({ text }) => text) : []
  }
  expect(await texts()).toEqual([made.text])
  if (!('signalId' in noted)) throw new Error('not noted')
  await tickSignal(owner, noted.signalId, true, { now: `${today}T10:00:00.000Z` })
  expect(await texts()).toEqual([])
  await tickSignal(owner, noted.signalId, false, { now: `${today}T10:00:00.000Z` })
  expect(await texts()).toEqual([made.text])
})
