import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findingsFile, takeCorrections } from '#app/clean/findings-file.server'
import { acceptProposals } from '#app/clean/fix-findings.server'
import { findingWords } from '#app/clean/out-words.server'
import { answerQuestion, askTheClient, questionsScreen } from '#app/clean/questions.server'
import { sheetAnswer } from '#app/clean/sheet-answer.server'
import { onDisk } from '#app/clean/stored-file.server'
import { takeIn } from '#app/clean/take-in.server'
import { uploadFile } from '#app/clean/upload-file.server'
import { i18nFor } from '#app/http/language.server'
import { namespaces } from '#app/messages/namespaces'
import type { ClientActor } from '#domain/relations/actor'
import { type CleanOffice, cleanOffice, csv, header, newCampaign } from '#tests/support/clean-office'

let office: CleanOffice
let here: Awaited<ReturnType<typeof newCampaign>>
let pieter: ClientActor
const rule = 'phone-malformed'
const t = i18nFor('nl').getFixedT('nl', namespaces)
beforeAll(async () => {
  office = await cleanOffice()
})
beforeEach(async () => {
  here = await newCampaign(office)
  pieter = {
    kind: 'client',
    level: 'owner',
    clientId: here.clientId,
    clientPersonId: v7(),
    userId: v7(),
    name: 'Pieter Verhoeven',
  } as ClientActor
  const bytes = csv(header, '1;Bakker;Industrieweg 14;4191 NM;Geldermalsen;0345-5501;;;;', '2;Van der Meer;Kade 3;4001 AB;Tiel;0344-5;;;;')
  const outcome = await uploadFile(here.marieke, here.campaignId, { fileName: 'klanten.csv', bytes })
  if ('refused' in outcome) throw new Error(outcome.refused)
  await takeIn(here.marieke, outcome.importId, { withFindings: true })
})
afterAll(() => office.end())

const phones = async () =>
  (await office.sql<{ phone: string | null }[]>`select phone from customer where client_id = ${here.clientId} order by external_no`).map(
    ({ phone }) => phone,
  )

const asked = async () => (await questionsScreen(pieter, here.campaignId, 1))?.questions.rows ?? []

describe('questions to the client', () => {
  test('stand in the portal once they are asked, and an answer becomes what we know when we take it over', async () => {
    expect(await asked()).toEqual([])
    expect(await askTheClient(here.marieke, here.campaignId, rule)).toEqual({ asked: 2 })
    expect(await askTheClient(here.marieke, here.campaignId, rule)).toEqual({ asked: 0 })
    const [bakker] = await asked()
    expect(bakker).toMatchObject({ customerName: 'Bakker', field: 'phone', value: '0345-5501', answer: null })
    const answer = { op: randomUUID(), findingId: bakker?.id ?? '', answer: '0345 550127' }
    await answerQuestion(pieter, here.campaignId, answer)
    expect(await answerQuestion(pieter, here.campaignId, answer)).toEqual({ answered: bakker?.id })
    expect(await phones()).toEqual([null, null])
    expect(await acceptProposals(here.marieke, here.campaignId, rule)).toEqual({ fixed: 1 })
    expect(await phones()).toEqual(['+31345550127', null])
    expect((await asked()).map(({ customerName }) => customerName)).toEqual(['Van der Meer'])
  })

  test('an answer is taken back by an empty one, and what was not asked is not answered', async () => {
    const [finding] = await office.sql<
      { id: string }[]
    >`select id from finding where client_id = ${here.clientId} and rule = ${rule} limit 1`
    const findingId = finding?.id ?? ''
    expect(await answerQuestion(pieter, here.campaignId, { findingId, answer: '06' })).toEqual({ refused: 'not-found' })
    await askTheClient(here.marieke, here.campaignId, rule)
    await answerQuestion(pieter, here.campaignId, { findingId, answer: '0345 550127' })
    await answerQuestion(pieter, here.campaignId, { findingId, answer: '' })
    expect((await asked()).map(({ answer }) => answer)).toEqual([null, null])
  })

  test('are those of this client and nobody else', async () => {
    await askTheClient(here.marieke, here.campaignId, rule)
    const [question] = await asked()
    const other = await newCampaign(office, 'Een andere')
    const stranger = { ...pieter, clientId: other.clientId }
    expect(await questionsScreen(stranger, here.campaignId, 1)).toBeNull()
    expect(await answerQuestion(stranger, other.campaignId, { findingId: question?.id ?? '', answer: 'x' })).toEqual({
      refused: 'not-found',
    })
  })
})

describe('the list of findings', () => {
  test.each(['csv', 'xlsx'] as const)('filled in as %s and taken in again it makes proposals, once', async (format) => {
    const list = await findingsFile(here.marieke, here.campaignId, findingWords(t))
    if (!list) throw new Error('no list')
    async function* filled() {
      let first = true
      for await (const cells of list?.rows ?? []) {
        const right = cells[4] === 'Telefoon' && cells[2] === 'Bakker' ? '+31 345 550127' : ''
        yield first ? cells : [...cells.slice(0, -1), right]
        first = false
      }
    }
    const bytes = new Uint8Array(await sheetAnswer('lijst', filled(), format).arrayBuffer())
    const take = () => onDisk([bytes], (file) => takeCorrections(here.marieke, here.campaignId, file))
    expect(await take()).toEqual({ kept: 1, passed: 0 })
    expect(await acceptProposals(here.marieke, here.campaignId, rule)).toEqual({ fixed: 1 })
    expect(await phones()).toEqual(['+31345550127', null])
    expect(await take()).toEqual({ kept: 0, passed: 1 })
  })

  test('another file is refused with a reason', async () => {
    expect(await onDisk([csv('Naam;Plaats', 'Bakker;Tiel')], (file) => takeCorrections(here.marieke, here.campaignId, file))).toEqual({
      refused: 'no-corrections',
    })
  })
})
