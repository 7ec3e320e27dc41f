import { followUpOf } from '#app/carry-out/visits/follow-up-of'
import { parseMinutes } from '#app/ui/parse-minutes'
import { addMinutes, type Moment, toMoment } from '#domain/calendar/moment'
import { longestAppointment } from '#domain/carry-out/appointment'
import type { VisitOutcome } from '#domain/carry-out/visit'

/** Which field cannot be read, with the key of what to say there. */
export type Unreadable = { field: string; says: 'outcome' | 'minutes' | 'km' | 'arrived' | 'tooLong' | 'future' | 'notPositive' }

/** A planned visit, or somebody dropped in on a customer for a campaign. */
export type About = { appointmentId: string; walkIn: null } | { appointmentId: null; walkIn: { campaignId: string; customerId: string } }

/** Minutes that a visit may end after now, as at the office (domain/carry-out/visit.ts). */
const clockAllowance = 10

/**
 * What the form on the phone says, without the id, number and device that the store adds. Edition 1 of domain/carry-out/phone-log.ts. What the office would not
 * take in is said at once, while whoever was there can put it right.
 * @param now by the phone's own clock, which the arrival is written by as well
 */
export function writtenLog(form: FormData, about: About, now: Moment): Record<string, unknown> | Unreadable {
  const said = (name: string) => String(form.get(name) ?? '').trim()
  const outcome = said('outcome') as VisitOutcome | ''
  if (outcome === '') return { field: 'outcome', says: 'outcome' }
  const arrived = toMoment(said('arrivedDay'), said('arrivedTime'))
  const arrivedAt = 'moment' in arrived ? arrived.moment : arrived.refused === 'doubled-hour' ? arrived.summer : null
  if (!arrivedAt) return { field: 'arrivedTime', says: 'arrived' }
  const minutes: Record<string, number> = {}
  for (const field of ['visitMinutes', 'driveMinutes', 'writeUpMinutes']) {
    const read = parseMinutes(said(field))
    if (read === null) return { field, says: 'minutes' }
    if (read > longestAppointment) return { field, says: 'tooLong' }
    minutes[field] = read
  }
  const km = said('km')
  if (!/^(\d{1,4}([.,]\d{1,3})?)?$/.test(km)) return { field: 'km', says: 'km' }
  const notHome = outcome === 'not-home'
  const { visitMinutes = 0 } = minutes
  if (visitMinutes === 0 && !notHome) return { field: 'visitMinutes', says: 'notPositive' }
  if (addMinutes(arrivedAt, visitMinutes) > addMinutes(now, clockAllowance)) return { field: 'arrivedTime', says: 'future' }
  const topics = [...new Set([...form.getAll('topics').map(String), said('ownTopic')].filter(Boolean))]
  const metName = said('metName')
  const score = said('score')
  const followUp = said('followUp') && said('followUpText')
  return {
    ...{ v: 1, ...about, arrivedAt, ...minutes, outcome },
    metres: Math.round(Number(km.replace(',', '.')) * 1000),
    score: notHome || score === '' ? null : Number(score),
    topics: notHome ? [] : topics,
    note: said('note') || null,
    opportunity: outcome === 'opportunity' && said('opportunity') ? { text: said('opportunity'), cents: null } : null,
    followUps: followUp ? { [followUpOf[outcome]]: followUp } : {},
    byPhone: said('byPhone') === 'yes',
    met: metName ? { name: metName, title: said('metTitle'), phone: said('metPhone') } : null,
    left: said('leftId') ? { contactId: said('leftId'), to: said('leftTo') } : null,
  }
}
