import { clientNames } from '#db/clients'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { accountedPage, accountedRows, bookedBy, type HoursFilter, unloggedOf } from '#db/hours'
import { staffAt } from '#db/staff'
import { absencesOf, blocksOf } from '#db/working-hours'
import { capacityOn } from '#domain/calendar/capacity'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { daysOf, type Period, weekPeriodOf } from '#domain/calendar/period'
import type { StaffActor } from '#domain/relations/actor'
import { weekSheet } from '#domain/units/hours'
import { sum } from '#domain/units/sum'

/** Who spent which hours on what, beside the plan; by consultant also beside their working hours. A consultant sees their own. */
export async function hoursScreen(actor: StaffActor, asked: HoursFilter, page: number, today: Day) {
  return withActor(theDb(), actor, async (tx) => {
    const filter = ownOnly(actor, asked)
    const accounted = await accountedPage(tx, filter, page)
    const staffIds = filter.by === 'who' ? accounted.rows.flatMap(({ key }) => (key ? [key] : [])) : []
    const [blocks, absences] = [await blocksOf(tx, staffIds), await absencesOf(tx, staffIds, filter)]
    const capacityOf = (staffId: string) => {
      const mine = <Row extends { staffId: string }>(rows: Row[]) => rows.filter((row) => row.staffId === staffId)
      return sum(daysOf(filter).map((day) => capacityOn(day, mine(blocks), mine(absences)).minutes))
    }
    const people = actor.role === 'consultant' ? [] : (await staffAt(tx, today)).map(({ id, name }) => ({ id, name }))
    const rows = accounted.rows.map((row) => ({ ...row, capacity: filter.by === 'who' && row.key ? capacityOf(row.key) : null }))
    return { ...accounted, rows, people, clients: await clientNames(tx) }
  })
}

export type HoursScreen = Awaited<ReturnType<typeof hoursScreen>>

/** The same for a file: every line of it. */
export async function hoursFile(actor: StaffActor, asked: HoursFilter) {
  return withActor(theDb(), actor, (tx) => accountedRows(tx, ownOnly(actor, asked)))
}

/** The week of one of our people with its gaps; null when there is nobody with this id. A consultant sees their own. */
export async function weekScreen(actor: StaffActor, staffId: string, day: Day, now: Moment) {
  const who = actor.role === 'consultant' ? actor.staffId : staffId
  return withActor(theDb(), actor, async (tx) => {
    const week: Period = weekPeriodOf(day)
    const people = (await staffAt(tx, dayOf(now))).map(({ id, name }) => ({ id, name }))
    const [blocks, absences] = [await blocksOf(tx, [who]), await absencesOf(tx, [who], week)]
    const capacity = daysOf(week).map((each) => capacityOn(each, blocks, absences))
    const sheet = weekSheet(capacity, await bookedBy(tx, who, week), await unloggedOf(tx, who, week, now), dayOf(now))
    return { week, who, sheet, people: actor.role === 'consultant' ? people.filter(({ id }) => id === who) : people }
  })
}

export type WeekScreen = Awaited<ReturnType<typeof weekScreen>>

function ownOnly(actor: StaffActor, asked: HoursFilter): HoursFilter {
  return actor.role === 'consultant' ? { ...asked, staffId: actor.staffId } : asked
}
