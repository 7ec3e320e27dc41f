import { expect, test } from 'vitest'
import { periodKey, previousPeriod, reportPeriod, reportsIn, rhythmProposal, weekNumberOf } from '#domain/reporting/period'
import type { ReportFacts, VisitFact } from '#domain/reporting/report-facts'
import { reportContent } from '#domain/reporting/weekly-content'
import { forecast } from '#domain/units/forecast'
import { booked, customer, factsOf, opening, visit } from './waalstroom'

const ten: VisitFact[] = Array.from({ length: 10 }, (_, index) =>
  visit(`Old ${index}`, '2025-10-20', { score: 4, topics: index < 6 ? ['Levertijd'] : [] }),
)
const four: VisitFact[] = Array.from({ length: 4 }, (_, index) => visit(`New ${index}`, '2025-11-18', { score: 4 }))

const headline = (change: Partial<ReportFacts>) => reportContent(factsOf(change)).headline
const lead = (change: Partial<ReportFacts>) => headline(change).lead

test('the week of four visits opens with them, and with what customers speak of most', () => {
  expect(headline({ visits: [...ten, ...four] })).toEqual({
    lead: { kind: 'visited', visited: 14, target: 30, inPeriod: 4 },
    theme: { name: 'Levertijd', tone: 'neutral', count: { value: 6, sources: expect.arrayContaining(['visit-old 0']) } },
  })
})

test('a larger change takes the lead: the score, complaints, opportunities', () => {
  const one = visit('New', '2025-11-18', { score: 1 })
  expect(lead({ visits: [visit('Old', '2025-10-20', { score: 5 }), one] })).toEqual({ kind: 'score-changed', from: 5, to: 3 })

  const complaint = { customer: customer('Vos'), subject: 'late', answeredOn: null, solvedOn: null, owner: null }
  const complaints = ['a', 'b', 'c'].map((id) => ({ ...complaint, id, receivedOn: '2025-11-17' }))
  expect(lead({ visits: [...ten, ...four], complaints })).toEqual({ kind: 'complaints-came', count: 3 })
  expect(lead({ visits: [...ten, ...four], complaints: complaints.slice(0, 2) })).toMatchObject({ kind: 'visited' })

  const opportunity = { text: 'pumps', cents: null, who: null, dueOn: null }
  expect(lead({ visits: [...ten, ...four.map((one) => ({ ...one, opportunity }))] })).toEqual({ kind: 'opportunities-came', count: 4 })
})

test('reaching the number that was agreed is said in the week it happens, and only then', () => {
  const campaign = { name: 'Najaarsronde', targetVisits: 14 }
  expect(lead({ campaign, visits: [...ten, ...four] })).toEqual({ kind: 'target-reached', visited: 14, target: 14 })
  expect(lead({ campaign: { ...campaign, targetVisits: 10 }, visits: [...ten, ...four] })).toMatchObject({ kind: 'visited' })
})

test('a week without visits says so, and what is booked', () => {
  const ahead = [
    {
      id: 'a',
      kind: 'visit' as const,
      startsAt: '2025-11-25T09:00:00.000Z',
      state: 'agreed' as const,
      title: null,
      customer: customer('Vos'),
    },
  ]
  const content = reportContent(factsOf({ visits: ten, ahead }))
  expect(content.headline.lead).toEqual({ kind: 'no-visits-in-period', visited: 10, target: 30 })
  expect(content.summary[0]).toEqual({ kind: 'no-visits', booked: 1, firstOn: '2025-11-25' })
  expect(content.visits).toEqual([])
})

test('a first report has nothing to compare with, and what was not measured is no nought', () => {
  const report = { ...factsOf().report, number: 1 }
  const content = reportContent(factsOf({ report, visits: [visit('Vos', '2025-11-18', { score: null, topics: ['Levertijd'] })] }))
  expect(content.report.isFirst).toBe(true)
  expect(content.figures.score).toEqual({ average: null, before: null, beforeOn: null })
  expect(content.figures.opportunities.cents).toBeNull()
  expect(content.themes[0]).toMatchObject({ before: null, tone: 'neutral' })
  expect(content.summary.map((line) => line.kind)).toEqual(['forecast'])
})

test('before anything happened there still is a report', () => {
  const content = reportContent(factsOf({ ledger: [] }))
  expect(content.headline).toEqual({ lead: { kind: 'nothing-yet', target: 30 }, theme: null })
  expect(content.bookings).toEqual({ opening: 0, rows: [], closing: 0 })
  expect(content).toMatchObject({ voice: null, asks: [], themes: [], map: [], next: [] })
})

test('a unit that went over leads with it, whatever else happened', () => {
  const ledger = [
    opening,
    booked({ id: 'most', minutes: 4_800, on: '2025-10-06' }),
    booked({ id: 'extra', kind: 'overrun', minutes: 48, on: '2025-11-18', reason: 'agreed with Pieter' }),
    booked({ id: 'over', minutes: 48, on: '2025-11-18' }),
  ]
  const content = reportContent(factsOf({ ledger, visits: [...ten, ...four] }))
  expect(content.headline.lead).toEqual({ kind: 'over-budget', minutes: 48 })
  expect(content.hours).toMatchObject({ overBy: 48, balance: { value: 0 } })
  expect(content.summary[0]).toEqual({ kind: 'over-budget', minutes: 48 })
  expect(content.bookings.rows.map((row) => row.balance)).toEqual([48, 0])
})

test('before the third visit the forecast tells what the hours allow, however few customers are chosen yet', () => {
  const few = { today: '2025-11-20', target: 30, minutesLeft: 1_200, visitMinutes: [100], callMinutes: 0, plannedMinutesPerVisit: 120 }
  const workload = { plannedMinutes: {}, minutesPerWorkingDay: 480 }
  const facts = { ...few, reportsToCome: 0, evaluationToCome: false, customersLeft: 2, workload, endsOn: '2026-01-30' }
  const { summary } = reportContent(factsOf({ forecast: forecast(facts) }))
  expect(summary.at(-1)).toEqual({ kind: 'forecast', visits: 11, target: 30, makesTarget: false, basis: 'norm' })
})

test('the summary: score with the strongest theme, the sore one, and the forecast', () => {
  const happy = visit('Mulder', '2025-11-18', { score: 5, topics: ['Binnendienst'] })
  const sore = visit('Hendriks', '2025-11-18', { score: 2, topics: ['Levertijd'] })
  expect(reportContent(factsOf({ visits: [happy, sore] })).summary).toEqual([
    { kind: 'score', average: 3.5, of: 5, strongest: 'Binnendienst' },
    { kind: 'complaints', theme: 'Levertijd', count: 1, visited: 2, open: 0 },
    { kind: 'forecast', visits: 29, target: 30, makesTarget: false, basis: 'figures' },
  ])
  const late = { customer: customer('Vos'), subject: 'late', receivedOn: '2025-10-06', answeredOn: null, owner: null }
  const complaints = [
    { ...late, id: 'open', solvedOn: null },
    { ...late, id: 'solved', solvedOn: '2025-11-18' },
    { ...late, id: 'open too', solvedOn: null },
  ]
  expect(reportContent(factsOf({ visits: [happy], complaints })).summary).toContainEqual({
    kind: 'complaints',
    theme: null,
    count: 0,
    visited: 1,
    open: 2,
  })
})

test('four visits a week make a weekly report, fewer a monthly one', () => {
  const twelveWeeks = { from: '2025-09-22', to: '2025-12-14' }
  expect(rhythmProposal(48, twelveWeeks)).toEqual({ rhythm: 'weekly', visitsPerWeek: 4 })
  expect(rhythmProposal(30, twelveWeeks)).toEqual({ rhythm: 'monthly', visitsPerWeek: 2.5 })
  expect(rhythmProposal(3, { from: '2025-11-18', to: '2025-11-18' }).rhythm).toBe('monthly')
})

test('a report has one period, with a key that names it once', () => {
  const week = reportPeriod('weekly', '2025-12-31')
  expect(week).toEqual({ from: '2025-12-29', to: '2026-01-04' })
  expect(periodKey('weekly', week)).toBe('2026-W01')
  expect(weekNumberOf('weekly', week)).toBe(1)
  expect(weekNumberOf('monthly', week)).toBeNull()
  expect(previousPeriod('weekly', week)).toEqual({ from: '2025-12-22', to: '2025-12-28' })
  const month = reportPeriod('monthly', '2025-03-31')
  expect(periodKey('monthly', month)).toBe('2025-03')
  expect(previousPeriod('monthly', month)).toEqual({ from: '2025-02-01', to: '2025-02-28' })
})

test('how many reports a campaign will have', () => {
  expect(reportsIn('weekly', { from: '2025-11-19', to: '2025-12-19' })).toBe(5)
  expect(reportsIn('weekly', { from: '2025-11-17', to: '2025-11-23' })).toBe(1)
  expect(reportsIn('monthly', { from: '2025-11-19', to: '2026-01-02' })).toBe(3)
  expect(reportsIn('monthly', { from: '2025-11-19', to: '2025-11-18' })).toBe(0)
})
