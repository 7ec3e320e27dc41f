import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { beginEvaluation, sayEvaluation } from '#app/reports/evaluation.server'
import { reportFile, reportPage } from '#app/reports/read.server'
import { releaseReport } from '#app/reports/write.server'
import { SYSTEM, withActor } from '#db/door'
import { saveKickOff } from '#db/kick-offs'
import { addStaffMember } from '#db/staff'
import { appendEntries } from '#db/units'
import { emptyKickOff } from '#domain/act/kick-off'
import type { StaffActor } from '#domain/relations/actor'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { aUnit, type UnitBase, work } from '#tests/support/unit-base'

let office: TestDatabase
let base: UnitBase
let annet: StaffActor
const now = '2025-11-21T14:05:00.000Z'

beforeAll(async () => {
  office = await freshDatabase()
  vi.stubEnv('RONDO_DATABASE_URL', office.url)
  vi.stubEnv('APP_ORIGIN', 'https://rondo.example')
  const made = await withActor(office.db, SYSTEM, async (tx) => {
    const unit = await aUnit(tx, { client: 'Waalstroom' })
    await appendEntries(tx, unit.clientId, [work(unit, { bookedAt: '2025-11-18T12:00:00.000Z' })])
    const expectations = [{ what: 'Bezoeken', number: 30 }]
    await saveKickOff(tx, unit, { ...emptyKickOff, expectations }, '2025-09-22T10:00:00.000Z')
    return {
      unit,
      staffId: await addStaffMember(tx, { name: 'Annet', initials: 'AJ', email: 'annet@jansenbos.example', role: 'manager' }),
    }
  })
  base = made.unit
  const who = { kind: 'staff', userId: crypto.randomUUID(), staffId: made.staffId, name: 'Annet', role: 'manager' } as const
  annet = { ...who, clientIds: 'all', campaignIds: 'all' }
})
afterAll(async () => {
  const { closeDb } = await import('#db/connection')
  await closeDb()
  await office.drop()
  vi.unstubAllEnvs()
})

const begun = async () => {
  const made = await beginEvaluation(annet, { campaignId: base.campaignId, kind: 'interim-evaluation', today: '2025-11-21' }, {})
  if ('refused' in made) throw new Error(made.refused)
  return made.reportId
}
const page = async (id: string) => {
  const read = await reportPage(annet, id, null, now)
  if ('refused' in read) throw new Error(read.refused)
  return read
}

test('an evaluation begins once, keeps what was said, and is released and frozen like every report', async () => {
  const id = await begun()
  expect(await begun()).toBe(id)
  const draft = await page(id)
  expect(draft.evaluation?.expectations).toMatchObject([{ what: 'Bezoeken', expected: 30, isTyped: false }])

  const said = { findings: 'De levertijd', agreed: ['Binnen twee dagen bellen'], seen: [{ what: 'Bezoeken', number: 12 }] }
  expect(await sayEvaluation(annet, id, { version: draft.report.version, said })).toEqual({ saved: true })
  expect(await sayEvaluation(annet, id, { version: draft.report.version, said })).toEqual({ refused: 'changed-meanwhile' })

  const changed = await page(id)
  expect(changed.worded.evaluation?.agreed.points).toEqual(['Binnen twee dagen bellen'])
  expect(changed.worded.evaluation?.tables[0]?.rows).toEqual([['Bezoeken', '30', '12', 'nog niet gehaald']])
  expect(await releaseReport(annet, id, changed.report.version, now)).toMatchObject({ released: true })
  expect(await sayEvaluation(annet, id, { version: changed.report.version + 1, said })).toEqual({ refused: 'released-already' })

  expect((await page(id)).worded.evaluation).toEqual(changed.worded.evaluation)
  expect(await reportFile(annet, id, null, now)).toMatchObject({ bytes: expect.any(Buffer) })
  const held =
    await office.sql`select from meeting where campaign_id = ${base.campaignId} and kind = 'interim-evaluation' and held_at is not null`
  expect(held).toHaveLength(1)
})

test('only an evaluation has something said in it', async () => {
  await expect(
    office.sql`insert into report (client_id, id, campaign_id, kind, number, period_key, starts_on, ends_on, language, evaluation)
      values (${base.clientId}, gen_random_uuid(), ${base.campaignId}, 'weekly', 99, 'x', '2025-11-17', '2025-11-23', 'nl', '{}')`,
  ).rejects.toThrow(/check/)
})
