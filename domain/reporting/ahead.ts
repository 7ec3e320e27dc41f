import { dayOf, wallClock } from '#domain/calendar/moment'
import type { NextLine } from './report-content'
import type { AppointmentFact } from './report-facts'
import { countOf } from './visits'

/** What comes, by day: meetings apart with their time, then the visits of the day together, then its calls. */
export function nextLines(ahead: readonly AppointmentFact[]): NextLine[] {
  const inOrder = [...ahead].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const days = [...new Set(inOrder.map((appointment) => dayOf(appointment.startsAt)))]
  return days.flatMap((on) => {
    const ofDay = inOrder.filter((appointment) => dayOf(appointment.startsAt) === on)
    const ofKind = (kind: AppointmentFact['kind']) => ofDay.filter((appointment) => appointment.kind === kind)
    const [visits, calls] = [ofKind('visit'), ofKind('call')]
    const lines: NextLine[] = ofKind('meeting').map((meeting) => meetingLine(meeting))
    if (visits.length > 0) lines.push({ kind: 'visits', on, count: countOf(visits), towns: townsOf(visits) })
    if (calls.length > 0) lines.push({ kind: 'calls', on, count: countOf(calls) })
    return lines
  })
}

function meetingLine({ id, startsAt, title }: AppointmentFact): NextLine {
  const { day, time } = wallClock(startsAt)
  return { kind: 'meeting', on: day, at: time, title, sources: [id] }
}

function townsOf(appointments: readonly AppointmentFact[]): string[] {
  return [...new Set(appointments.flatMap((appointment) => appointment.customer?.town ?? []))]
}
