import { approvePlan, saveActivity } from '#app/act/change-plan.server'
import { planPage } from '#app/act/plan-page.server'
import { i18nFor } from '#app/http/language.server'
import { namespaces } from '#app/messages/namespaces'
import { segmentsPage } from '#app/segments/overview.server'
import { presetWords } from '#app/segments/preset-words'
import { closeSegmenting, saveSegment } from '#app/segments/save.server'
import { takePreset } from '#app/segments/take-preset.server'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { done } from './done'

/** Divides a base by its own column `kleur` where it has one, else by revenue, else by its three biggest places. @returns how many segments there are */
export async function segmentBase(actor: StaffActor, campaignId: string, now: Moment): Promise<number> {
  const { vocabulary } = done(await segmentsPage(actor, campaignId, now), 'segments')
  const colours = vocabulary.own.find(({ key, values }) => key === 'kleur' && values.length >= 2 && values.length <= 6)
  const byRevenue = vocabulary.measures.some(({ measure, years }) => measure === 'revenue' && years.length > 0)
  const preset = colours ? 'own:kleur' : byRevenue ? 'revenue' : null
  const words = presetWords(i18nFor('nl').getFixedT('nl', namespaces))
  if (preset) done(await takePreset(actor, campaignId, preset, words, { now }), 'preset')
  else await segmentByPlace(actor, campaignId, vocabulary.places.slice(0, 3), now)
  done(await closeSegmenting(actor, campaignId, true, { now }), 'close segments')
  return done(await segmentsPage(actor, campaignId, now), 'segments').segments.length
}

// A base without a single place gets one segment with everybody who has a name.
async function segmentByPlace(actor: StaffActor, campaignId: string, places: readonly string[], now: Moment) {
  const rules = places.map((value) => ({ name: value, rule: { all: [{ field: 'place', test: { op: 'eq', value } }] } }))
  const everybody = { name: 'Iedereen', rule: { all: [{ field: 'name', test: { op: 'notEmpty' } }] } }
  for (const segment of rules.length > 0 ? rules : [everybody]) {
    const form = { id: null, version: 1, colour: 'A' as const, weight: 2, ...segment }
    done(await saveSegment(actor, campaignId, form, 'Overige', { now }), 'segment')
  }
}

/** What the plan reckons for one of each, in minutes. */
export const visitMinutes = 100
export const callMinutes = 10

/** Gives every segment visits and calls by its share of the customers, as many visits as asked in all, and has the plan approved. */
export async function planActivities(actor: StaffActor, campaignId: string, visits: number, now: Moment) {
  const { segments } = done(await segmentsPage(actor, campaignId, now), 'segments')
  const targets = shares(
    segments.map(({ customers }) => customers),
    visits,
  )
  const base = { id: null, version: 1, aim: null, script: null, ownerId: actor.staffId, dueOn: null }
  for (const [at, { id: segmentId }] of segments.entries()) {
    const target = targets[at] ?? 0
    if (target === 0) continue
    for (const activity of [{ kind: 'visit', minutes: visitMinutes } as const, { kind: 'call', minutes: callMinutes } as const])
      done(await saveActivity(actor, campaignId, { ...base, ...activity, segmentId, target }, { now }), 'activity')
  }
  const { totals } = done(await planPage(actor, campaignId, now), 'plan')
  if (totals.overBy > 0) throw new Error(`the plan is ${totals.overBy} minutes over its unit`)
  done(await approvePlan(actor, campaignId, { approvedBy: 'E. Smit' }, { now }), 'approve')
}

/** Whole parts of a sum in proportion to the weights; what rounding leaves goes to those that lost most. */
function shares(weights: readonly number[], sum: number): number[] {
  const all = weights.reduce((total, weight) => total + weight, 0) || 1
  const exact = weights.map((weight) => (weight * sum) / all)
  const parts = exact.map(Math.floor)
  const left = sum - parts.reduce((total, part) => total + part, 0)
  const losers = [...exact.keys()].sort((a, b) => ((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1)).slice(0, left)
  return parts.map((part, at) => part + (losers.includes(at) ? 1 : 0))
}
