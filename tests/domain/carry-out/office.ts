import type { Appointment } from '#domain/carry-out/appointment'
import type { VisitLog } from '#domain/carry-out/visit'
import { opening } from '#domain/units/booking'
import type { Unit } from '#domain/units/kinds'
import type { Ledger } from '#domain/units/ledger'

/** Tuesday 18 November 2025, ten in the morning. */
export const now = '2025-11-18T09:00:00.000Z'

export const unitTwo: Unit = {
  id: 'unit-2',
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

export function ledgerOf(change: Partial<Unit> = {}): Ledger {
  const unit = { ...unitTwo, ...change }
  const stamp = { staffId: null, bookedBy: 'Annet', bookedAt: '2025-09-22T08:00:00.000Z', text: 'Unit 2' }
  return { unit, entries: [{ ...opening(unit, stamp), id: 'opening' }] }
}

/** Bakker, Tuesday 10:15 to 11:00. */
export const bakkerAt1015: Appointment = {
  id: 'a1',
  customerId: 'bakker',
  contactId: 'erik',
  staffId: 'marieke',
  startsAt: '2025-11-18T09:15:00.000Z',
  minutes: 45,
  rigidity: 'fixed',
  sequence: 0,
  state: 'agreed',
  agreedWith: 'Erik Bakker',
}

/** 40 minutes on site, 15 driving, 10 writing up, 21 km, logged at noon. */
export const bakkerLog: VisitLog = {
  visitId: 'v1',
  staffId: 'marieke',
  arrivedAt: '2025-11-18T09:17:00.000Z',
  visitMinutes: 40,
  driveMinutes: 15,
  writeUpMinutes: 10,
  metres: 21_000,
  outcome: 'opportunity',
  score: 4,
  topics: ['Levertijd'],
  note: 'Sorry was appreciated.',
  quote: null,
  opportunity: { text: '12 heat pumps', cents: 4_800_000 },
  text: 'Bakker Klimaattechniek',
  bookedBy: 'Marieke',
  loggedAt: '2025-11-18T11:00:00.000Z',
}
