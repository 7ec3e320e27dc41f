import { record } from '#db/audit'
import { clientNames } from '#db/clients'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { officeWeeksOf } from '#db/office-hours'
import { once } from '#db/once'
import { offsetOf, pageSize } from '#db/page'
import { type LevelFigures, levelFigures, levelsOf, setLevel } from '#db/service-levels'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { type OfficeWeek, officeDayMinutesOn } from '#domain/calendar/office-hours'
import type { Period } from '#domain/calendar/period'
import { type RequestKind, requestKinds, type ServiceLevel, termMinutes } from '#domain/carry-out/request'
import type { StaffActor } from '#domain/relations/actor'
import { officeHoursNow } from './office-hours.server'

/** The term of one kind for one client today: agreed since a day, or what the firm usually keeps to; and what is agreed for later. A day at the office has `dayMinutes`. */
export type TermNow = {
  kind: RequestKind
  minutes: number
  dayMinutes: number
  since: Day | null
  coming: { minutes: number; startsOn: Day } | null
}

export type Counts = Pick<LevelFigures, 'kept' | 'missed' | 'atRisk' | 'running'>

/** A page of clients, each with how its promises stand over some days and the terms in force, and all together; four queries, however many clients and requests. */
export async function levelsScreen(actor: StaffActor, { period, page }: { period: Period; page: number }, now: Moment) {
  return withActor(theDb(), actor, async (tx) => {
    const all = await clientNames(tx)
    const clients = all.slice(offsetOf(page), offsetOf(page) + pageSize)
    const figures = await levelFigures(tx, { ...period, clientId: null }, now)
    const levels = await levelsOf(
      tx,
      clients.map(({ id }) => id),
    )
    const weeks = await officeWeeksOf(tx)
    const perClient = clients.map(({ id, name }) => ({
      ...{ id, name },
      ...summed(figures.filter(({ clientId }) => clientId === id)),
      terms: termsNow(
        levels.filter(({ clientId }) => clientId === id),
        dayOf(now),
        weeks,
      ),
    }))
    const office = officeHoursNow(weeks, dayOf(now))
    return { office, clients: { rows: perClient, total: all.length, page, size: pageSize }, total: summed(figures) }
  })
}

/** The same of one client in a transaction that is open: for its own pages. */
export async function levelsOfClient(tx: Tx, clientId: string, period: Period, now: Moment) {
  const figures = summed(await levelFigures(tx, { ...period, clientId }, now))
  return { figures, terms: termsNow(await levelsOf(tx, [clientId]), dayOf(now), await officeWeeksOf(tx)) }
}

/** Writes down what was agreed with a client. A manager does, and for today or later: what was promised stays. */
export async function agreeLevel(
  actor: StaffActor,
  clientId: string,
  level: ServiceLevel,
  { now, op }: { now: Moment; op?: string },
): Promise<
  { agreed: true } | { refused: 'level-not-yours' } | { refused: 'not-found' } | { refused: 'level-in-past' } | { refused: 'used-twice' }
> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { clientId, ...level }, async () => {
      if (actor.role === 'consultant') return { refused: 'level-not-yours' } as const
      if (level.startsOn < dayOf(now)) return { refused: 'level-in-past' } as const
      const clients = await clientNames(tx)
      if (!clients.some(({ id }) => id === clientId)) return { refused: 'not-found' } as const
      await setLevel(tx, clientId, level, actor.staffId)
      await record(tx, { action: 'service-level.agreed', object: 'client', objectId: clientId, clientId, detail: { ...level } })
      return { agreed: true } as const
    }),
  )
}

function termsNow(levels: readonly ServiceLevel[], today: Day, weeks: readonly OfficeWeek[]): TermNow[] {
  return requestKinds.map((kind) => {
    const ofKind = levels.filter((each) => each.kind === kind)
    const inForce = ofKind.filter(({ startsOn }) => startsOn <= today).sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0]
    const later = ofKind.filter(({ startsOn }) => startsOn > today).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))[0]
    return {
      kind,
      minutes: termMinutes(kind, today, { agreed: ofKind, service: null, weeks }),
      dayMinutes: officeDayMinutesOn(weeks, today),
      since: inForce?.startsOn ?? null,
      coming: later ? { minutes: later.minutes, startsOn: later.startsOn } : null,
    }
  })
}

function summed(figures: readonly Counts[]): Counts {
  const sum = (key: keyof Counts) => figures.reduce((total, each) => total + each[key], 0)
  return { kept: sum('kept'), missed: sum('missed'), atRisk: sum('atRisk'), running: sum('running') }
}
