import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { today } from '#app/http/clock.server'
import { dossierScreen } from '#app/relations/dossier.server'
import { reportFile } from '#app/reports/read.server'
import { closeDb } from '#db/connection'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { canariesIn } from '#tests/matrix/canaries'
import { type Office, officeOfTwo } from '#tests/matrix/people'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

let database: TestDatabase
let office: Office
const at = () => `${today()}T12:00:00.000Z`

beforeAll(async () => {
  database = await freshDatabase()
  process.env.RONDO_DATABASE_URL = database.url
  process.env.RONDO_SECRET ??= 'a secret of the tests, longer than thirty-two signs'
  office = await officeOfTwo(database, today())
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const person = (clientId: string): ClientActor => ({
  kind: 'client',
  level: 'owner',
  clientPersonId: v7(),
  userId: v7(),
  name: 'Bert',
  clientId,
})
const consultant = (staffId: string): StaffActor => ({
  kind: 'staff',
  role: 'consultant',
  staffId,
  userId: v7(),
  name: 'Tom',
  clientIds: [office.clients.A],
  campaignIds: [office.ids.A.campaign],
})

describe('a report', () => {
  test('is there for the client once it is released, and no sooner', async () => {
    const bert = person(office.clients.A)
    expect(await reportFile(bert, office.ids.A.report, null, at())).toMatchObject({ bytes: expect.any(Buffer) })
    expect(await reportFile(bert, office.ids.A.draft, null, at())).toEqual({ refused: 'not-found' })
  })

  test('of another client is not there', async () => {
    expect(await reportFile(person(office.clients.B), office.ids.A.report, null, at())).toEqual({ refused: 'not-found' })
  })
})

describe('a private note', () => {
  test('is read by a manager and not by a consultant who does not look after the customer', async () => {
    const manager: StaffActor = { ...consultant(v7()), role: 'manager', campaignIds: 'all' }
    const read = async (actor: StaffActor) => canariesIn(JSON.stringify(await dossierScreen(actor, office.ids.A.customer)))
    expect(await read(manager)).toEqual(new Set(['A', 'C', 'S', 'P']))
    expect(await read(consultant(office.ids.A.staff))).toEqual(new Set(['A', 'S']))
  })
})
