import { randomUUID } from 'node:crypto'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeIn } from '#app/clean/take-in.server'
import { uploadFile } from '#app/clean/upload-file.server'
import { action } from '#app/routes/_app.campaigns.$campaignId.clean.import._index'
import { SYSTEM, withActor } from '#db/door'
import { csv, header } from '#tests/support/clean-office'
import { aClient } from '#tests/support/customer-base'
import { asked, employ, loggedIn, officeWithLogins } from '#tests/support/logins'

let office: Awaited<ReturnType<typeof officeWithLogins>>
let campaignId = ''
let clientId = ''
let cookie = ''
beforeAll(async () => {
  office = await officeWithLogins()
  const base = await withActor(office.db, SYSTEM, (tx) => aClient(tx))
  ;({ campaignId, clientId } = base)
  const { staffId } = await employ(office, { email: 'marieke@jansenbos.example' })
  await office.sql`insert into client_staff (client_id, staff_id, role) values (${clientId}, ${staffId}, 'consultant')`
  await office.sql`insert into campaign_staff (client_id, campaign_id, staff_id, role) values (${clientId}, ${campaignId}, ${staffId}, 'consultant')`
  cookie = await loggedIn('marieke@jansenbos.example')
})
afterAll(() => office.end())

type Answer = { status: number; refused?: string; message?: string; to: string | null }

/** Sends a file as the browser does. */
async function sent(bytes: Uint8Array, { name = 'klanten.csv', language = 'nl', withCookie = cookie } = {}): Promise<Answer> {
  const form = new FormData()
  form.set('op', randomUUID())
  form.set('file', new Blob([Buffer.from(bytes)]), name)
  return answered(
    new Request(address(), {
      method: 'POST',
      body: form,
      headers: { Cookie: withCookie, 'Accept-Language': language, 'x-rondo-address': '192.0.2.1' },
    }),
  )
}

function address(): string {
  return `http://localhost:3000/campaigns/${campaignId}/clean/import?index`
}

async function answered(request: Request): Promise<Answer> {
  const response = await action({ request, params: { campaignId }, context: {} }).catch((thrown) => {
    if (thrown instanceof Response) return thrown
    throw thrown
  })
  const body = response.headers.get('Content-Type')?.includes('json') ? await response.json() : {}
  return { status: response.status, to: response.headers.get('Location'), ...body }
}

async function filesKept(): Promise<number> {
  const [found] = await office.sql<{ n: number }[]>`select count(*)::int as n from customer_import where client_id = ${clientId}`
  return found?.n ?? -1
}

const zip = (inside: string) => Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(26), Buffer.from(inside), Buffer.alloc(400)])

describe('what is no customer list gets a sentence of its own, and nothing is kept', () => {
  test.each([
    ['an empty file', new Uint8Array(), 'empty', 'Dit bestand is leeg'],
    ['blanks only', Buffer.from('  \r\n \r\n'), 'empty', 'Dit bestand is leeg'],
    ['a workbook of Excel that is not whole', zip('xl/workbook.xml'), 'broken-workbook', 'beschadigd'],
    ['an old workbook', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(500)]), 'binary-xls', 'oud Excel-bestand'],
    ['a zip', zip('klanten.csv'), 'binary-zip', 'zip'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'binary-pdf', 'pdf'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'binary-image', 'plaatje'],
    ['noise', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 32)), 'not-text', 'geen tekst'],
    ['a header and nothing below it', csv(header), 'no-rows', 'alleen een kopregel'],
    [
      'a thousand columns',
      csv(Array.from({ length: 1000 }, (_, at) => `kolom${at}`).join(';'), Array(1000).fill('x').join(';')),
      'too-many-columns',
      '1.000 kolommen',
    ],
    ['sixty-one megabytes', Buffer.alloc(61_000_000, 'Bakker;Tiel\n'), 'too-large', 'groter dan 60 MB'],
  ])('%s', async (_, bytes, refused, words) => {
    const before = await filesKept()
    const answer = await sent(bytes)
    expect(answer).toMatchObject({ refused, message: expect.stringContaining(words) })
    expect(answer.status).toBe(refused === 'too-large' ? 413 : 400)
    expect(await filesKept()).toBe(before)
  })

  test('the sentence is in the language of the reader', async () => {
    expect((await sent(new Uint8Array(), { language: 'en' })).message).toBe('This file is empty. See if you chose the right one.')
  })

  test('a form without a file', async () => {
    const form = new FormData()
    form.set('op', randomUUID())
    const answer = await answered(
      new Request(address(), { method: 'POST', body: form, headers: { Cookie: cookie, 'x-rondo-address': '192.0.2.1' } }),
    )
    expect(answer).toMatchObject({ status: 400, refused: 'no-file' })
  })

  test.each([
    [
      'that breaks off',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nNaam;Pla',
    ],
    [
      'with another boundary than it says',
      'multipart/form-data; boundary=y',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na\r\n--x--',
    ],
    ['that is no form with files', 'application/x-www-form-urlencoded', 'file=a'],
    ['without a boundary', 'multipart/form-data', 'a'],
  ])('an upload %s', async (_, type, body) => {
    const headers = { Cookie: cookie, 'Content-Type': type, 'x-rondo-address': '192.0.2.1', 'Accept-Language': 'nl' }
    const before = await filesKept()
    const answer = await answered(new Request(address(), { method: 'POST', body, headers }))
    expect(answer.status).toBe(400)
    expect(['broken-upload', 'no-file']).toContain(answer.refused)
    expect(await filesKept()).toBe(before)
  })
})

describe('a customer list in any clothes is taken', () => {
  test.each([
    ['Windows-1252 with semicolons', iconv.encode('Naam;Plaats\r\nCafé Bosch;Tiel\r\n', 'win1252'), 'Café Bosch'],
    ['UTF-16 with tabs', iconv.encode('\ufeffNaam\tPlaats\r\nCafé Zeven\tTiel\r\n', 'utf16le'), 'Café Zeven'],
    ['UTF-8 that was broken once before', Buffer.from('Naam,Plaats\nCafÃ© Acht,Tiel\n'), 'Café Acht'],
    ['without a header', csv('Negen BV;Dijk 1;4001 AB;Tiel', 'Tien BV;Dijk 2;4001 AC;Tiel'), 'Negen B.V.'],
    ['with a title above the header', csv('Onze klanten', '', 'Naam;Plaats', 'Elf BV;Tiel'), 'Elf B.V.'],
  ])('%s', async (_, bytes, name) => {
    const answer = await sent(bytes)
    expect(answer).toMatchObject({ status: 302, to: expect.stringContaining('/map') })
    const importId = answer.to?.split('/').at(-2) ?? ''
    expect(await takeIn(SYSTEM, importId)).not.toHaveProperty('refused')
    const names = await office.sql`select name from customer where import_id = ${importId} order by id`
    expect(names[0]?.name).toBe(name)
  })

  test('a row with a cell too many waits for a person, and the rows around it come in', async () => {
    const answer = await sent(
      csv('Naam;Plaats;Tel', 'Een BV;Tiel;0344-550001', 'Twee BV;Tiel;0344-550002;wat doet dit hier', 'Drie BV;Tiel;0344-550003'),
    )
    const counts = await takeIn(SYSTEM, answer.to?.split('/').at(-2) ?? '')
    expect(counts).toMatchObject({ read: 3, customers: 2, later: 1 })
  })

  test('the name of the file cannot be a path', async () => {
    const answer = await sent(csv('Naam;Plaats', 'Pad BV;Tiel'), { name: '../../etc/klan\u0000ten.csv' })
    const [file] = await office.sql`select file_name from customer_import where id = ${answer.to?.split('/').at(-2) ?? ''}`
    expect(file?.file_name).toMatch(/^klan.*ten\.csv$/)
  })

  test('several files at once are each kept, and one that is wrong is named', async () => {
    const form = new FormData()
    form.append('file', new Blob([Buffer.from(csv('Naam;Plaats', 'Samen BV;Tiel'))]), 'een.csv')
    form.append('file', new Blob([]), 'leeg.csv')
    const before = await filesKept()
    const headers = { Cookie: cookie, 'Accept-Language': 'nl', 'x-rondo-address': '192.0.2.1' }
    const answer = await answered(new Request(address(), { method: 'POST', body: form, headers }))
    expect(answer.message).toBe('leeg.csv: Dit bestand is leeg. Kijk of je het goede hebt gekozen.')
    expect(await filesKept()).toBe(before + 1)
  })

  test('a double click sends the same file twice and keeps it once', async () => {
    const before = await filesKept()
    const bytes = csv('Naam;Plaats', 'Dubbelklik BV;Tiel')
    const [first, second] = await Promise.all([sent(bytes), sent(bytes)])
    expect(first.status).toBe(302)
    expect(second.status).toBe(302)
    expect(await filesKept()).toBe(before + 1)
  })
})

test('whoever is no longer logged in is sent to log in and comes back to this page', async () => {
  const answer = await sent(csv('Naam;Plaats', 'Uit BV;Tiel'), { withCookie: 'sid=verlopen' })
  expect(answer.status).toBe(302)
  expect(answer.to).toMatch(/^\/login\?to=.*clean%2Fimport.*ended=1/)
})

test('an address that is no id is not found', async () => {
  const request = asked('/campaigns/x/clean/import?index', { cookie, body: { op: '' } })
  await expect(action({ request, params: { campaignId: 'x' }, context: {} })).rejects.toMatchObject({ status: 404 })
})

test('whatever stands in the cells, taking in answers and adds up', async () => {
  const nasty = [
    '\0',
    '\ud800',
    '😀',
    '=cmd|calc',
    '<script>alert(1)</script>',
    "'; drop table customer; --",
    '9'.repeat(40),
    '-1',
    '1e308',
    '0000-00-00',
    '31-02-2024',
    'ab '.repeat(700),
    '\u202e',
    '{"a":1}',
    '\\u0000',
    '€ 99.999.999.999.999,-',
    '12345678901234567890',
    'NaN',
    `+31${'6'.repeat(30)}`,
    'a@b',
    '"',
    "''",
  ]
  const columns = [
    'Debnr',
    'Naam',
    'Adres',
    'Huisnr',
    'PC',
    'Plaats',
    'Land',
    'Tel',
    'E-mail',
    'Website',
    'KvK',
    'BTW',
    'IBAN',
    'Lat',
    'Lon',
    'Contactpersoon',
    'Omzet 2024',
    'Laatste contact',
    'Opm',
    'Tags',
    'Eigen',
  ]
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = nasty.flatMap((text, at) => [
    columns.map(() => quoted(text)).join(';'),
    columns.map((_, column) => quoted(column === 1 ? `Naam ${at}` : (nasty[(at + column) % nasty.length] as string))).join(';'),
  ])
  const bytes = csv(columns.join(';'), ...lines)
  const outcome = await uploadFile(SYSTEM, campaignId, { fileName: 'vreemd.csv', bytes })
  if ('refused' in outcome) throw new Error(outcome.refused)
  const counts = await takeIn(SYSTEM, outcome.importId, { withFindings: true })
  if ('refused' in counts) throw new Error(counts.refused)
  expect(counts.customers + counts.folded + counts.later + counts.rejected).toBe(counts.read)
  expect(counts.read).toBeGreaterThan(nasty.length)
})
