import { addMinutes, type Moment } from '#domain/calendar/moment'

export type CalendarEvent = {
  /** Stays the same for an appointment, whatever changes: a file with the same one and a higher sequence takes its place. */
  uid: string
  sequence: number
  startsAt: Moment
  minutes: number
  summary: string
  location: string
  organizer: { name: string; email: string }
  attendee: { name: string; email: string; accepted: boolean } | null
  cancelled: boolean
}

/** An appointment as an iCalendar file (RFC 5545, with the method of RFC 5546): an invitation, or that it is off. Times in UTC, lines folded at 75 bytes. */
export function calendarFile(event: CalendarEvent, stamp: Moment): string {
  const { organizer, attendee, cancelled } = event
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rondo//Rondo//NL',
    `METHOD:${cancelled ? 'CANCEL' : 'REQUEST'}`,
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${compact(stamp)}`,
    `DTSTART:${compact(event.startsAt)}`,
    `DTEND:${compact(addMinutes(event.startsAt, event.minutes))}`,
    `SUMMARY:${escaped(event.summary)}`,
    `LOCATION:${escaped(event.location)}`,
    `ORGANIZER;CN=${quoted(organizer.name)}:mailto:${organizer.email}`,
    ...(attendee
      ? [`ATTENDEE;CN=${quoted(attendee.name)};PARTSTAT=${attendee.accepted ? 'ACCEPTED' : 'NEEDS-ACTION'}:mailto:${attendee.email}`]
      : []),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** '2025-11-25T09:00:00.000Z' as '20251125T090000Z'. */
function compact(moment: Moment): string {
  return `${new Date(moment).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n|\r/g, '\\n')
}

// A name in a parameter may hold no quote and no line end; nothing can be escaped there.
function quoted(text: string): string {
  return `"${text.replace(/["\r\n]/g, ' ')}"`
}

const longest = 75

/** A line is cut between characters, never inside one; a cut line goes on after a blank. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const character of line) {
    const size = new TextEncoder().encode(character).length
    if (bytes + size > longest) {
      parts.push(part)
      part = ''
      bytes = 1
    }
    part += character
    bytes += size
  }
  return [...parts, part].join('\r\n ')
}
