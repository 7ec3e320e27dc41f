import { expect, test } from 'vitest'
import { cardColumns, cardReader } from '#domain/clean/cards'

function read(text: string, pieces = 1) {
  const reader = cardReader()
  const size = Math.ceil(text.length / pieces)
  const rows = Array.from({ length: pieces }, (_, at) => reader.add(text.slice(at * size, (at + 1) * size))).flat()
  return [...rows, ...reader.end()].map(({ line, cells }) => ({
    line,
    ...Object.fromEntries(cardColumns.map((column, at) => [column, cells[at]]).filter(([, cell]) => cell)),
  }))
}

const three = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'FN:Jan van der Berg',
  'N:van der Berg;Jan;;dhr.;',
  'ORG:Bakker\\, Smits & Zn.;Verkoop',
  'TEL;TYPE=WORK,VOICE:0345-550127',
  'item1.TEL;TYPE=CELL:06-55500101',
  'ADR;TYPE=WORK:;;Industrieweg 14a;Geldermalsen;;4191 NM;Nederland',
  'EMAIL;TYPE=INTERNET:jan@bakker.example',
  'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQ',
  ' ABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsN',
  'NOTE:Eerste regel\\nniet bellen op ma',
  ' andag',
  'END:VCARD',
].join('\r\n')

test('a card of version 3 becomes a row with firm, person, numbers and address, and its picture stays out', () => {
  expect(read(three)).toEqual([
    {
      line: 1,
      Company: 'Bakker, Smits & Zn.',
      Department: 'Verkoop',
      'Name Prefix': 'dhr.',
      'Full Name': 'Jan van der Berg',
      'First Name': 'Jan',
      'Last Name': 'van der Berg',
      'E-mail Address': 'jan@bakker.example',
      'Business Phone': '0345-550127',
      'Mobile Phone': '06-55500101',
      'Business Street': 'Industrieweg 14a',
      'Business Postal Code': '4191 NM',
      'Business City': 'Geldermalsen',
      'Business Country/Region': 'Nederland',
      Notes: 'Eerste regel niet bellen op maandag',
    },
  ])
})

test('it reads the same however the text is cut into pieces', () => {
  const text = `${three}\r\n${three.replace('Jan', 'Piet')}\r\n`
  for (const pieces of [2, 3, 7, 40]) expect(read(text, pieces)).toEqual(read(text))
})

test('version 2.1 writes accents as quoted-printable, in whichever table it names, over several lines', () => {
  const card = [
    'BEGIN:VCARD',
    'VERSION:2.1',
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ren=C3=A9;Andr=C3=A9=',
    ' e',
    'ORG;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Caf=E9 Bosch',
    'TEL;WORK;FAX:0345550199',
    'TEL;HOME:0345550100',
    'END:VCARD',
  ].join('\n')
  expect(read(card)).toMatchObject([
    { 'Last Name': 'René', Company: 'Café Bosch', 'Business Fax': '0345550199', 'Home Phone': '0345550100' },
  ])
})

test('version 4 names numbers and addresses by their scheme', () => {
  const card =
    'BEGIN:VCARD\nVERSION:4.0\nFN:Mo Yilmaz\nTEL;VALUE=uri;TYPE="work,voice":tel:+31-344-550127\nEMAIL:mailto:mo@smits.example\nURL:https://www.linkedin.com/in/mo\nEND:VCARD\n'
  expect(read(card)).toEqual([
    {
      line: 1,
      'Full Name': 'Mo Yilmaz',
      'Business Phone': '+31-344-550127',
      'E-mail Address': 'mo@smits.example',
      LinkedIn: 'https://www.linkedin.com/in/mo',
    },
  ])
})

test('a card that is never closed ends where the next begins, and noise between cards is no card', () => {
  expect(read('BEGIN:VCARD\nFN:Een\nBEGIN:VCARD\nFN:Twee\nEND:VCARD\nzomaar\nBEGIN:VCARD\nFN:Drie').map((row) => row.line)).toEqual([
    1, 3, 7,
  ])
})
