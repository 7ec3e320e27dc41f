import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { markRelated, separate, skip, undoDecision } from '#app/clean/decide-duplicates.server'
import { duplicatesScreen, preselectedSample } from '#app/clean/duplicate-queue.server'
import { findDuplicatesOf, searchStepOf } from '#app/clean/find-duplicates.server'
import { mergeAllPreselected, mergeGroup, undoMerges } from '#app/clean/merge-duplicates.server'
import { mergeItself } from '#app/clean/merge-itself.server'
import { cleanOverview } from '#app/clean/overview.server'
import { takeIn } from '#app/clean/take-in.server'
import { chooseTrusted } from '#app/clean/trusted-source.server'
import { undoImport } from '#app/clean/undo-import.server'
import { uploadFile } from '#app/clean/upload-file.server'
import type { StaffActor } from '#domain/relations/actor'
import { type CleanOffice, cleanOffice, csv, header, newCampaign } from '#tests/support/clean-office'

let office: CleanOffice
let here: Awaited<ReturnType<typeof newCampaign>>
beforeAll(async () => {
  office = await cleanOffice()
})
beforeEach(async () => {
  here = await newCampaign(office)
})
afterAll(() => office.end())

/** Two firms that each stand in the file twice, and one that stands there once. */
const twice = [
  '1;Bakker Klimaattechniek B.V.;Industrieweg 14;4191 NM;Geldermalsen;0345-550127;info@bakker.example;Dhr. E. Bakker;€ 84.200,-;',
  ';BAKKER KLIMAATTECHN. BV;Industrieweg 14;4191 NM;Geldermalsen;0345-550127;;Mw. M. Yilmaz;;graag na tienen',
  '2;Van der Meer Installaties V.O.F.;Dorpsstraat 3;4001 AB;Tiel;0344-550128;info@vdmeer.example;;€ 12.000,-;',
  ';vd Meer Inst.;Dorpsstr. 3;4001AB;Tiel;0344-550128;info@vdmeer.example;;;',
  '3;Houthandel Zevenaar;Kade 90;6901 AA;Zevenaar;0316-550129;;;;',
]

async function filled(lines: readonly string[] = twice): Promise<string> {
  const outcome = await uploadFile(here.marieke, here.campaignId, { fileName: 'klanten.csv', bytes: csv(header, ...lines) })
  if ('refused' in outcome) throw new Error(outcome.refused)
  await takeIn(here.marieke, outcome.importId, { withFindings: true })
  await findDuplicatesOf(here.marieke, here.campaignId)
  return outcome.importId
}

type GroupRow = { id: string; record_ids: string[]; state: string }

async function groups(state = 'open'): Promise<GroupRow[]> {
  return office.sql<
    GroupRow[]
  >`select id, record_ids, state from duplicate_group where client_id = ${here.clientId} and state = ${state} order by id`
}

async function firstGroup(): Promise<{ campaignId: string; groupId: string; ids: string[] }> {
  const [group] = await groups()
  if (!group) throw new Error('no group was found')
  return { campaignId: here.campaignId, groupId: group.id, ids: group.record_ids }
}

async function living(): Promise<string[]> {
  const found = await office.sql<
    { name: string }[]
  >`select name from customer where client_id = ${here.clientId} and canonical_id is null order by name`
  return found.map(({ name }) => name)
}

describe('finding', () => {
  test('what stands in the file twice is found as a group, what stands there once is not', async () => {
    await filled()
    const found = await groups()
    expect(found.map(({ record_ids }) => record_ids.length)).toEqual([2, 2])
  })

  test('searching again does not ask again what was decided', async () => {
    await filled()
    const { ids, ...address } = await firstGroup()
    await separate(here.marieke, address)
    await findDuplicatesOf(here.marieke, here.campaignId)
    const open = await groups()
    expect(open).toHaveLength(1)
    expect(open[0]?.record_ids).not.toEqual(ids)
  })

  test('what tells two customers apart before merging tells them apart after it', async () => {
    // Forty numbers, each in the file twice; ten of them at the address and under the name of another number.
    const twoOf = (no: number, of: number) => {
      const row = `${no};Kinderopvang ${String.fromCharCode(65 + (of % 20))}lding ${of};Laan ${of + 1};${1011 + of} AB;Amsterdam;;;;;`
      return [row, row.replace('Kinderopvang', 'KINDEROPVANG')]
    }
    const lines = [
      ...Array.from({ length: 30 }, (_, at) => twoOf(1000 + at, at)),
      ...Array.from({ length: 10 }, (_, at) => twoOf(2000 + at, at)),
    ].flat()
    await filled(lines)
    await mergeAllPreselected(here.marieke, here.campaignId)
    const after = await living()
    await findDuplicatesOf(here.marieke, here.campaignId)
    await mergeAllPreselected(here.marieke, here.campaignId)
    expect(await living()).toEqual(after)
    const [numbers] =
      await office.sql`select count(distinct external_no)::int as n from customer where client_id = ${here.clientId} and canonical_id is null`
    expect(numbers?.n).toBe(40)
  })

  test('"not the same" holds while nothing changes, and is asked again once the data of either changed', async () => {
    await filled(twice.slice(0, 2))
    const { ids, ...address } = await firstGroup()
    await separate(here.marieke, address)
    await findDuplicatesOf(here.marieke, here.campaignId)
    expect(await groups()).toEqual([])
    await office.sql`update customer set kvk = '31813879' where id = any(${ids})`
    await findDuplicatesOf(here.marieke, here.campaignId)
    expect((await groups()).map(({ record_ids }) => [...record_ids].sort())).toEqual([[...ids].sort()])
    await separate(here.marieke, await firstGroup())
    await findDuplicatesOf(here.marieke, here.campaignId)
    expect(await groups()).toEqual([])
  })

  test('"not the same" holds also after one of the two took up another record, and after that was undone', async () => {
    await filled(twice.slice(0, 2))
    const { ids, ...address } = await firstGroup()
    await separate(here.marieke, address)
    const again = await uploadFile(here.marieke, here.campaignId, {
      fileName: 'meer.csv',
      bytes: csv(header, '1;Bakker Klimaattechniek;Industrieweg 14;4191 NM;Geldermalsen;0345-550127;verkoop@bakker.example;;;'),
    })
    if ('refused' in again) throw new Error(again.refused)
    await takeIn(here.marieke, again.importId, { withFindings: true })
    await findDuplicatesOf(here.marieke, here.campaignId)
    const [group] = await groups()
    const third = group?.record_ids.find((id) => !ids.includes(id))
    const [one] = ids
    const merged = await mergeGroup(
      here.marieke,
      { campaignId: here.campaignId, groupId: group?.id ?? '' },
      { keeperId: one, memberIds: [one ?? '', third ?? ''] },
    )
    if ('refused' in merged) throw new Error(merged.refused)
    const apart = async () => {
      await findDuplicatesOf(here.marieke, here.campaignId)
      return (await groups()).some(({ record_ids }) => ids.every((id) => record_ids.includes(id)))
    }
    expect(await apart()).toBe(false)
    await undoMerges(here.marieke, here.campaignId, [merged.eventId])
    expect(await apart()).toBe(false)
  })

  test('the score on arrival stays what it was when duplicates are merged, told apart or taken back', async () => {
    await filled()
    const arrived = async () => (await cleanOverview(here.marieke, here.campaignId))?.scoreBefore
    const first = await arrived()
    expect(first?.unique).toBeLessThan(100)
    const { ids: _, ...address } = await firstGroup()
    const merged = await mergeGroup(here.marieke, address)
    if ('refused' in merged) throw new Error(merged.refused)
    expect(await arrived()).toEqual(first)
    await findDuplicatesOf(here.marieke, here.campaignId)
    await separate(here.marieke, await firstGroup())
    expect(await arrived()).toEqual(first)
    await undoMerges(here.marieke, here.campaignId, [merged.eventId])
    await findDuplicatesOf(here.marieke, here.campaignId)
    expect(await arrived()).toEqual(first)
  })

  test('where the client chose so, what is sound by rule is merged by itself, told, and taken back like any merge', async () => {
    const lines = Array.from({ length: 12 }, (_, at) => {
      const row = `${at};Kinderopvang ${String.fromCharCode(65 + at)}lding;Laan ${at + 1};${1011 + at} AB;Amsterdam;020-55501${10 + at};;;;`
      return [row, row.replace(`${at};Kinderopvang`, ';KINDEROPVANG')]
    })
    await filled(lines.flat())
    expect(await living()).toHaveLength(24)
    expect(await mergeItself(here.marieke, here.campaignId, true)).toEqual({ on: true })
    const found = await findDuplicatesOf(here.marieke, here.campaignId)
    if ('refused' in found || !found.mergedItself) throw new Error('nothing was merged')
    expect(await living()).toHaveLength(24 - found.mergedItself.merged)
    expect(found.mergedItself.merged).toBeGreaterThan(0)
    await undoMerges(here.marieke, here.campaignId, found.mergedItself.eventIds)
    expect(await living()).toHaveLength(24)
  })

  test('how far a search is, is told to who sees the campaign and to nobody else', async () => {
    const elsewhere = await newCampaign(office)
    const running = filled()
    expect(await searchStepOf(here.marieke, here.campaignId)).toHaveProperty('step')
    expect(await searchStepOf(elsewhere.marieke, here.campaignId)).toBeNull()
    await running
    expect(await searchStepOf(here.marieke, here.campaignId)).toEqual({ step: null })
  })

  test('two people who start a search at once get one search', async () => {
    await filled()
    const [one, other] = await Promise.all([
      findDuplicatesOf(here.marieke, here.campaignId),
      findDuplicatesOf(here.marieke, here.campaignId),
    ])
    expect(one).toEqual(other)
    expect(await groups()).toHaveLength(2)
  })

  test('a skipped group comes back at the end of the queue, also after a new search', async () => {
    await filled()
    const { groupId, ids } = await firstGroup()
    await skip(here.marieke, { campaignId: here.campaignId, groupId })
    await findDuplicatesOf(here.marieke, here.campaignId)
    const skipped = await groups('skipped')
    expect(skipped.map(({ record_ids }) => [...record_ids].sort())).toEqual([[...ids].sort()])
    const screen = await duplicatesScreen(here.marieke, here.campaignId, {})
    expect(screen?.queue.queue.at(-1)).toBe(skipped[0]?.id)
  })
})

describe('merging', () => {
  test('the fuller record stays, with what only the other had', async () => {
    await filled(twice.slice(0, 2))
    const { ids: _, ...address } = await firstGroup()
    const merged = await mergeGroup(here.marieke, address, { op: randomUUID() })
    if ('refused' in merged) throw new Error(merged.refused)
    const [keeper] = await office.sql`select name, external_no, email from customer where id = ${merged.keeperId}`
    expect(keeper).toEqual({ name: 'Bakker Klimaattechniek B.V.', external_no: '1', email: 'info@bakker.example' })
    const people =
      await office.sql`select k.name from job j join contact k on k.id = j.contact_id where j.customer_id = ${merged.keeperId} order by k.name`
    expect(people.map(({ name }) => name)).toEqual(['E. Bakker', 'M. Yilmaz'])
  })

  test('a reviewer chooses who stays and whose name is taken', async () => {
    await filled(twice.slice(0, 2))
    const { ids, ...address } = await firstGroup()
    const [short] = await office.sql`select id, name from customer where client_id = ${here.clientId} and external_no is null`
    const other = ids.find((id) => id !== short?.id) ?? ''
    await mergeGroup(here.marieke, address, { keeperId: other, fields: { name: short?.id } })
    expect(await living()).toEqual([short?.name])
  })

  test('of two files that differ the trusted source is proposed, and only a source that is there can be trusted', async () => {
    const take = async (fileName: string, line: string) => {
      const file = await uploadFile(here.marieke, here.campaignId, { fileName, bytes: csv(header, line) })
      if ('refused' in file) throw new Error(file.refused)
      await takeIn(here.marieke, file.importId, { withFindings: true })
    }
    await take('beurs 2026.csv', ';BAKKER KLIMAATTECHN;Industrieweg 14;4191 NM;Geldermalsen;0345-550127;info@bakker.example;;;')
    await take(
      'klanten 2026-10.csv',
      '1;Bakker Klimaattechniek B.V.;Industrieweg 14;4191 NM;Geldermalsen;0345-550127;info@bakker.example;;;',
    )
    await findDuplicatesOf(here.marieke, here.campaignId)
    const suggested = async () => {
      const screen = await duplicatesScreen(here.marieke, here.campaignId, {})
      const name = screen?.group?.fields.find(({ field }) => field === 'name')
      return [screen?.sources.names, name?.texts[name.from], name?.why]
    }
    expect(await suggested()).toEqual([['beurs', 'klanten'], 'Bakker Klimaattechniek B.V.', 'most-complete'])
    expect(await chooseTrusted(here.marieke, here.campaignId, 'elders')).toEqual({ refused: 'unknown-source' })
    expect(await chooseTrusted(here.marieke, here.campaignId, 'beurs')).toEqual({ trusted: 'beurs' })
    expect((await suggested()).slice(1)).toEqual([expect.stringMatching(/klimaattechn$/i), 'trusted'])
    const { ids: _, ...address } = await firstGroup()
    await mergeGroup(here.marieke, address, { op: randomUUID() })
    expect(await living()).toEqual([expect.stringMatching(/klimaattechn$/i)])
  })

  test('the same key pressed twice merges once', async () => {
    await filled()
    const { ids: _, ...address } = await firstGroup()
    const op = randomUUID()
    const first = await mergeGroup(here.marieke, address, { op })
    expect(await mergeGroup(here.marieke, address, { op })).toEqual(first)
    expect(await living()).toHaveLength(4)
  })

  test('of two reviewers who decide one group, the second is told who was first', async () => {
    await filled()
    const { ids: _, ...address } = await firstGroup()
    const tom: StaffActor = { ...here.marieke, staffId: here.colleagueId, userId: randomUUID(), name: 'Tom Jansen' }
    const outcomes = await Promise.all([mergeGroup(here.marieke, address, { op: randomUUID() }), separate(tom, address)])
    const refused = outcomes.filter((outcome) => 'refused' in outcome)
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ refused: 'decided-by-other', who: expect.stringMatching(/Marieke Bos|Tom Jansen/) })
  })

  test('a record outside the group cannot be drawn into it', async () => {
    await filled()
    const { ids, ...address } = await firstGroup()
    const [stranger] = await office.sql`select id from customer where client_id = ${here.clientId} and id <> all(${ids}) limit 1`
    expect(await mergeGroup(here.marieke, address, { memberIds: [ids[0] as string, stranger?.id] })).toEqual({ refused: 'not-in-group' })
    expect(await mergeGroup(here.marieke, address, { keeperId: stranger?.id })).toEqual({ refused: 'not-in-group' })
    expect(await living()).toHaveLength(5)
  })

  test('two KvK numbers are not merged before a person chose', async () => {
    await filled(twice.slice(0, 2))
    const { ids, ...address } = await firstGroup()
    await office.sql`update customer set kvk = case when id = ${ids[0] as string} then '12345678' else '87654321' end where id = any(${ids})`
    expect(await mergeGroup(here.marieke, address)).toEqual({ refused: 'conflicting-numbers' })
    expect(await mergeGroup(here.marieke, address, { fields: { kvk: ids[1] as string } })).not.toHaveProperty('refused')
    const [keeper] = await office.sql`select kvk from customer where client_id = ${here.clientId} and canonical_id is null`
    expect(keeper?.kvk).toBe('87654321')
  })

  test('revenue of a year is kept as the keeper has it, or added up when asked', async () => {
    await filled(twice.slice(0, 2))
    const { ids, ...address } = await firstGroup()
    const [other] = await office.sql`select id from customer where id = any(${ids}) and external_no is null`
    await office.sql`insert into customer_number (client_id, customer_id, measure, year, amount) values (${here.clientId}, ${other?.id}, 'revenue', 2024, 100)`
    const merged = await mergeGroup(here.marieke, address, { sumYears: [2024] })
    if ('refused' in merged) throw new Error(merged.refused)
    const [figure] =
      await office.sql`select amount::int as amount from customer_number where customer_id = ${merged.keeperId} and year = 2024`
    expect(figure?.amount).toBe(8_420_100)
  })

  test('everything that is preselected is merged at once, and taken apart at once', async () => {
    await filled()
    const [before] = await office.sql`select count(*)::int as n from duplicate_group where client_id = ${here.clientId} and preselected = 1`
    expect(before?.n).toBeGreaterThan(0)
    expect(await preselectedSample(here.marieke, here.campaignId)).toHaveLength(before?.n)
    const done = await mergeAllPreselected(here.marieke, here.campaignId, { op: randomUUID() })
    if ('refused' in done) throw new Error(done.refused)
    expect(done.groups).toBe(before?.n)
    expect(await living()).toHaveLength(5 - done.merged)
    expect(await undoMerges(here.marieke, here.campaignId, done.eventIds)).toMatchObject({ undone: done.groups })
    expect(await living()).toHaveLength(5)
  })

  test('a group of which one went up elsewhere lapses', async () => {
    await filled()
    const { groupId, ids } = await firstGroup()
    const [other] = await office.sql`select id from customer where client_id = ${here.clientId} and id <> all(${ids}) limit 1`
    await office.sql`update customer set canonical_id = ${other?.id} where id = ${ids[0] as string}`
    expect(await mergeGroup(here.marieke, { campaignId: here.campaignId, groupId })).toEqual({ refused: 'stale' })
  })

  test('a colleague of another client sees no groups and merges none', async () => {
    await filled()
    const { ids: _, ...address } = await firstGroup()
    const other = await newCampaign(office, 'De Linde')
    expect(await duplicatesScreen(other.marieke, here.campaignId, {})).toBeNull()
    expect(await mergeGroup(other.marieke, address)).toEqual({ refused: 'not-found' })
    expect(await mergeGroup(other.marieke, { ...address, campaignId: other.campaignId })).toEqual({ refused: 'not-found' })
    expect(await mergeAllPreselected(other.marieke, here.campaignId)).toEqual({ refused: 'not-found' })
    expect(await living()).toHaveLength(5)
  })
})

describe('undoing', () => {
  test.each([
    ['a merge', (address: { campaignId: string; groupId: string }) => mergeGroup(here.marieke, address)],
    ['not the same', (address: { campaignId: string; groupId: string }) => separate(here.marieke, address)],
    ['relatives', (address: { campaignId: string; groupId: string }) => markRelated(here.marieke, address, { kind: 'branch' })],
    ['a skip', (address: { campaignId: string; groupId: string }) => skip(here.marieke, address)],
  ])('%s is taken back, and the group waits again', async (_, decide) => {
    await filled()
    const { ids: __, ...address } = await firstGroup()
    const before = (await groups()).map(({ id }) => id)
    await decide(address)
    expect(await undoDecision(here.marieke, address)).toEqual(expect.objectContaining({ undone: 1 }))
    expect((await groups()).map(({ id }) => id)).toEqual(before)
    expect(await living()).toHaveLength(5)
    const [left] = await office.sql`select (select count(*)::int from separate_pair where client_id = ${here.clientId}) as pairs,
      (select count(*)::int from customer_link where client_id = ${here.clientId}) as links`
    expect(left).toEqual({ pairs: 0, links: 0 })
  })

  test('what was not decided cannot be taken back', async () => {
    await filled()
    const { ids: _, ...address } = await firstGroup()
    expect(await undoDecision(here.marieke, address)).toEqual({ refused: 'nothing-to-undo' })
  })

  test('a file is taken back whole also when its customers went up in those of another file', async () => {
    const first = await filled(twice.slice(0, 1))
    const second = await filled(twice.slice(1, 2))
    const { ids: _, ...address } = await firstGroup()
    await mergeGroup(here.marieke, address)
    expect(await living()).toHaveLength(1)
    expect(await undoImport(here.marieke, second)).toEqual({ removed: 1 })
    expect(await living()).toEqual(['Bakker Klimaattechniek B.V.'])
    const [own] =
      await office.sql`select import_id, (select count(*)::int from job where client_id = ${here.clientId}) as jobs from customer where client_id = ${here.clientId}`
    expect(own).toEqual({ import_id: first, jobs: 1 })
  })
})

test('the card of a group shows only what differs, and why the two may be one', async () => {
  await filled(twice.slice(0, 2))
  const screen = await duplicatesScreen(here.marieke, here.campaignId, {})
  const card = screen?.group
  expect(card?.fields.map(({ field }) => field)).toEqual(['name', 'externalNo', 'email'])
  expect(card?.reasons.map(({ field, kind }) => `${field} ${kind}`)).toContain('phone same')
  expect(card?.members.map(({ counts }) => counts.contacts)).toEqual([1, 1])
})
