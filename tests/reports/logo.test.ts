import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { LogoPicture } from '#domain/reporting/look'
import { briefingsPdf } from '#reports/briefing/pdf'
import { overviewPdf } from '#reports/overview/pdf'
import { logoFrom, logoLimit } from '#reports/paper/logo'
import { pixelsOfPng, pngOf } from '#reports/paper/png'
import { wordedReport } from '#reports/visit-report/content'
import { reportFirstPage, weeklyPdf } from '#reports/visit-report/pdf'
import { sampleContent } from './sample'

const square = (width: number, height: number, colour: [number, number, number]) =>
  pngOf({ width, height, rgb: Buffer.from(Array.from({ length: width * height }, () => colour).flat()) })

describe('a logo', () => {
  test('of any size becomes a small picture with the same colours', () => {
    const logo = taken(square(1200, 300, [38, 70, 159]))
    expect(logo).toMatchObject({ width: 600, height: 150 })
    expect(pixelsOfPng(Buffer.from(logo.bytes, 'base64'))).toMatchObject({
      width: 600,
      rgb: expect.toSatisfy((rgb: Buffer) => rgb[0] === 38 && rgb[2] === 159),
    })
  })

  test('that can be seen through is laid on white, whatever its rows were told apart by', () => {
    // Two pixels of colour and alpha, the second row as the difference with the one above it.
    const rows = Buffer.from([0, 200, 0, 0, 128, 0, 0, 0, 0, 2, 0, 0, 0, 0, 10, 20, 30, 255])
    const png = Buffer.from(square(2, 2, [0, 0, 0]))
    const header = Buffer.alloc(13)
    header.writeUInt32BE(2, 0)
    header.writeUInt32BE(2, 4)
    header.set([8, 6, 0, 0, 0], 8)
    const pixels = pixelsOfPng(
      Buffer.concat([png.subarray(0, 8), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]),
    )
    expect('rgb' in pixels && [...pixels.rgb]).toEqual([227, 127, 127, 255, 255, 255, 227, 127, 127, 10, 20, 30])
  })

  test.each([
    ['is no picture', Buffer.from('%PDF-1.7 no picture'), 'no-picture'],
    ['is a web page that calls itself a picture', Buffer.from('<svg onload="alert(1)"/>'), 'no-picture'],
    ['is broken off', square(40, 40, [0, 0, 0]).subarray(0, 60), 'no-picture'],
    ['is heavier than a logo', Buffer.alloc(logoLimit + 1, 0x89), 'picture-too-large'],
    ['says it is larger than any screen', huge(), 'picture-too-large'],
    ['is empty', Buffer.alloc(0), 'no-file'],
  ])('that %s is refused', (_, bytes, refused) => {
    expect(logoFrom(bytes)).toEqual({ refused })
  })
})

describe('a report with the look of a house', () => {
  const logo = taken(square(300, 100, [20, 90, 60]))
  const look = { accent: '#145a3c', firm: logo, client: logo }
  const worded = { ...wordedReport(sampleContent(), 'nl'), look }

  test('is the same, byte for byte, each time, and not as one without', async () => {
    const [one, two] = [await weeklyPdf(worded), await weeklyPdf(JSON.parse(JSON.stringify(worded)))]
    expect(one.equals(two)).toBe(true)
    expect(one.equals(await weeklyPdf({ ...worded, look: null }))).toBe(false)
    expect(one.toString('latin1').match(/\/Subtype \/Image/g)).toHaveLength(1)
  })

  test.each([
    ['a kick-off or an inventory list', () => overviewPdf(anOverview, { look }), () => overviewPdf(anOverview)],
    ['a briefing', () => briefingsPdf(aBriefing, { look }), () => briefingsPdf(aBriefing)],
  ])('so is %s', async (_, dressed, plain) => {
    const [one, two] = [await dressed(), await dressed()]
    expect(one.equals(two)).toBe(true)
    expect(one.toString('latin1')).toContain('/Subtype /Image')
    expect((await plain()).toString('latin1')).not.toContain('/Subtype /Image')
  })

  test('shows logos and colour on screen too, and no more of our own blue', () => {
    const page = JSON.stringify(reportFirstPage(worded).marks)
    expect(page).toContain('#145a3c')
    expect(page).not.toContain('#26469F')
    expect(page.match(/data:image\/png/g)).toHaveLength(2)
  })
})

const about = { firm: 'Jansen & Bos', footer: '', of: 'van', language: 'nl', asOf: '2025-11-18' } as const
const anOverview = {
  ...about,
  title: 'Overzicht',
  stamp: '',
  lead: '',
  seal: '',
  isAgreed: true,
  parts: [{ heading: 'Wensen', text: 'Vaker langs' }],
}
const aVisit = { stamp: '', customer: 'Mulder', lead: '', goalHeading: '', goal: null, problem: null, parts: [] }
const aBriefing = { ...about, title: 'Briefing', visits: [aVisit] }

function taken(bytes: Buffer): LogoPicture {
  const logo = logoFrom(bytes)
  if ('refused' in logo) throw new Error(logo.refused)
  return logo
}

function huge(): Buffer {
  const png = Buffer.from(square(1, 1, [0, 0, 0]))
  const header = Buffer.from(png.subarray(16, 29))
  header.writeUInt32BE(60_000, 0)
  return Buffer.concat([png.subarray(0, 8), chunk('IHDR', header), png.subarray(33)])
}

function chunk(name: string, data: Buffer): Buffer {
  const [length, named] = [Buffer.alloc(4), Buffer.concat([Buffer.from(name, 'latin1'), data])]
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, named, checksum(named)])
}

/** CRC-32 as the PNG specification has it in annex D, bit by bit. */
function checksum(bytes: Buffer): Buffer {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  const four = Buffer.alloc(4)
  four.writeUInt32BE((sum ^ 0xffffffff) >>> 0)
  return four
}
