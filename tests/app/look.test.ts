import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { portalLook, saveLook } from '#app/look/look.server'
import { reportFile } from '#app/reports/read.server'
import { beginReport, releaseReport } from '#app/reports/write.server'
import { SYSTEM, withActor } from '#db/door'
import { addStaffMember } from '#db/staff'
import { appendEntries } from '#db/units'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { pngOf } from '#reports/paper/png'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { aUnit, type UnitBase, work } from '#tests/support/unit-base'

let office: TestDatabase
let base: UnitBase
let annet: StaffActor
const now = '2025-11-21T14:05:00.000Z'
const logo = pngOf({ width: 60, height: 20, rgb: Buffer.alloc(60 * 20 * 3, 90) })

beforeAll(async () => {
  office = await freshDatabase()
  vi.stubEnv('RONDO_DATABASE_URL', office.url)
  vi.stubEnv('APP_ORIGIN', 'https://rondo.example')
  await office.sql`insert into firm (id, name) values (${randomUUID()}, 'Jansen & Bos')`
  const made = await withActor(office.db, SYSTEM, async (tx) => {
    const unit = await aUnit(tx, { client: 'Waalstroom' })
    await appendEntries(tx, unit.clientId, [work(unit, { bookedAt: '2025-11-18T12:00:00.000Z' })])
    return { unit, staffId: await addStaffMember(tx, { name: 'Annet', initials: 'AJ', email: 'annet@jansenbos.example', role: 'manager' }) }
  })
  base = made.unit
  const who = { kind: 'staff', userId: randomUUID(), staffId: made.staffId, name: 'Annet', role: 'manager' } as const
  annet = { ...who, clientIds: 'all', campaignIds: 'all' }
})
afterAll(async () => {
  const { closeDb } = await import('#db/connection')
  await closeDb()
  await office.drop()
  vi.unstubAllEnvs()
})

const pieter = (): ClientActor => ({
  kind: 'client',
  userId: randomUUID(),
  clientPersonId: randomUUID(),
  clientId: base.clientId,
  name: 'Pieter',
  level: 'owner',
})

test('a house has a colour that can be read and a logo that is a picture, or keeps what it had', async () => {
  expect(await saveLook(annet, null, { colour: '#ffcc00', logo: undefined })).toMatchObject({
    refused: 'too-light',
    instead: expect.stringMatching(/^#/),
  })
  expect(await saveLook(annet, null, { colour: 'groen', logo: undefined })).toEqual({ refused: 'no-colour' })
  expect(await saveLook(annet, null, { colour: '', logo: Buffer.from('<svg/>') })).toEqual({ refused: 'no-picture' })
  expect(await portalLook(pieter())).toEqual({ accent: null, logo: null })
  expect(await saveLook(annet, null, { colour: '#145a3c', logo })).toEqual({ saved: true })
  expect(await saveLook(annet, base.clientId, { colour: '7b1e3a', logo: undefined })).toEqual({ saved: true })
  expect(await portalLook(pieter())).toEqual({ accent: '#7b1e3a', logo: expect.stringMatching(/^data:image\/png;base64,/) })
})

test('a released report keeps its look, in both languages, whatever the house does later', async () => {
  const begun = await beginReport(annet, base.campaignId, '2025-11-18', {})
  if ('refused' in begun) throw new Error(begun.refused)
  await releaseReport(annet, begun.reportId, 1, now, { mail: false })
  const both = async () => [await reportFile(annet, begun.reportId, 'nl', now), await reportFile(annet, begun.reportId, 'en', now)]
  const before = await both()
  expect(before.every((file) => 'bytes' in file && file.bytes.includes('/Subtype /Image'))).toBe(true)
  await saveLook(annet, null, { colour: '', logo: null })
  await saveLook(annet, base.clientId, { colour: '#123456', logo: null })
  expect(await both()).toEqual(before)
  expect(await portalLook(pieter())).toEqual({ accent: '#123456', logo: null })
})
