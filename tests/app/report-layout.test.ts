import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { leaveDueReports, makeReport } from '#app/reports/by-schedule.server'
import { firstPageWith, layOutReport, moveReport } from '#app/reports/layout.server'
import { reportFile, reportPage } from '#app/reports/read.server'
import { beginReport, releaseReport } from '#app/reports/write.server'
import { SYSTEM, withActor } from '#db/door'
import { addStaffMember } from '#db/staff'
import { appendEntries } from '#db/units'
import type { StaffActor } from '#domain/relations/actor'
import type { SvgMark } from '#reports/paper'
import { freshDatabase, type TestDatabase } from '#tests/support/database'
import { aUnit, type UnitBase, work } from '#tests/support/unit-base'

let office: TestDatabase
let base: UnitBase
let annet: StaffActor
let reportId: string
let clients = 0
const now = '2025-11-21T14:05:00.000Z'

beforeAll(async () => {
  office = await freshDatabase()
  vi.stubEnv('RONDO_DATABASE_URL', office.url)
  vi.stubEnv('APP_ORIGIN', 'https://rondo.example')
})
afterAll(async () => {
  const { closeDb } = await import('#db/connection')
  await closeDb()
  await office.drop()
  vi.unstubAllEnvs()
})
beforeEach(async () => {
  clients += 1
  const made = await withActor(office.db, SYSTEM, async (tx) => {
    const unit = await aUnit(tx, { client: `Klant ${clients}` })
    await appendEntries(tx, unit.clientId, [work(unit, { bookedAt: '2025-11-18T12:00:00.000Z' })])
    const email = `annet${clients}@jansenbos.example`
    return { unit, staffId: await addStaffMember(tx, { name: 'Annet', initials: 'AJ', email, role: 'manager' }) }
  })
  base = made.unit
  const who = { kind: 'staff', userId: crypto.randomUUID(), staffId: made.staffId, name: 'Annet', role: 'manager' } as const
  annet = { ...who, clientIds: 'all', campaignIds: 'all' }
  reportId = await begun('2025-11-18')
})

async function begun(day: string): Promise<string> {
  const made = await beginReport(annet, base.campaignId, day, {})
  if ('refused' in made) throw new Error(made.refused)
  return made.reportId
}
async function pageOf(id: string) {
  const page = await reportPage(annet, id, null, now)
  if ('refused' in page) throw new Error(page.refused)
  return page
}
const textsOf = (marks: readonly SvgMark[]): string[] =>
  marks.flatMap(({ text, inside }) => [...(text ? [text.trim()] : []), ...textsOf(inside ?? [])])

describe('who builds a report', () => {
  test('chooses its parts and their order, for this report and, when asked, for the next', async () => {
    expect(await layOutReport(annet, reportId, { version: 1, parts: ['bookings', 'asks'], keep: false })).toEqual({ saved: true })
    expect((await pageOf(reportId)).layout).toEqual(['bookings', 'asks'])
    expect((await pageOf(await begun('2025-11-11'))).layout).toHaveLength(5)

    await layOutReport(annet, reportId, { version: 2, parts: ['places', 'asks'], keep: true })
    expect((await pageOf(await begun('2025-11-04'))).layout).toEqual(['places', 'asks'])
  })

  test('finds the choice in the report that the schedule makes', async () => {
    await layOutReport(annet, reportId, { version: 1, parts: ['asks'], keep: true })
    const plan = { client_id: base.clientId, campaign_id: base.campaignId, starts_on: '2025-11-22' }
    await office.sql`insert into report_schedule ${office.sql(plan)}`
    const later = '2025-11-28T14:05:00.000Z'
    await leaveDueReports(office.db, later)
    await makeReport(office.db, { campaignId: base.campaignId, day: '2025-11-24' }, later)
    const [made] = await office.sql<{ id: string }[]>`select id from report where campaign_id = ${base.campaignId} and made_by_schedule`
    expect((await pageOf(made?.id ?? '')).layout).toEqual(['asks'])
  })

  test('sees the first page as it would be before anything is kept', async () => {
    const page = await firstPageWith(annet, reportId, { parts: ['bookings'], headline: 'Een eigen kop', summary: '', language: 'nl' }, now)
    if ('refused' in page) throw new Error(page.refused)
    const texts = textsOf(page.marks)
    expect(texts.join(' ')).toContain('Een eigen kop')
    expect(texts).toContain('Boekingen deze week')
    expect(texts).not.toContain('Dit vragen we van u')
    expect((await pageOf(reportId)).report).toMatchObject({ headline: null, parts: null })
  })

  test('does not overwrite what a colleague chose meanwhile', async () => {
    await layOutReport(annet, reportId, { version: 1, parts: ['asks'], keep: false })
    expect(await layOutReport(annet, reportId, { version: 1, parts: ['visits'], keep: false })).toEqual({ refused: 'changed-meanwhile' })
  })

  test('moves a draft to another week, but not to one that has a report', async () => {
    expect(await moveReport(annet, reportId, { version: 1, day: '2025-11-12' })).toEqual({ saved: true })
    expect((await pageOf(reportId)).report).toMatchObject({ startsOn: '2025-11-10', endsOn: '2025-11-16', periodKey: '2025-W46' })
    const other = await begun('2025-11-18')
    expect(await moveReport(annet, other, { version: 1, day: '2025-11-12' })).toEqual({ refused: 'there-already' })
    expect((await pageOf(other)).periods.map(({ from }) => from)).not.toContain('2025-11-10')
  })
})

describe('a released report', () => {
  test('keeps its parts, whatever the campaign chooses later, and takes no other', async () => {
    await layOutReport(annet, reportId, { version: 1, parts: ['bookings'], keep: true })
    await releaseReport(annet, reportId, 2, now, { mail: false })
    const before = await reportFile(annet, reportId, 'en', now)
    await layOutReport(annet, await begun('2025-11-11'), { version: 1, parts: ['asks', 'voices'], keep: true })
    expect((await pageOf(reportId)).layout).toEqual(['bookings'])
    expect(await reportFile(annet, reportId, 'en', now)).toEqual(before)
    expect(await layOutReport(annet, reportId, { version: 3, parts: ['asks'], keep: false })).toEqual({ refused: 'released-already' })
    expect(await moveReport(annet, reportId, { version: 3, day: '2025-11-05' })).toEqual({ refused: 'released-already' })
  })
})
