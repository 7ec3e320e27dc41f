import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changesFile } from '#app/clean/changes-file.server'
import { markRelated, separate, undoDecision } from '#app/clean/decide-duplicates.server'
import { duplicatesScreen, preselectedSample } from '#app/clean/duplicate-queue.server'
import { findDuplicatesOf } from '#app/clean/find-duplicates.server'
import { mergeAllPreselected, mergeGroup, undoMerge } from '#app/clean/merge-duplicates.server'
import { changeWords } from '#app/clean/out-words.server'
import { takeIn } from '#app/clean/take-in.server'
import { undoImport } from '#app/clean/undo-import.server'
import { uploadFile } from '#app/clean/upload-file.server'
import { i18nFor } from '#app/http/language.server'
import { namespaces } from '#app/messages/namespaces'
import { type CleanOffice, cleanOffice, csv, newCampaign } from '#tests/support/clean-office'

let office: CleanOffice
let here: Awaited<ReturnType<typeof newCampaign>>
beforeAll(async () => {
  office = await cleanOffice()
})
beforeEach(async () => {
  here = await newCampaign(office)
})
afterAll(() => office.end())

const header = 'Naam;Adres;PC;Plaats;Contactpersoon;Functie contactpersoon;E-mail contactpersoon;Mobiel contactpersoon'

/** Jan van der Berg stands at two firms, with one mobile number; Mo Yilmaz at one. */
const people = [
  'Bakker Klimaattechniek B.V.;Industrieweg 14;4191 NM;Geldermalsen;Jan van der Berg;Inkoper;jan.vdberg@bakkerklimaat.nl;06-55501271',
  'Zonnedak Tiel;Dorpsstraat 3;4001 AB;Tiel;J. van der Berg;Directeur;;06-55501271',
  'Houthandel Zevenaar;Kade 90;6901 AA;Zevenaar;Mo Yilmaz;Eigenaar;mo@houthandelzevenaar.nl;06-55509999',
]

async function filled(lines: readonly string[] = people, fileName = 'mensen.csv'): Promise<string> {
  const outcome = await uploadFile(here.marieke, here.campaignId, { fileName, bytes: csv(header, ...lines) })
  if ('refused' in outcome) throw new Error(outcome.refused)
  await takeIn(here.marieke, outcome.importId, { withFindings: true })
  await findDuplicatesOf(here.marieke, here.campaignId)
  return outcome.importId
}

async function personGroup() {
  const screen = await duplicatesScreen(here.marieke, here.campaignId, { kind: 'person' })
  if (!screen?.group) throw new Error('no group of persons waits')
  return { screen, card: screen.group, address: { campaignId: here.campaignId, groupId: screen.group.id } }
}

/** What the list of all changes says of people: field, before and after. */
async function changesOfMain(): Promise<string[][]> {
  const t = i18nFor('nl').getFixedT('nl', namespaces)
  const file = await changesFile(here.marieke, here.campaignId, changeWords(t))
  const lines: string[][] = []
  for await (const line of file?.rows ?? []) lines.push([line[4] ?? '', line[5] ?? '', line[6] ?? ''])
  return lines
}

async function standing(): Promise<{ name: string; at: string[] }[]> {
  const found = await office.sql<{ name: string; at: string[] }[]>`
    select k.name, array_agg(c.name order by c.name) as at from contact k join job j on j.contact_id = k.id and j.ends_on is null
    join customer c on c.id = j.customer_id where k.client_id = ${here.clientId} and k.canonical_id is null group by k.id, k.name order by k.name`
  return [...found]
}

describe('a person who stands at two organisations', () => {
  test('is proposed in a queue of people, with where each works and why', async () => {
    await filled()
    const { screen, card } = await personGroup()
    expect(screen.waiting).toEqual({ organisation: 0, person: 1 })
    expect(card.kind).toBe('person')
    expect(card.members.map(({ places }) => places).sort()).toEqual([
      ['Directeur, Zonnedak Tiel'],
      ['Inkoper, Bakker Klimaattechniek B.V.'],
    ])
    expect(card.reasons.map(({ field }) => field)).toContain('phone')
  })

  test('becomes one with both places, under the name that says most; the organisations stay two', async () => {
    await filled()
    const { address } = await personGroup()
    expect(await mergeGroup(here.marieke, address)).toMatchObject({ keeperId: expect.any(String) })
    expect(await standing()).toEqual([
      { name: 'Jan van der Berg', at: ['Bakker Klimaattechniek B.V.', 'Zonnedak Tiel'] },
      { name: 'Mo Yilmaz', at: ['Houthandel Zevenaar'] },
    ])
    await findDuplicatesOf(here.marieke, here.campaignId)
    expect((await duplicatesScreen(here.marieke, here.campaignId, { kind: 'person' }))?.group).toBeNull()
  })

  test('is taken apart again with each value where it was, and every value that changed is kept with its moment', async () => {
    await filled()
    const before = await standing()
    const { card, address } = await personGroup()
    const [first, second] = card.members.map(({ id }) => id)
    const other = card.keeperId === first ? second : first
    const fields = { name: other as string }
    expect(await mergeGroup(here.marieke, address, { fields })).toMatchObject({ keeperId: card.keeperId })
    const kept =
      await office.sql`select field, after from contact_value where client_id = ${here.clientId} and contact_id = ${card.keeperId}`
    expect(kept.map(({ field }) => field)).toContain('name')
    const told = await changesOfMain()
    expect(told).toContainEqual(['Contactpersoon', 'Jan van der Berg', 'J. van der Berg'])
    expect(await undoMerge(here.marieke, address)).toMatchObject({ undone: 1 })
    expect(await standing()).toEqual(before)
  })

  test('told apart, is not asked again, also not after the same people come in once more', async () => {
    await filled()
    const { address } = await personGroup()
    await separate(here.marieke, address)
    await findDuplicatesOf(here.marieke, here.campaignId)
    expect((await duplicatesScreen(here.marieke, here.campaignId, { kind: 'person' }))?.group).toBeNull()
    await undoDecision(here.marieke, address)
    await findDuplicatesOf(here.marieke, here.campaignId)
    expect((await personGroup()).card.members).toHaveLength(2)
  })

  test('cannot be a branch of somebody', async () => {
    await filled()
    const { address } = await personGroup()
    expect(await markRelated(here.marieke, address, { kind: 'branch' })).toEqual({ refused: 'not-found' })
  })
})

describe('people that may be merged unseen', () => {
  const alike = [
    people[0] as string,
    'Zonnedak Tiel;Dorpsstraat 3;4001 AB;Tiel;Jan van der Berg;Directeur;jan.vdberg@bakkerklimaat.nl;06-55501271',
  ]

  test('are shown first, merged in one go, and an objection of one holds for both', async () => {
    await filled(alike)
    await office.sql`update contact set do_not_contact = true where id = (select max(id::text)::uuid from contact where client_id = ${here.clientId})`
    expect(await preselectedSample(here.marieke, here.campaignId, { kind: 'person' })).toHaveLength(1)
    expect(await mergeAllPreselected(here.marieke, here.campaignId, { kind: 'person' })).toMatchObject({ groups: 1, merged: 1 })
    const [left] = await office.sql`select count(*)::int as n, bool_and(do_not_contact) as objected from contact
      where client_id = ${here.clientId} and canonical_id is null`
    expect(left).toEqual({ n: 1, objected: true })
  })

  test('of two files: taking one back takes its people out of the others', async () => {
    await filled(alike.slice(0, 1), 'een.csv')
    const second = await filled(alike.slice(1), 'twee.csv')
    await mergeAllPreselected(here.marieke, here.campaignId, { kind: 'person' })
    expect(await standing()).toEqual([{ name: 'Jan van der Berg', at: ['Bakker Klimaattechniek B.V.', 'Zonnedak Tiel'] }])
    expect(await undoImport(here.marieke, second)).toEqual({ removed: 1 })
    expect(await standing()).toEqual([{ name: 'Jan van der Berg', at: ['Bakker Klimaattechniek B.V.'] }])
  })
})
