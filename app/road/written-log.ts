import { followUpOf } from '#app/carry-out/visits/follow-up-of'
import { parseMinutes } from '#app/ui/parse-minutes'
import { toMoment } from '#domain/calendar/moment'
import type { VisitOutcome } from '#domain/carry-out/visit'

/** Which field cannot be read, with the key of what to say there. */
export type Unreadable = { field: string; says: 'outcome' | 'minutes' | 'km' | 'day' | 'arrived' | 'euro' }

/** A planned visit, or somebody dropped in on a customer for a campaign. */
export type About = { appointmentId: string; walkIn: null } | { appointmentId: null; walkIn: { campaignId: string; customerId: string } }

/** What the form on the phone says, without the id, number and device that the store adds. Edition 1 of domain/carry-out/phone-log.ts. */
export function writtenLog(form: FormData, about: About): Record<string, unknown> | Unreadable {
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
    minutes[field] = read
  }
  const km = said('km')
  if (!/^(\d{1,4}([.,]\d{1,3})?)?$/.test(km)) return { field: 'km', says: 'km' }
  const notHome = outcome === 'not-home'
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
