import type { CustomerFact, LedgerFact, ReportFacts, VisitFact } from '#domain/reporting/report-facts'
import { burnDown } from '#domain/units/burn-down'
import type { LedgerEntry, NewEntry } from '#domain/units/entry'
import { forecast } from '#domain/units/forecast'
import type { Unit } from '#domain/units/kinds'

export const unit: Unit & { name: string } = {
  id: 'unit-2',
  name: 'Unit 2',
  kind: 'unit-2',
  minutes: 4_800,
  indicatedVisits: 30,
  startsOn: '2025-09-22',
  endsOn: '2025-12-19',
  driveTimeCounts: true,
  kmRateCents: 35,
  unused: 'stay',
  chargesFruitless: true,
  closedThrough: null,
}

const workload = { plannedMinutes: {}, minutesPerWorkingDay: 120 }

export function customer(
  name: string,
  town: string | null = 'Tiel',
  place: CustomerFact['place'] = { latitude: 51.89, longitude: 5.43 },
): CustomerFact {
  return { id: name.toLowerCase(), name, town, place }
}

export function visit(name: string, on: string, more: Partial<VisitFact> = {}): VisitFact {
  const plain = { who: 'Marieke', outcome: 'satisfied' as const, score: 4, topics: [], quote: null, opportunity: null }
  return { id: `visit-${name.toLowerCase()}`, on, customer: customer(name), ...plain, ...more }
}

export function booked(entry: { id: string; minutes: number; on: string } & Partial<NewEntry>, more: Partial<LedgerFact> = {}): LedgerFact {
  const full = {
    kind: 'consumption',
    subject: 'other',
    activityId: null,
    revision: 1,
    unitId: unit.id,
    text: 'work',
    staffId: 'marieke',
    bookedBy: 'Marieke',
    bookedAt: `${entry.on}T16:00:00.000Z`,
    ...entry,
  } as LedgerEntry
  return { entry: full, who: 'Marieke', work: null, ...more }
}

export const opening = booked({ id: 'opening', kind: 'opening', minutes: 4_800, on: '2025-09-22', text: 'Unit 2 opened' })

/** Report 8, week 47, on Tuesday: facts as the database has them, with `change` on top. */
export function factsOf(change: Partial<ReportFacts> = {}): ReportFacts {
  const ledger = change.ledger ?? [opening]
  const entries = ledger.map((line) => line.entry)
  const [today, period] = ['2025-11-18', { from: unit.startsOn, to: unit.endsOn }]
  return {
    report: { number: 8, edition: 0, state: 'draft', rhythm: 'weekly', period: { from: '2025-11-17', to: '2025-11-23' }, asOf: today },
    firm: { name: 'Jansen & Bos Relatiebeheer' },
    client: { name: 'Waalstroom Techniek' },
    campaign: { name: 'Najaarsronde installateurs', targetVisits: 30 },
    unit,
    ledger,
    travel: [],
    visits: [],
    ahead: [],
    asks: [],
    complaints: [],
    toPlan: [],
    forecast: forecast({
      today,
      target: 30,
      minutesLeft: 2_310,
      visitMinutes: Array(14).fill(103),
      callMinutes: 444,
      plannedMinutesPerVisit: 120,
      reportsToCome: 4,
      evaluationToCome: true,
      customersLeft: 24,
      workload,
      endsOn: unit.endsOn,
    }),
    burnDown: burnDown({ entries, period, today, workload, spread: 0.2 }),
    tones: {},
    ...change,
  }
}
