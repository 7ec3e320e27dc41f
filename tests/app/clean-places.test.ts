import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadPostcodes } from '#app/clean/load-postcodes.server'
import { takeIn } from '#app/clean/take-in.server'
import { uploadFile } from '#app/clean/upload-file.server'
import { dossierScreen } from '#app/relations/dossier.server'
import { editCustomer } from '#app/relations/edit-customer.server'
import { pinOf, placePin } from '#app/relations/pin.server'
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

const table = [
  'pc4,lat,lon,place,province',
  '4191,51.8800,5.2900,Geldermalsen,Gelderland',
  '4001,51.8800,5.4300,Tiel,Gelderland',
  'leeg,,,,',
]

async function* text(...lines: string[]) {
  yield `\uFEFF${lines.join('\r\n')}\r\n`
}

async function taken(...lines: string[]): Promise<void> {
  const outcome = await uploadFile(here.marieke, here.campaignId, { fileName: 'klanten.csv', bytes: csv(header, ...lines) })
  if ('refused' in outcome) throw new Error(outcome.refused)
  await takeIn(here.marieke, outcome.importId, { withFindings: true })
}

type Stands = {
  id: string
  version: number
  latitude: number | null
  longitude: number | null
  province: string | null
  source: string | null
}

const stands = () => office.sql<Stands[]>`
  select id, version, latitude, longitude, province, origin -> 'latitude' ->> 'source' as source
  from customer where client_id = ${here.clientId} order by external_no`

const doubts = async () =>
  (await office.sql`select value from finding where client_id = ${here.clientId} and rule = 'postcode-elsewhere' order by value`).map(
    ({ value }) => value,
  )

describe('where a customer is', () => {
  test('follows from the postcode once a table is loaded, for who was there and for who comes', async () => {
    await taken('1;Bakker;Industrieweg 14;4191 NM;Geldermalsen;;;;;')
    expect(await stands()).toMatchObject([{ source: 'place', province: 'Gelderland' }])
    expect(await loadPostcodes(text(...table))).toMatchObject({ postcodes: 2, skipped: 1 })
    expect(await stands()).toMatchObject([{ latitude: 51.88, longitude: 5.29, source: 'postcode', province: 'Gelderland' }])
    await taken('2;Van der Meer;Dorpsstraat 3;4001 AB;Tiel;;;;;')
    expect((await stands())[1]).toMatchObject({ longitude: 5.43, source: 'postcode' })
  })

  test('a postcode of another town is a finding, and stays settled when the table is loaded again', async () => {
    await loadPostcodes(text(...table))
    await taken('1;Bakker;Industrieweg 14;4191 NM;Groningen;;;;;', '2;Van der Meer;Dorpsstraat 3;4001 AB;Tiel;;;;;')
    expect(await doubts()).toEqual(['4191 NM Groningen'])
    await office.sql`update finding set state = 'accepted' where client_id = ${here.clientId}`
    await loadPostcodes(text(...table))
    expect(await doubts()).toEqual(['4191 NM Groningen'])
  })

  test('a pin that a hand put stays when a table is loaded, goes back on request, and follows when the customer moves', async () => {
    await loadPostcodes(text(...table))
    await taken('1;Bakker;Industrieweg 14;4191 NM;Geldermalsen;;;;;')
    const [{ id, version }] = (await stands()) as unknown as [Stands]
    expect(await placePin(here.marieke, id, { version: version + 7, point: null })).toEqual({ refused: 'changed-meanwhile' })
    await placePin(here.marieke, id, { version, point: { latitude: 51.9, longitude: 5.3 } })
    await loadPostcodes(text(...table))
    expect(await stands()).toMatchObject([{ latitude: 51.9, source: 'hand' }])
    const screen = await dossierScreen(here.marieke, id)
    if (!screen || 'movedTo' in screen) throw new Error('no dossier')
    expect(pinOf(screen.customer, screen.origin, 'nl')?.source).toBe('hand')
    expect(screen.history.map(({ field, after }) => [field, after])).toContainEqual(['latitude', '51.9'])
    await placePin(here.marieke, id, { version: screen.customer.version, point: null })
    expect(await stands()).toMatchObject([{ latitude: 51.88, longitude: 5.29, source: 'postcode' }])
    const [now] = await stands()
    await editCustomer(here.marieke, id, { version: now?.version ?? 0, typed: { postcode: '4001 AB', place: 'Tiel' } })
    expect(await stands()).toMatchObject([{ longitude: 5.43, source: 'postcode' }])
  })

  test('a file that is no table of postcodes leaves what was there', async () => {
    await loadPostcodes(text(...table))
    expect(await loadPostcodes(text('Naam;Plaats', 'Bakker;Tiel'))).toEqual({ refused: 'not-a-table' })
    expect(await loadPostcodes(text('pc4,lat,lon'))).toEqual({ refused: 'no-postcodes' })
    expect((await office.sql`select from postcode_area`).length).toBe(2)
  })

  test('somebody of another client moves nothing', async () => {
    await taken('1;Bakker;Industrieweg 14;4191 NM;Geldermalsen;;;;;')
    const other = await newCampaign(office, 'Een andere')
    const [{ id, version }] = (await stands()) as unknown as [Stands]
    expect(await placePin(other.marieke, id, { version, point: null })).toEqual({ refused: 'not-found' })
  })
})
