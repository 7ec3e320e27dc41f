import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CalendarEvent, calendarFile } from '#domain/carry-out/calendar-file'

const event: CalendarEvent = {
  ...{
    uid: 'a1@rondo.example',
    sequence: 2,
    startsAt: '2025-11-25T09:00:00.000Z',
    minutes: 45,
    summary: 'Bezoek',
    location: 'Markt 1, Tiel',
  },
  ...{ organizer: { name: 'Marieke Bos', email: 'marieke@rondo.example' }, attendee: null, cancelled: false },
}
const file = (change: Partial<CalendarEvent>) => calendarFile({ ...event, ...change }, '2025-11-18T12:00:00.000Z')
const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

test('a visit stands in a calendar at its time in UTC, to be replaced by a later file', () => {
  expect(lines(file({}))).toEqual(
    expect.arrayContaining(['METHOD:REQUEST', 'SEQUENCE:2', 'DTSTART:20251125T090000Z', 'DTEND:20251125T094500Z']),
  )
  expect(lines(file({ cancelled: true }))).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'UID:a1@rondo.example']))
})

test('no text adds a line of its own, and no line is longer than 75 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ maxLength: 90 }), (summary, name) => {
      const made = file({
        summary: `${summary}\r\nX-EVIL:1;,\\`,
        attendee: { name: `${name}"\r\nX-EVIL:2`, email: 'w@x.example', accepted: true },
      })
      expect(lines(made).filter((line) => line.startsWith('X-EVIL'))).toEqual([])
      for (const line of made.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    }),
  )
})
