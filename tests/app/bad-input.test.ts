import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { saveActivity } from '#app/act/change-plan.server'
import { NewCampaignForm } from '#app/campaigns/new-campaign.server'
import { CallFields, callFrom } from '#app/carry-out/call-form.server'
import { finishCall } from '#app/carry-out/complete-call.server'
import { moveAppointment } from '#app/carry-out/move-appointment.server'
import { now as clock } from '#app/http/clock.server'
import { readForm, readJson, versionNumber } from '#app/http/form.server'
import { ruleText } from '#app/segments/rule-text.server'
import { pinToSegment, saveSegment } from '#app/segments/save.server'
import { addAppointment } from '#db/appointments'
import { closeDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import type { StaffActor } from '#domain/relations/actor'
import { parseRule } from '#domain/segment/rule'
import { customersOf } from '#tests/support/customer-base'
import { freshDatabase } from '#tests/support/database'
import { aUnit, type UnitBase } from '#tests/support/unit-base'

const now = '2025-11-18T12:00:00.000Z'
const database = await freshDatabase()
process.env.RONDO_DATABASE_URL = database.url
let base: UnitBase
let other: UnitBase
let hendriks: string
let stranger: string
let segmentId: string

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => withActor(database.db, SYSTEM, work)
const marieke = (): StaffActor => {
  const clientIds = [base.clientId, other.clientId]
  return { kind: 'staff', role: 'consultant', staffId: base.staffId, userId: v7(), name: 'Marieke Bos', clientIds, campaignIds: 'all' }
}

beforeAll(async () => {
  await asSystem(async (tx) => {
    base = await aUnit(tx, { client: 'Waalstroom Techniek' })
    other = await aUnit(tx, { client: 'De Linde Zorg' })
    hendriks = (await customersOf(tx, base.clientId, [{ name: 'Hendriks Loodgieters', legalForm: 'bv' }]))[0] ?? ''
    stranger = (await customersOf(tx, other.clientId, [{ name: 'Huisartsen Tiel', legalForm: 'bv' }]))[0] ?? ''
  })
  const made = await saveSegment(marieke(), base.campaignId, segmentForm(inTiel), 'Alle relaties', { now })
  segmentId = 'segmentId' in made ? made.segmentId : ''
})
afterAll(async () => {
  await closeDb()
  await database.drop()
})

const inTiel = { all: [{ field: 'place', test: { op: 'eq', value: 'Tiel' } }] }
const segmentForm = (rule: unknown) => ({ id: null, version: 1, name: v7(), colour: 'A' as const, weight: 1, rule })
const activity = (change: object) => ({
  ...{
    id: null,
    version: 1,
    segmentId,
    kind: 'call' as const,
    target: 5,
    minutes: 60,
    aim: null,
    script: null,
    ownerId: null,
    dueOn: null,
  },
  ...change,
})

describe('an id that somebody made up, or that is of another client, is not found', () => {
  test('as owner of an activity', async () => {
    expect(await saveActivity(marieke(), base.campaignId, activity({ ownerId: v7() }), { now })).toEqual({ refused: 'not-found' })
    expect(await saveActivity(marieke(), base.campaignId, activity({ ownerId: base.staffId }), { now })).toHaveProperty('activityId')
  })

  test('as customer of a segment', async () => {
    const pin = (customerId: string) =>
      pinToSegment(marieke(), base.campaignId, { customerIds: [customerId], segmentId, reason: 'Vaste klant' }, { now })
    expect(await pin(v7())).toEqual({ refused: 'not-found' })
    expect(await pin(stranger)).toEqual({ refused: 'not-found' })
    expect(await pin(hendriks)).toHaveProperty('moved')
  })

  test('as the person who was called', async () => {
    const call = { customerId: hendriks, startedAt: now, minutes: 5, note: null, guardReason: null, followUp: null }
    const finish = (contactId: string | null) =>
      finishCall(marieke(), base.campaignId, { ...call, contactId, end: { outcome: 'no-answer' } }, { now })
    expect(await finish(v7())).toEqual({ refused: 'not-found' })
    expect(await finish(null)).toHaveProperty('callId')
  })
})

describe('a number or a day that nobody can mean is refused at its field', () => {
  const sent = (fields: Record<string, string>) =>
    new Request('http://localhost:3000/', { method: 'POST', headers: { 'Accept-Language': 'nl' }, body: new URLSearchParams(fields) })

  test.each(['2147483648', '9007199254740991', '1e309', 'NaN', '-0', '-1', '1.5', '', 'x'])('the version %j', async (version) => {
    const read = await readForm(sent({ version }), z.object({ version: versionNumber }))
    expect(read.ok).toBe(false)
    if (!read.ok) expect(await read.answer.json()).toMatchObject({ errors: { version: [expect.stringMatching(/\p{L}/u)] }, form: [] })
  })

  test.each(['0000-01-01', '0001-01-01', '9999-12-31', '2025-02-30', '-000001-01-01'])('a campaign from %s', (startsOn) => {
    const { startsOn: said, endsOn } = NewCampaignForm.shape
    expect(said.safeParse(startsOn).error?.issues).toMatchObject([{ message: 'campaigns:errors.day' }])
    expect(endsOn.safeParse('2025-12-19').data).toBe('2025-12-19')
  })

  test.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])('a call back at %s', (startsAt) => {
    const form = CallFields.parse({ outcome: 'callback', startedAt: clock(), minutes: '5', startsAt })
    expect(callFrom(hendriks, form, 'Annet')).toEqual({ lacks: 'noSuchTime' })
  })
})

describe('a rule that came as JSON', () => {
  const rule = (value: string) => ruleText.parse(JSON.stringify({ field: 'place', test: { op: 'eq', value } }))

  test('loses the characters that no database takes, however they are written', async () => {
    expect(readJson('["a\\u0000b","\\ud800","Één 🚲"]')).toEqual(['ab', '\ufffd', 'Één 🚲'])
    for (const value of ['Ti\0el', 'Tiel\ud800'])
      expect(await saveSegment(marieke(), base.campaignId, segmentForm(rule(value)), 'Alle relaties', { now })).toHaveProperty('segmentId')
  })

  test('about a year that is none, or nested without end, is no rule', async () => {
    const inYear = (year: number) => ({ field: 'measure', measure: 'revenue', year, test: { op: 'gt', value: 1 } })
    expect(parseRule(inYear(2024))).not.toBeNull()
    expect([99_999_999_999, -1, 1.5].map((year) => parseRule(inYear(year)))).toEqual([null, null, null])
    const deep = ruleText.parse(`${'{"not":'.repeat(2000)}1${'}'.repeat(2000)}`)
    expect(await saveSegment(marieke(), base.campaignId, segmentForm(deep), 'Alle relaties', { now })).toEqual({ refused: 'no-rule' })
  })
})

test('of two people who move the same appointment one wins, and the other sees where it went', async () => {
  const appointmentId = v7()
  const of = { clientId: base.clientId, campaignId: base.campaignId }
  const planned = { id: appointmentId, customerId: hendriks, contactId: null, staffId: base.staffId, minutes: 45, sequence: 0 }
  const agreed = { startsAt: '2025-11-20T09:00:00.000Z', rigidity: 'fixed' as const, state: 'agreed' as const, agreedWith: null }
  await asSystem((tx) => addAppointment(tx, of, { ...planned, ...agreed }, { driveMinutes: null }))
  const move = (hour: number) =>
    moveAppointment(marieke(), { appointmentId, version: 1, startsAt: `2025-11-20T${hour}:00:00.000Z` }, { now })
  const answers = await Promise.all([move(10), move(13)])
  const won = answers.find((answer) => !('refused' in answer))
  const lost = answers.find((answer) => 'refused' in answer)
  expect(won).toMatchObject({ version: 2 })
  expect(lost).toMatchObject({ refused: 'changed-meanwhile', version: 2, startsAt: won && 'startsAt' in won ? won.startsAt : '' })
})
