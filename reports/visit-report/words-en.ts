import type { Day } from '#domain/calendar/day'
import {
  formatDay,
  formatDuration,
  formatEuro,
  formatEuroWhole,
  formatKm,
  formatMonth,
  formatNumber,
  formatTime,
} from '#domain/language/format'
import type { Change, ChangedFigure } from '#domain/reporting/changes'
import type { BookingWhat, HeadlineLead, Hours, NextLine, ReportContent, SummaryLine } from '#domain/reporting/report-content'
import { callUndone } from '#domain/units/correction'
import type { EntrySubject } from '#domain/units/entry'
import { countsInWords, enumeration, hoursInProse, kilometres, letterOfEdition, withCapital } from './phrasing'
import type { Rhythm, VisitReportWords } from './words'

type Report = ReportContent['report']

export const englishWords: VisitReportWords = {
  stamp: (report) => `${reportName(report)}${report.isDraft ? ' (draft)' : ''}, as of ${formatDay(report.asOf, 'en', 'long')}`,
  title: (report, client) => `${reportName(report)}, ${client}`,
  footer: (report, about) =>
    `${about}. ${reportName(report)}${report.isDraft ? ' (draft)' : ''}, as of ${formatDay(report.asOf, 'en', 'date')}`,
  of: 'of',
  headings: {
    glance: () => 'At a glance',
    asks: () => 'What we ask of you',
    customers: () => 'Your customers speak',
    opportunities: () => 'Opportunities for you',
    complaints: () => 'Complaints',
    annex: () => 'Annex: everything in a row',
    voices: () => 'What your customers say',
    hours: () => 'Hours and travel',
    bookings: (rhythm) => `Bookings ${period(rhythm)}`,
    where: () => 'Where we were',
    next: () => 'What comes next',
    visits: (rhythm) => `Visits ${period(rhythm)}`,
  },
  correction: {
    heading: (replaces) => `Correction of report ${replaces}`,
    text: (note, isChanged) => (isChanged ? note : `${note} The figures are the same.`),
    change,
  },
  lead,
  theme: (name, tone) =>
    `‘${name}’ ${{ good: 'is what they value most', bad: 'is their main concern', neutral: 'comes up most often' }[tone]}.`,
  summary,
  visited: {
    of: (target) => `of ${target}`,
    label: (count) => (count === 1 ? 'customer visited' : 'customers visited'),
    change: (inPeriod, rhythm) => (inPeriod > 0 ? `+${inPeriod} ${period(rhythm)}` : `no visits ${period(rhythm)}`),
  },
  booked: {
    label: (count) => (count === 1 ? 'visit booked' : 'visits booked'),
    change: (firstOn) => (firstOn ? `first on ${formatDay(firstOn, 'en')}` : 'none booked yet'),
  },
  score: {
    of: 'of 5',
    label: 'average score',
    before: (before, on, rhythm) => `was ${formatNumber(before, 'en', 1)}${on ? ` ${since(on, rhythm)}` : ''}`,
    same: 'unchanged',
    first: 'first measurement',
    notMeasured: 'not asked yet',
  },
  opportunities: {
    label: (count, cents) =>
      `${count === 1 ? 'opportunity' : 'opportunities'}${cents === null ? '' : `, ±\u00a0${formatEuroWhole(cents, 'en')}`}`,
    change: (inPeriod, rhythm) => (inPeriod > 0 ? `${inPeriod} new ${period(rhythm)}` : `none new ${period(rhythm)}`),
  },
  progress: {
    visited: (count) => `${count} visited`,
    booked: (count) => `${count} booked`,
    'to-plan': (count) => `${count} to plan`,
    spoken: (visited, booked, toPlan) => `Progress: ${visited} visited, ${booked} booked, ${toPlan} still to plan.`,
  },
  ask: {
    due: (on) => formatDay(on, 'en'),
    late: (days) => (days === 1 ? '1 day late' : `${days} days late`),
    done: 'done, thank you',
    none: (rhythm) => `We ask nothing of you ${period(rhythm)}.`,
  },
  voices: {
    change: (count, before) => (before === null || before === count ? '' : before === 0 ? 'new' : `was ${before}`),
    none: (visited) =>
      visited === 0
        ? 'Once we have spoken to customers, you will read here what they bring up most often.'
        : 'No subject stood out in the visits so far. As soon as customers name one, you will read it here.',
  },
  opportunity: { columns: { customer: 'Customer', text: 'Opportunity', who: 'Who', when: 'By', value: 'Value' } },
  complaint: {
    columns: { customer: 'Customer', text: 'Complaint', who: 'With', state: 'Status' },
    state: (state, receivedOn, solvedOn) => {
      if (state === 'solved') return `resolved${solvedOn ? ` ${formatDay(solvedOn, 'en')}` : ''}`
      return `${state === 'answered' ? 'answered' : 'open'}, since ${formatDay(receivedOn, 'en')}`
    },
  },
  hours,
  burnDown: {
    today: 'today',
    done: 'spent',
    forecast: 'expected',
    plan: 'plan',
    note: 'The pale band is the margin of the forecast.',
    left: (minutes) => (minutes < 0 ? `${hoursInProse(-minutes, 'en')} hours over` : `${hoursInProse(minutes, 'en')} hours left`),
    end: (on) => `± ${shortDate(on)}`,
    spoken: (facts) =>
      `Chart of the hours: of ${hoursInProse(facts.sold, 'en')} hours, ${facts.balance.value < 0 ? `${hoursInProse(-facts.balance.value, 'en')} too many have been spent` : `${hoursInProse(facts.balance.value, 'en')} are left`}.${facts.endsOn ? ` Forecast: the hours run out around ${longDate(facts.endsOn)}.` : ''}`,
  },
  bookings: {
    columns: { day: 'Date', text: 'Description', who: 'Who', hours: 'Hours', balance: 'Balance', travel: 'Travel, separate' },
    opening: (rhythm) =>
      `Balance at the start of the ${{ weekly: 'week', monthly: 'month', 'interim-evaluation': 'campaign', 'final-evaluation': 'campaign' }[rhythm]}`,
    total: (unit, asOf) => `Balance of ${unit} on ${longDate(asOf)}`,
    none: (rhythm) => `Nothing was booked ${period(rhythm)}.`,
    travel: (metres, cents) =>
      `Travel costs in this unit so far: ${formatKm(kilometres(metres), 'en')}, ${formatEuro(cents, 'en')}. They are not taken from the hours.`,
    travelOf: (metres, cents) => `${formatKm(kilometres(metres), 'en')}, ${formatEuro(cents, 'en')}`,
    what,
  },
  where: {
    visited: 'visited',
    booked: 'booked',
    toPlan: 'to plan',
    spoken: (visited, booked, toPlan) =>
      `Map of the Netherlands with ${visited} customers visited, ${booked} with an appointment and ${toPlan} still to plan.`,
    none: 'No addresses on the map yet.',
  },
  next: { line: nextLine, none: 'Nothing has been scheduled yet.' },
  visits: {
    columns: { day: 'Date', customer: 'Customer', who: 'Who', outcome: 'Outcome', score: 'Score', topics: 'Topics' },
    outcome: { satisfied: 'satisfied', opportunity: 'opportunity', complaint: 'complaint', 'not-home': 'not at home' },
  },
}

const reportNames: Record<Rhythm, string> = {
  weekly: 'Weekly report',
  monthly: 'Monthly report',
  'interim-evaluation': 'Interim evaluation',
  'final-evaluation': 'Final evaluation',
}

function reportName({ rhythm, number, edition }: Report): string {
  return `${reportNames[rhythm]} ${number}${letterOfEdition(edition)}`
}

function period(rhythm: Rhythm): string {
  return { weekly: 'this week', monthly: 'this month', 'interim-evaluation': 'so far', 'final-evaluation': 'in this campaign' }[rhythm]
}

function since(on: Day, rhythm: Rhythm): string {
  return rhythm === 'weekly' ? `on ${shortDate(on)}` : `in ${formatMonth(on, 'en').split(' ')[0] ?? ''}`
}

function shortDate(on: Day): string {
  return formatDay(on, 'en').split(' ').slice(1).join(' ')
}

function longDate(on: Day): string {
  return formatDay(on, 'en', 'date').split(' ').slice(0, 2).join(' ')
}

function customers(count: number): string {
  return count === 1 ? '1 customer' : `${count} customers`
}

function lead(line: HeadlineLead, rhythm: Rhythm): string {
  if (line.kind === 'over-budget') return `This unit has run ${formatDuration(line.minutes, 'en')} over its hours.`
  if (line.kind === 'nothing-yet') return `We are ready for your ${customers(line.target)}.`
  if (line.kind === 'no-visits-in-period') return `No visits ${period(rhythm)}; ${line.visited} of your ${customers(line.target)} visited.`
  if (line.kind === 'target-reached')
    return line.visited > line.target
      ? `${customers(line.visited)} visited, ${line.visited - line.target} more than agreed.`
      : `${line.target === 1 ? 'Your customer has' : `All ${customers(line.target)} have`} been visited.`
  if (line.kind === 'visited')
    return line.target > 0 ? `${line.visited} of your ${customers(line.target)} visited.` : `${customers(line.visited)} visited.`
  if (line.kind === 'score-changed')
    return `Your customers now give you ${formatNumber(line.to, 'en', 1)}, ${line.to > line.from ? 'up' : 'down'} from ${formatNumber(line.from, 'en', 1)}.`
  if (line.kind === 'complaints-came')
    return line.count === 1 ? `One new complaint ${period(rhythm)}.` : `${line.count} new complaints ${period(rhythm)}.`
  return `${line.count === 1 ? 'One new opportunity' : `${line.count} new opportunities`} ${period(rhythm)}.`
}

function summary(line: SummaryLine, rhythm: Rhythm): string {
  if (line.kind === 'score') {
    const grade = `Your customers give an average of ${formatNumber(line.average, 'en', 1)} out of ${line.of}`
    return line.strongest ? `${grade}, with ‘${line.strongest}’ as the strongest point.` : `${grade}.`
  }
  if (line.kind === 'complaints') return complaints(line)
  if (line.kind === 'forecast') return expectation(line)
  if (line.kind === 'no-visits') return `There were no visits ${period(rhythm)}. ${agenda(line.booked, line.firstOn)}`
  return `We worked ${formatDuration(line.minutes, 'en')} more than this unit holds. We would like to discuss with you how to go on.`
}

function agenda(booked: number, firstOn: Day | null): string {
  if (booked === 0) return 'No appointments are confirmed yet.'
  const first = firstOn ? `${booked === 1 ? ', on' : ', the first on'} ${formatDay(firstOn, 'en')}` : ''
  return `${booked === 1 ? '1 appointment is' : `${booked} appointments are`} confirmed${first}.`
}

function complaints({ theme, count, visited, open }: Extract<SummaryLine, { kind: 'complaints' }>): string {
  const standing = open === 0 ? '' : `${countsInWords(open, 'en')} ${open === 1 ? 'complaint is' : 'complaints are'} still open`
  if (!theme) return `${withCapital(standing)}.`
  const critics =
    visited === 1 ? 'The customer we visited' : `${withCapital(countsInWords(count, 'en'))} of the ${visited} customers we visited`
  return `${critics} ${count === 1 ? 'names' : 'name'} ‘${theme}’ as a concern${standing ? `; ${standing}` : ''}.`
}

function expectation({ visits, target, makesTarget, basis, limit }: Extract<SummaryLine, { kind: 'forecast' }>): string {
  const visitsInWords = visits === 1 ? '1 visit' : `${visits} visits`
  if (basis === 'norm')
    return `At the agreed time per visit this unit allows ${visitsInWords}; after three visits we reckon with your own figures.`
  if (limit) {
    return `With the customers chosen so far we come to ${visitsInWords}; the hours allow ${limit.byHours}. We would be glad to choose with you whom else to visit.`
  }
  if (visits > target) return `We expect ${visitsInWords} from this unit; ${target} were agreed.`
  if (makesTarget) return `We expect to make all ${target} agreed visits from this unit.`
  return `We expect ${visits} of the ${target} agreed visits from this unit.`
}

function hours({ sold, used, overBy, perVisit, plannedPerVisit, basis, endsOn }: Hours): string {
  const start = `Of the ${hoursInProse(sold, 'en')} hours, ${spent(used.value)}${overBy > 0 ? `, ${formatDuration(overBy, 'en')} more than this unit holds` : ''}.`
  const visit =
    basis === 'norm'
      ? `We reckon with ${formatDuration(plannedPerVisit, 'en')} for a visit.`
      : `A visit now takes ${formatDuration(perVisit, 'en')}; ${formatDuration(plannedPerVisit, 'en')} was planned.`
  return `${start} ${visit}${endsOn && overBy === 0 ? ` The hours run out around ${longDate(endsOn)}.` : ''}`
}

function spent(minutes: number): string {
  if (minutes <= 0) return 'none has been used yet'
  return `${hoursInProse(minutes, 'en')} ${minutes === 60 ? 'has' : 'have'} been used`
}

const subjects: Record<EntrySubject, string> = {
  call: 'Telephone call',
  visit: 'Visit',
  'travel-time': 'Travel time',
  preparation: 'Preparation',
  report: 'Reporting',
  meeting: 'Meeting',
  evaluation: 'Evaluation',
  'set-up': 'Set-up',
  other: 'Other',
}

const entries: Record<Extract<BookingWhat, { kind: 'entry' }>['entryKind'], string> = {
  opening: 'Unit opened',
  reservation: 'Reserved',
  release: 'Reservation released',
  expiry: 'Lapsed hours',
  'write-off': 'At our expense',
  overrun: 'Extra hours, agreed with you',
}

function what(booking: BookingWhat): string {
  if (booking.kind === 'visit') return `Visit ${booking.customer}${booking.town ? `, ${booking.town}` : ''}`
  if (booking.kind === 'calls') {
    const { conversations, attempts = 0 } = booking
    const talks = conversations === 1 ? '1 conversation' : conversations === 0 ? 'nobody reached' : `${conversations} conversations`
    const missed = attempts > 0 ? `, ${attempts === 1 ? '1 call' : `${attempts} calls`} unanswered` : ''
    return `Call round, ${talks}${missed}, ${booking.booked === 0 ? 'no appointment' : booking.booked === 1 ? '1 appointment' : `${booking.booked} appointments`}`
  }
  if (booking.kind === 'work') return booking.text || subjects[booking.subject]
  if (booking.kind === 'correction') return `Correction: ${booking.reason === callUndone ? 'call undone' : booking.reason || booking.text}`
  // The opening's own text is the office's; the client reads it in the report's language.
  return booking.entryKind === 'opening' ? entries.opening : booking.text || entries[booking.entryKind]
}

function nextLine(line: NextLine): string {
  const day = formatDay(line.on, 'en')
  if (line.kind === 'meeting') return `${day}: ${meetingName(line.title)}, ${formatTime(line.at)}`
  const count = line.count.value
  if (line.kind === 'calls') return `${day}: ${count === 1 ? '1 telephone call' : `${count} telephone calls`}`
  return `${day}: ${count === 1 ? '1 visit' : `${count} visits`}${line.towns.length > 0 ? ` in ${enumeration(line.towns, 'and', 'and elsewhere')}` : ''}`
}

/** Meetings with the client have a kind for a title; anything else is what somebody called it. */
function meetingName(title: string | null): string {
  return (
    { 'kick-off': 'kick-off meeting', 'interim-evaluation': 'interim evaluation', 'final-evaluation': 'final evaluation' }[title ?? ''] ??
    title ??
    'meeting'
  )
}

const changed: Record<ChangedFigure, string> = {
  visits: 'customers visited',
  'visits-in-period': 'visits in the period',
  appointments: 'appointments that stand',
  score: 'average score',
  opportunities: 'opportunities',
  'opportunity-cents': 'value of the opportunities',
  complaints: 'complaints',
  asks: 'what we ask of you',
  'minutes-used': 'hours used',
  'minutes-in-period': 'hours in the period',
  'minutes-left': 'hours left',
  'travel-cents': 'travel',
}

function change({ figure, from, to }: Change): string {
  const shown = (value: number | null) => (value === null ? 'not measured' : shownAs(figure, value))
  return `${withCapital(changed[figure])}: ${shown(to)}, was ${shown(from)}`
}

function shownAs(figure: ChangedFigure, value: number): string {
  if (figure.startsWith('minutes')) return formatDuration(value, 'en')
  if (figure === 'travel-cents') return formatEuro(value, 'en')
  if (figure === 'opportunity-cents') return formatEuroWhole(value, 'en')
  return formatNumber(value, 'en', figure === 'score' ? 1 : 0)
}
