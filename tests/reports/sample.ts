import { addDays, daysBetween, weekday } from '#domain/calendar/day'
import type { BookingLine, Figure, MapPoint, ReportContent } from '#domain/reporting/report-content'
import type { BurnDown, BurnDownPoint } from '#domain/units/burn-down'

/** Report 8 of a wholesaler's autumn round, halfway its unit: the report of the design's sample pages. */
export function sampleContent(changes: Partial<ReportContent> = {}): ReportContent {
  return {
    report: {
      number: 8,
      edition: 0,
      isDraft: true,
      rhythm: 'weekly',
      week: 47,
      period: { from: '2025-11-17', to: '2025-11-23' },
      asOf: '2025-11-18',
      isFirst: false,
    },
    firm: 'Jansen & Bos Relatiebeheer',
    client: 'Waalstroom Techniek',
    campaign: 'Najaarsronde installateurs',
    unit: 'unit 2',
    headline: {
      lead: { kind: 'visited', visited: 14, target: 30, inPeriod: 4 },
      theme: { name: 'Levertijd warmtepompen', tone: 'bad', count: figure(6) },
    },
    summary: [
      { kind: 'score', average: 4.07, of: 5, strongest: 'Vaste man op de binnendienst' },
      { kind: 'complaints', theme: 'Levertijd warmtepompen', count: 6, visited: 14, open: 1 },
      { kind: 'forecast', visits: 29, target: 30, makesTarget: false, basis: 'figures' },
    ],
    figures: {
      visited: { total: figure(14), target: 30, inPeriod: figure(4) },
      booked: { total: figure(9), firstOn: '2025-11-20' },
      score: { average: figure(4.07), before: 3.9, beforeOn: '2025-11-14' },
      opportunities: { total: figure(5), cents: figure(9_600_000), inPeriod: figure(2) },
    },
    asks: [
      {
        text: 'Bel Installatie Groep Rivierenland over de drie te late ketels. Zij overwegen over te stappen.',
        who: 'Pieter',
        dueOn: '2025-11-26',
        lateDays: 0,
        done: false,
        sources: ['ask-1'],
      },
      {
        text: 'Stuur creditnota 20531 aan Hendriks Loodgieters.',
        who: 'Sanne',
        dueOn: '2025-11-16',
        lateDays: 2,
        done: false,
        sources: ['ask-2'],
      },
      {
        text: 'Kies een datum voor de warmtepomptraining; drie klanten wachten erop.',
        who: 'Pieter',
        dueOn: '2025-11-28',
        lateDays: 0,
        done: false,
        sources: ['ask-3'],
      },
    ],
    themes: [
      { name: 'Levertijd warmtepompen', tone: 'bad', count: figure(6), before: 4, share: 1 },
      { name: 'Vaste man op de binnendienst', tone: 'good', count: figure(4), before: 4, share: 0.67 },
      { name: 'Training en keuring', tone: 'neutral', count: figure(3), before: 2, share: 0.5 },
      { name: 'Bestel-app hapert', tone: 'bad', count: figure(3), before: 0, share: 0.5 },
    ],
    voice: {
      text: 'Eindelijk iemand die luistert en niet alleen een folder neerlegt.',
      speaker: 'B. Mulder',
      customer: 'Mulder Installaties',
      town: 'Vianen',
      sources: ['visit-12'],
    },
    opportunities: [
      {
        customer: 'Bakker Klimaattechniek',
        town: 'Geldermalsen',
        text: 'Twaalf warmtepompen voor een appartementengebouw',
        cents: 4_800_000,
        who: 'Pieter',
        dueOn: '2025-11-27',
        isNew: true,
        sources: ['visit-14'],
      },
      {
        customer: 'Mulder Installaties',
        town: 'Vianen',
        text: 'Vaste afname van leidingwerk',
        cents: 1_250_000,
        who: 'Sanne',
        dueOn: '2025-12-02',
        isNew: true,
        sources: ['visit-13'],
      },
      {
        customer: 'Van Zanten Sanitair',
        town: 'Culemborg',
        text: 'Proefplaatsing douchesystemen',
        cents: 800_000,
        who: null,
        dueOn: null,
        isNew: false,
        sources: ['visit-9'],
      },
    ],
    complaints: [
      {
        customer: 'Installatie Groep Rivierenland',
        subject: 'Drie ketels te laat geleverd',
        receivedOn: '2025-11-12',
        state: 'open',
        solvedOn: null,
        owner: 'Pieter',
        isNew: false,
        sources: ['request-2'],
      },
    ],
    hours: {
      sold: 4800,
      used: figure(2490),
      balance: figure(2310),
      usedInPeriod: figure(218),
      overBy: 0,
      perVisit: 130,
      plannedPerVisit: 120,
      basis: 'figures',
      binds: 'hours',
      expectedVisits: 29,
      visitsByHours: 29,
      interval: { low: 27, high: 31 },
      endsOn: '2025-12-16',
      travel: { total: { metres: 612_000, cents: 21_420, sources: [] }, inPeriod: { metres: 63_000, cents: 2205, sources: [] } },
    },
    burnDown: burnDownFrom('2025-09-22', '2025-12-19', '2025-11-18'),
    bookings: { opening: 2528, rows: weekRows, closing: 2310 },
    map: points,
    next: [
      { kind: 'meeting', on: '2025-11-20', at: '14:00', title: 'Tussentijdse evaluatie bij u', sources: ['a-1'] },
      { kind: 'visits', on: '2025-11-20', count: figure(3), towns: ['Culemborg', 'Buren', 'Tiel'] },
      { kind: 'visits', on: '2025-11-21', count: figure(2), towns: ['Beesd', 'Leerdam'] },
      { kind: 'calls', on: '2025-11-24', count: figure(14) },
    ],
    visits: [
      {
        on: '2025-11-18',
        customer: 'Mulder Installaties',
        town: 'Vianen',
        who: 'Marieke',
        outcome: 'satisfied',
        score: 5,
        topics: ['Vaste man op de binnendienst'],
        sources: ['visit-13'],
      },
      {
        on: '2025-11-18',
        customer: 'Bakker Klimaattechniek',
        town: 'Geldermalsen',
        who: 'Marieke',
        outcome: 'opportunity',
        score: 4,
        topics: ['Levertijd warmtepompen', 'Training en keuring'],
        sources: ['visit-14'],
      },
    ],
    ...changes,
  }
}

export function figure(value: number, sources: readonly string[] = ['log-1', 'log-2']): Figure {
  return { value, sources }
}

const weekRows: BookingLine[] = [
  {
    on: '2025-11-17',
    what: { kind: 'calls', conversations: 9, booked: 3 },
    who: 'Marieke',
    minutes: 60,
    balance: 2468,
    travel: null,
    sources: ['e-1'],
  },
  {
    on: '2025-11-18',
    what: { kind: 'visit', customer: 'Mulder Installaties', town: 'Vianen' },
    who: 'Marieke',
    minutes: 85,
    balance: 2383,
    travel: { metres: 42_000, cents: 1470 },
    sources: ['e-2'],
  },
  {
    on: '2025-11-18',
    what: { kind: 'visit', customer: 'Bakker Klimaattechniek', town: 'Geldermalsen' },
    who: 'Marieke',
    minutes: 65,
    balance: 2318,
    travel: { metres: 21_000, cents: 735 },
    sources: ['e-3'],
  },
  {
    on: '2025-11-18',
    what: { kind: 'correction', text: '', reason: 'rapport 7 dubbel geboekt' },
    who: 'Annet',
    minutes: -15,
    balance: 2333,
    travel: null,
    sources: ['e-4'],
  },
  {
    on: '2025-11-18',
    what: { kind: 'work', subject: 'preparation', text: 'Voorbereiding tussentijdse evaluatie' },
    who: 'Tom',
    minutes: 23,
    balance: 2310,
    travel: null,
    sources: ['e-5'],
  },
]

const weeklyBalances = [4800, 4620, 4320, 4050, 3750, 3390, 3060, 2790, 2532, 2310]
const points: MapPoint[] = [
  ...spots(
    'visited',
    '5.1 52.0,5.38 51.89,5.24 51.88,5.04 51.96,5.45 51.96,5.6 51.96,5.12 52.09,5.39 52.15,5.29 51.7,5.55 51.77,5.8 51.83,5.18 51.82,5.75 51.98,5.52 52.02',
  ),
  ...spots('booked', '5.227 51.955,5.16 51.89,5.31 51.69,5.0 52.03,5.67 52.04,5.86 52.0,5.48 51.6,5.09 51.58,5.65 51.66'),
  ...spots('to-plan', '5.25 51.81,5.43 51.885,5.09 51.89,5.8 51.57,5.3 52.14,4.78 51.59,5.95 52.12'),
]

function spots(state: MapPoint['state'], list: string): MapPoint[] {
  return list.split(',').map((pair, index) => {
    const [longitude = 0, latitude = 0] = pair.split(' ').map(Number)
    return { name: `${state} ${index + 1}`, place: { longitude, latitude }, state }
  })
}

/** Eight weeks of work and a forecast: hours leave on working days only. */
export function burnDownFrom(from: string, until: string, today: string, total = 4800): BurnDown {
  const length = daysBetween(from, until)
  const days = Array.from({ length: length + 1 }, (_, index) => addDays(from, index))
  const working = days.filter((day) => weekday(day) <= 5)
  const points = days.map((day): BurnDownPoint => {
    const share = working.filter((other) => other <= day).length / working.length
    return {
      day,
      plan: Math.round(total * (1 - share)),
      done: day <= today ? doneOn(daysBetween(from, day), total) : null,
      expected: expectedOn(day, today, total),
    }
  })
  return { total, today, points }
}

function doneOn(days: number, total: number): number {
  const [week, rest] = [Math.floor(days / 7), days % 7]
  const [start = 0, end = 0] = [weeklyBalances[week], weeklyBalances[week + 1] ?? weeklyBalances[week]]
  // Today is the Tuesday of the ninth week, in which the last of it was booked.
  const share = Math.min(1, rest / (week === 8 ? 1 : 5))
  return Math.round(((start + (end - start) * share) * total) / 4800)
}

function expectedOn(day: string, today: string, total: number): BurnDownPoint['expected'] {
  if (day < today) return null
  const days = daysBetween(today, day)
  const left = (rate: number) => Math.max(0, Math.round(((2310 - days * rate) * total) / 4800))
  return { middle: left(82.5), low: left(100), high: left(68) }
}
