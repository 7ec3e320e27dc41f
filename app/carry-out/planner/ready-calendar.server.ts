import { type CalendarItem, calendarOf } from '#db/appointments'
import { calendarMarks } from '#db/calendar-marks'
import type { Tx } from '#db/door'
import type { StaffMember } from '#db/staff'
import type { Day } from '#domain/calendar/day'
import { dayOf } from '#domain/calendar/moment'
import type { Consultant, Given, Problem } from '#domain/carry-out/planner/problem'
import { type SlotIndex, slotIndex } from '#domain/carry-out/planner/slots'
import { correctedTravel, type TravelCorrection } from '#domain/carry-out/planner/travel-model'
import { consultantsFrom, givenOf, noBudget, startsEvery, workOf } from './problem.server'

type Period = { from: Day; to: Day }

/** A visit that was proposed in this campaign and not agreed. */
export type Proposal = { id: string; customerId: string; staffId: string; day: Day }

/** The calendar of a campaign's people with its slots ready. To be used at once: it goes on changing with the calendar. */
export type ReadyCalendar = { consultants: readonly Consultant[]; index: SlotIndex; proposals: readonly Proposal[]; problem: () => Problem }

type Kept = {
  /** Of whom, of when and by which travel it was made. Another one is made anew. */
  key: string
  consultants: Consultant[]
  index: SlotIndex
  marks: Map<string, string>
  days: Map<string, { given: Given[]; proposals: Proposal[] }>
}

const mostKept = 30
const kept = new Map<string, Kept>()
const turns = new Map<string, Promise<unknown>>()

/**
 * The calendar of people of ours in a period, kept ready per campaign: the database is asked for a mark of every day, and only days with another mark are read
 * anew, so what is answered is what stands now. Names are not for everybody: who shows something of it asks for them as the reader.
 * @param name under which it is kept
 * @param tx as the system: also what the reader does not see takes somebody's time
 * @param use what is done with it; until it is done nobody else changes it
 */
export async function withReadyCalendar<T>(
  tx: Tx,
  {
    name,
    campaignId,
    people,
    period,
    correction,
  }: { name: string; campaignId: string; people: readonly StaffMember[]; period: Period; correction: TravelCorrection },
  use: (calendar: ReadyCalendar) => T,
): Promise<T> {
  const work = await workOf(tx, people, period)
  const key = JSON.stringify([people, work, period, correction])
  return inTurn(name, async () => {
    const calendar =
      kept.get(name)?.key === key ? (kept.get(name) as Kept) : empty(key, consultantsFrom(people, work, period), period, correction)
    kept.delete(name)
    await bringUpToDate(tx, calendar, { campaignId, ids: people.map(({ id }) => id), period })
    kept.set(name, calendar)
    for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
    const { consultants, index, days } = calendar
    const all = () => [...days.values()].flatMap(({ given }) => given)
    const proposals = [...days.values()].flatMap((day) => day.proposals)
    return use({ consultants, index, proposals, problem: () => problemOf(consultants, period, all()) })
  })
}

// One after another: what one reads must not be put over what another has read since. What fails is not kept, and the next one begins anew.
function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(name) ?? Promise.resolve()
  const mine = before.then(work, work)
  const after = mine.catch(() => {})
  turns.set(name, after)
  void after.then(() => turns.get(name) === after && turns.delete(name))
  return mine
}

function empty(key: string, consultants: Consultant[], period: Period, correction: TravelCorrection): Kept {
  const index = slotIndex(problemOf(consultants, period, []), correctedTravel(correction))
  return { key, consultants, index, marks: new Map(), days: new Map() }
}

function problemOf(consultants: readonly Consultant[], period: Period, given: readonly Given[]): Problem {
  return { ...period, consultants, given, candidates: [], budget: noBudget, daysOff: [], startsEvery }
}

async function bringUpToDate(tx: Tx, calendar: Kept, { campaignId, ids, period }: { campaignId: string; ids: string[]; period: Period }) {
  // Marks before what they stand for: what changes in between has another mark the next time.
  const marks = await calendarMarks(tx, ids, period)
  const changed = new Set([...calendar.marks.keys(), ...marks.keys()].filter((key) => calendar.marks.get(key) !== marks.get(key)))
  if (changed.size === 0) return
  const days = [...changed].map((key) => key.slice(0, 10)).sort()
  const staff = [...new Set([...changed].map((key) => key.slice(11)))]
  const items = await calendarOf(tx, staff, days[0] ?? period.from, days.at(-1) ?? period.to)
  const byDay = new Map<string, CalendarItem[]>()
  for (const item of items) {
    const key = `${dayOf(item.startsAt)} ${item.staffId}`
    byDay.set(key, [...(byDay.get(key) ?? []), item])
  }
  for (const key of changed) for (const { id } of calendar.days.get(key)?.given ?? []) calendar.index.remove(id)
  for (const key of changed) {
    const its = byDay.get(key) ?? []
    const proposals = its.flatMap((item) => proposalFrom(item, campaignId))
    const ours = new Set(proposals.map(({ id }) => id))
    // Proposals of this campaign make room only where nothing is free for less: what is lost counts before any minute of driving.
    const given = givenOf(its).map((one) => (ours.has(one.id) ? { ...one, proposedValue: 1 } : one))
    for (const one of given) calendar.index.put(one)
    calendar.days.set(key, { given, proposals })
  }
  calendar.marks = marks
}

function proposalFrom({ id, state, kind, campaignId, customerId, staffId, startsAt }: CalendarItem, ours: string): Proposal[] {
  if (state !== 'proposed' || kind !== 'visit' || campaignId !== ours || customerId === null) return []
  return [{ id, customerId, staffId, day: dayOf(startsAt) }]
}
