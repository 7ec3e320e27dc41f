import fc from 'fast-check'
import type { Day } from '#domain/calendar/day'
import { addDays } from '#domain/calendar/day'
import { type Candidate, type Consultant, type Given, noWishes, type Problem, type Window } from '#domain/carry-out/planner/problem'

export const amersfoort = { latitude: 52.1561, longitude: 5.3878 }
export const tiel = { latitude: 51.8865, longitude: 5.4293 }
export const culemborg = { latitude: 51.9551, longitude: 5.2275 }
export const groningen = { latitude: 53.2194, longitude: 6.5665 }

export const workweek = (from = 510, to = 1050) => ({ 1: { from, to }, 2: { from, to }, 3: { from, to }, 4: { from, to }, 5: { from, to } })

/** Works Monday to Friday from 08:30 to 17:30, from Amersfoort. */
export function consultant(id: string, change: Partial<Consultant> = {}): Consultant {
  return {
    id,
    name: id,
    hours: workweek(),
    exceptions: {},
    home: amersfoort,
    bases: {},
    mostDriveADay: null,
    mostDriveOneWay: null,
    mostVisitsADay: null,
    breaks: [],
    ...change,
  }
}

/** A visit of three quarters of an hour in Tiel, whenever. */
export function candidate(customerId: string, change: Partial<Candidate> = {}): Candidate {
  return {
    customerId,
    name: customerId,
    place: tiel,
    minutes: 45,
    value: 10,
    open: null,
    ...noWishes,
    ...change,
  }
}

/** Stands with Marieke on Tuesday 18 November 2025 at 10:15 in Tiel, fixed. */
export function given(id: string, change: Partial<Given> = {}): Given {
  return {
    id,
    customerId: `of-${id}`,
    name: id,
    staffId: 'marieke',
    day: '2025-11-18',
    start: 615,
    minutes: 45,
    place: tiel,
    rigidity: 'fixed',
    proposedValue: null,
    open: null,
    ...change,
  }
}

/** The week of Monday 17 November 2025. */
export function problem(change: Partial<Problem> = {}): Problem {
  return {
    from: '2025-11-17',
    to: '2025-11-21',
    consultants: [consultant('marieke')],
    given: [],
    candidates: [],
    budget: { freeMinutes: null, minutesAroundAVisit: 30, driveCounts: true, lastDay: null },
    daysOff: [],
    startsEvery: 15,
    ...change,
  }
}

const place = fc.record({
  latitude: fc.double({ min: 51.6, max: 52.4, noNaN: true }),
  longitude: fc.double({ min: 4.6, max: 6, noNaN: true }),
})
const day = fc.integer({ min: 0, max: 4 }).map((offset): Day => addDays('2025-11-17', offset))
const weekday = fc.constantFrom(1, 2, 3, 4, 5) as fc.Arbitrary<1 | 2 | 3 | 4 | 5>
const window: fc.Arbitrary<Window> = fc
  .tuple(fc.integer({ min: 16, max: 30 }), fc.integer({ min: 2, max: 18 }))
  .map(([from, length]) => ({ from: from * 30, to: (from + length) * 30 }))
const openings = fc.option(
  fc.record({ 1: fc.array(window, { maxLength: 2 }), 2: fc.array(window, { maxLength: 2 }), 3: fc.constant([{ from: 540, to: 720 }]) }),
  { freq: 2 },
)

const anyCandidate = fc
  .record({
    place: fc.option(place, { freq: 9 }),
    minutes: fc.constantFrom(30, 45, 60, 90),
    value: fc.integer({ min: 1, max: 100 }),
    open: openings,
    forbiddenDays: fc.array(weekday, { maxLength: 1 }),
    preferredDays: fc.array(weekday, { maxLength: 2 }),
    preferredTimes: fc.array(window, { maxLength: 1 }),
    forbiddenTimes: fc.array(window, { maxLength: 1 }),
    wantedStaffId: fc.constantFrom(null, null, null, 'tom', 'nobody'),
    ownerId: fc.constantFrom(null, 'tom', 'marieke'),
    notBefore: fc.option(day, { freq: 1 }),
  })
  .map((change) => candidate('?', change))

const anyGiven = fc
  .record({
    place: fc.option(place, { freq: 9 }),
    staffId: fc.constantFrom('marieke', 'tom'),
    day,
    start: fc.integer({ min: 30, max: 66 }).map((quarter) => quarter * 15),
    minutes: fc.constantFrom(30, 60, 90),
    rigidity: fc.constantFrom('fixed', 'flexible-day', 'flexible-week') as fc.Arbitrary<Given['rigidity']>,
    proposedValue: fc.option(fc.integer({ min: 1, max: 50 }), { freq: 1 }),
    open: openings,
  })
  .map((change) => given('?', change))

const anyConsultant = fc
  .record({
    home: place,
    mostDriveADay: fc.option(fc.integer({ min: 60, max: 240 })),
    mostDriveOneWay: fc.option(fc.integer({ min: 20, max: 90 })),
    mostVisitsADay: fc.option(fc.integer({ min: 1, max: 5 })),
    breaks: fc.constantFrom([], [{ minutes: 30, begins: { from: 720, to: 780 } }]),
    bases: fc
      .option(fc.record({ '2025-11-18': fc.record({ end: place }), '2025-11-19': fc.record({ start: place }) }), { freq: 1 })
      .map((one) => one ?? {}),
  })
  .map((change) => consultant('?', change))

/** Weeks as they come: two consultants, up to six appointments of every kind (also ones that cannot both be done) and a dozen candidates. */
export const anyProblem: fc.Arbitrary<Problem> = fc
  .record({
    consultants: fc.tuple(anyConsultant, anyConsultant),
    given: fc.array(anyGiven, { maxLength: 6 }),
    candidates: fc.array(anyCandidate, { maxLength: 14 }),
    freeMinutes: fc.option(fc.integer({ min: 0, max: 1200 })),
    driveCounts: fc.boolean(),
    startsEvery: fc.constantFrom(1, 5, 15),
  })
  .map(({ consultants: [one, two], freeMinutes, driveCounts, ...rest }) =>
    problem({
      consultants: [
        { ...one, id: 'marieke' },
        { ...two, id: 'tom' },
      ],
      given: rest.given.map((each, index) => ({ ...each, id: `a${index}`, name: `a${index}`, customerId: `ca${index}` })),
      candidates: rest.candidates.map((each, index) => ({ ...each, customerId: `c${index}`, name: `c${index}` })),
      budget: { freeMinutes, minutesAroundAVisit: 30, driveCounts, lastDay: null },
      startsEvery: rest.startsEvery,
    }),
  )
