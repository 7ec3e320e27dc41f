import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { chooseShape } from '#app/clean/choose-shape.server'
import { editCell } from '#app/clean/edit-cell.server'
import { previewImport } from '#app/clean/preview-import.server'
import { takeIn } from '#app/clean/take-in.server'
import { uploadFile } from '#app/clean/upload-file.server'
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

const lines = ['Naam;Plaats;Telefoon', 'Naam;Plaats;Telefoon', 'Bakker BV;Tiel;0344-550127', 'Smits;Zeist;030-5501271']

async function uploaded(): Promise<string> {
  const outcome = await uploadFile(here.marieke, here.campaignId, { fileName: 'klanten.csv', bytes: csv(...lines) })
  if ('refused' in outcome) throw new Error(outcome.refused)
  return outcome.importId
}

test('the header row that was found can be corrected, and the rows below it are read again', async () => {
  const importId = await uploaded()
  expect((await previewImport(here.marieke, importId))?.shape).toMatchObject({ headerRow: 1, rowCount: 3 })
  expect(await chooseShape(here.marieke, importId, { headerRow: 2 })).toEqual({ chosen: true })
  expect((await previewImport(here.marieke, importId))?.shape).toMatchObject({
    headerRow: 2,
    rowCount: 2,
    columns: ['Naam', 'Plaats', 'Telefoon'],
  })
  expect(await chooseShape(here.marieke, importId, { headerRow: null })).toEqual({ chosen: true })
  expect((await previewImport(here.marieke, importId))?.shape).toMatchObject({ headerRow: null, rowCount: 4, columns: ['1', '2', '3'] })
})

test('what was typed over goes when other rows are read, and choosing the same again leaves it', async () => {
  const importId = await uploaded()
  await editCell(here.marieke, importId, { line: 3, field: 'place', value: 'Culemborg' })
  await chooseShape(here.marieke, importId, { headerRow: 1 })
  const edits = () => office.sql`select 1 from import_row where import_id = ${importId}`
  expect(await edits()).toHaveLength(1)
  await chooseShape(here.marieke, importId, { headerRow: 2 })
  expect(await edits()).toHaveLength(0)
})

test('a file that was taken in is not read in another way any more, and another client has no part in it', async () => {
  const importId = await uploaded()
  const other = await newCampaign(office, 'De Linde Zorg')
  expect(await chooseShape(other.marieke, importId, { headerRow: 2 })).toEqual({ refused: 'not-found' })
  await takeIn(here.marieke, importId, { withFindings: true })
  expect(await chooseShape(here.marieke, importId, { headerRow: 2 })).toEqual({ refused: 'taken-in' })
})
