import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookUpAddresses } from '#app/clean/look-up-addresses.server'
import { changeLookup, lookupScreen, tryLookup } from '#app/clean/lookup-screen.server'
import { takeIn } from '#app/clean/take-in.server'
import { uploadFile } from '#app/clean/upload-file.server'
import { editCustomer } from '#app/relations/edit-customer.server'
import type { StaffActor } from '#domain/relations/actor'
import { type CleanOffice, cleanOffice, csv, header, newCampaign } from '#tests/support/clean-office'

let office: CleanOffice
let here: Awaited<ReturnType<typeof newCampaign>>
let register: Awaited<ReturnType<typeof aRegister>>

beforeAll(async () => {
  office = await cleanOffice()
  here = await newCampaign(office)
  register = await aRegister()
  await office.sql`insert into firm (id, name) values (gen_random_uuid(), 'Jansen & Bos') on conflict do nothing`
  await taken('1;Bakker;Waterstraat 12;4001 AB;Tiel;;;;;', '2;Smid;Waterstraat 14;4001 AB;Tiel;;;;;', '3;Molenaar;;;Tiel;;;;;')
})
afterAll(async () => {
  await register.stop()
  await office.end()
})

/** A register of addresses that knows number 12 and 16 of one street. */
async function aRegister() {
  const asked: string[] = []
  const answer = { status: 200 }
  const server = createServer((request, response) => {
    const q = new URL(request.url ?? '', 'http://x').searchParams.get('q') ?? ''
    asked.push(q)
    const number = Number(q.split(' ')[1])
    const doc = { postcode: '4001AB', huisnummer: number, woonplaatsnaam: 'Tiel', gemeentenaam: 'Tiel', provincienaam: 'Gelderland' }
    const docs = [12, 16].includes(number) ? [{ ...doc, centroide_ll: `POINT(5.43${number} 51.88${number})` }] : []
    response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ response: { docs } }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const stop = () => new Promise((stopped) => server.close(stopped))
  return { asked, answer, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop }
}

async function taken(...lines: string[]) {
  const outcome = await uploadFile(here.marieke, here.campaignId, { fileName: 'klanten.csv', bytes: csv(header, ...lines) })
  if ('refused' in outcome) throw new Error(outcome.refused)
  await takeIn(here.marieke, outcome.importId, { withFindings: true })
}

const stands = () => office.sql<
  { id: string; no: string; version: number; source: string | null; latitude: number | null; province: string | null }[]
>`
  select id, external_no as no, version, latitude, province, origin -> 'latitude' ->> 'source' as source
  from customer where client_id = ${here.clientId} order by external_no`
const at = (moment: string) => `2026-11-22T${moment}:00.000Z`
const admin = (): StaffActor => ({ ...here.marieke, role: 'admin' })
const set = (isOn: boolean, address = register.address) => changeLookup(admin(), { isOn, address, perSecond: 10 }, {})

test('nothing goes out while it is off, and only an administrator turns it on', async () => {
  expect(await lookUpAddresses(office.db, at('10:00'))).toMatchObject({ asked: 0 })
  expect(await changeLookup(here.marieke, { isOn: true, address: register.address, perSecond: 10 }, {})).toEqual({
    refused: 'settings-not-yours',
  })
  expect(await set(true, 'ftp://elsewhere')).toEqual({ refused: 'lookup-address' })
  expect(register.asked).toEqual([])
})

test('each whole address is asked for once, and its customer stands there with what the register adds', async () => {
  await set(true)
  expect(await lookupScreen(admin())).toMatchObject({ waiting: 2, settings: { isOn: true } })
  expect(await lookUpAddresses(office.db, at('10:00'))).toEqual({ asked: 2, found: 1, placed: 1, trouble: null })
  expect(await lookUpAddresses(office.db, at('10:01'))).toMatchObject({ asked: 0 })
  expect(register.asked.sort()).toEqual(['4001AB 12', '4001AB 14'])
  const [baker, smith] = await stands()
  expect(baker).toMatchObject({ source: 'pdok', latitude: 51.8812, province: 'Gelderland' })
  expect(smith?.source).not.toBe('pdok')
  expect(await lookupScreen(admin())).toMatchObject({ waiting: 0, figures: { atAddress: 1, unknown: 1 } })
})

test('a file taken in later finds what was looked up before, without asking', async () => {
  register.asked.length = 0
  await taken('4;Wever;Waterstraat 12;4001 AB;Tiel;;;;;')
  expect((await stands())[3]).toMatchObject({ no: '4', source: 'pdok' })
  expect(register.asked).toEqual([])
})

test('who moves next door does not keep the old pin', async () => {
  const [baker] = await stands()
  if (!baker) throw new Error('no baker')
  await editCustomer(here.marieke, baker.id, { version: baker.version, typed: { houseNumber: '16' } } as never)
  expect((await stands())[0]?.source).not.toBe('pdok')
  await lookUpAddresses(office.db, at('11:00'))
  expect((await stands())[0]).toMatchObject({ source: 'pdok', latitude: 51.8816 })
})

test('a service that fails is left alone, the screen says so, and nothing is lost', async () => {
  await taken('5;Kuiper;Waterstraat 18;4001 AB;Tiel;;;;;')
  register.answer.status = 503
  expect(await lookUpAddresses(office.db, at('12:00'))).toMatchObject({ asked: 0, trouble: 'unreachable' })
  register.asked.length = 0
  expect(await lookUpAddresses(office.db, '2026-11-22T12:00:30.000Z')).toMatchObject({ asked: 0, trouble: null })
  expect(register.asked).toEqual([])
  expect(await tryLookup(admin())).toEqual({ tried: { trouble: 'unreachable' } })
  expect((await lookupScreen(admin())).settings.trouble).toMatchObject({ kind: 'unreachable', restUntil: at('12:01'), times: 1 })
  register.answer.status = 200
  expect(await lookUpAddresses(office.db, at('12:02'))).toMatchObject({ asked: 1, trouble: null })
  expect((await lookupScreen(admin())).settings.trouble).toBeNull()
})
