import { holdFollows } from '#app/carry-out/hold-follows.server'
import { teamProblem } from '#app/carry-out/planner/problem.server'
import { asKept, type TravelTold, travelIn, whileLooking } from '#app/carry-out/planner/travel.server'
import { appointmentPhones } from '#db/appointment-phones'
import { type CalendarItem, calendarOf, changeAppointment, lockedAppointment } from '#db/appointments'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { type Tx, Undo, withActor } from '#db/door'
import { once } from '#db/once'
import { type StaffMember, staffAt } from '#db/staff'
import { travelSettingsOf } from '#db/travel-settings'
import { absencesOf, addAbsence } from '#db/working-hours'
import { addDays, type Day, mondayOf } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { isOpen, plannedOf } from '#domain/carry-out/appointment'
import { momentAt } from '#domain/carry-out/planner/day-clock'
import type { Problem } from '#domain/carry-out/planner/problem'
import { type Repair, replan } from '#domain/carry-out/planner/replan'
import type { TravelSettings } from '#domain/carry-out/planner/travel-settings'
import { writtenPhone } from '#domain/clean/phone'
import type { StaffActor } from '#domain/relations/actor'
import type { HoldRefusal } from '#domain/units/booking'

/** Somebody who is away for a day, or leaves home no earlier than `from` (minutes of the day). */
export type Upset = { kind: 'sick'; staffId: string; day: Day } | { kind: 'late-start'; staffId: string; day: Day; from: number }

export type Mend = {
  appointmentId: string
  version: number
  campaignId: string
  customerId: string
  customer: string
  about: 'moved' | 'taken-over' | 'stuck'
  /** Whether it was agreed with the customer: of a proposal nobody has to be phoned. */
  isAgreed: boolean
  from: Moment
  /** Where it goes; null when it has no place. */
  to: { startsAt: Moment; staffId: string; staff: string } | null
  reason: 'fixed' | 'no-room' | null
}

/** Whom to phone about an appointment, and at which number; `phone` to dial, `phoneText` to read. */
export type ToReach = { contact: string | null; phone: string | null; phoneText: string | null }

/**
 * `visits` are those of a day of which one is called off: each can be, and nothing else moves. `reach` is whom to phone, by appointment. `unseen` counts what is in
 * the way as well and the reader does not see: of another client, or without a customer.
 */
export type RepairPage = {
  people: { id: string; name: string }[]
  mends: Mend[] | null
  /** Where the driving times behind the mends come from. */
  travel: TravelTold | null
  visits: CalendarItem[] | null
  reach: Record<string, ToReach>
  unseen: number
}

/** What to do when somebody of ours is ill or late: where each visit of that day can go, the fewest moved, and whom to phone. Nothing is done yet. */
export async function repairPage(
  actor: StaffActor,
  { upset, calledOff }: { upset: Upset | null; calledOff: { staffId: string; day: Day } | null },
  now: Moment,
): Promise<RepairPage> {
  const { people, upsets, visits } = await withActor(theDb(), actor, async (tx) => {
    const people = (await staffAt(tx, dayOf(now))).filter(({ id, role }) => role === 'consultant' || id === actor.staffId)
    const upsets = upset && people.some(({ id }) => id === upset.staffId) ? await upsetWeek(tx, upset, now) : null
    const visits = calledOff && (await calendarOf(tx, [calledOff.staffId], calledOff.day, calledOff.day)).filter(isOpenVisit)
    return { people: people.map(({ id, name }) => ({ id, name })), upsets, visits }
  })
  const drives = upsets && (await travelIn(upsets.settings, upsets.problem, whileLooking))
  const repair = upset && upsets && drives ? replan(upsets.problem, upset, drives.travel) : null
  const mends = repair && upsets && mendsOf(upsets, repair)
  const ids = [...(mends ?? []).map(({ appointmentId }) => appointmentId), ...(visits ?? []).map(({ id }) => id)]
  const reach = ids.length > 0 ? await withActor(theDb(), actor, (tx) => reachOf(tx, ids)) : {}
  return { people, mends, travel: drives?.told ?? null, visits, reach, unseen: (repair?.toPhone.length ?? 0) - (mends?.length ?? 0) }
}

async function reachOf(tx: Tx, ids: readonly string[]): Promise<Record<string, ToReach>> {
  const found = await appointmentPhones(tx, ids)
  return Object.fromEntries(
    [...found.values()].map(({ id, contact, phone }) => [id, { contact, phone, phoneText: phone && writtenPhone(phone) }]),
  )
}

export type RepairNo =
  | { refused: 'nothing-to-mend' }
  | { refused: 'mended-meanwhile' }
  | { refused: 'double-booked' }
  | { refused: 'used-twice' }
  | HoldRefusal

/**
 * Does what was proposed, if the calendar still leads to the same: a visit that moves stands as a proposal until the customer is phoned, one that a
 * colleague takes over keeps its time. What is stuck stays where it is, to be phoned.
 * @param away whether somebody who is ill is also kept as away that day, so that nothing more is planned
 * @param seen the appointments of the proposal with their versions, as the screen showed them
 */
export async function applyRepair(
  actor: StaffActor,
  upset: Upset,
  { seen, away }: { seen: readonly string[]; away: boolean },
  { now, op }: { now: Moment; op?: string },
): Promise<{ moved: number; toPhone: number } | RepairNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { upset, seen, away }, async () => {
      const week = await upsetWeek(tx, upset, now)
      // By the driving times that the screen asked for: nothing is asked while rows are locked.
      const { travel } = await travelIn(week.settings, week.problem, asKept)
      const mends = mendsOf(week, replan(week.problem, upset, travel))
      if (mends.map(keyOf).join() !== seen.join()) return { refused: 'mended-meanwhile' } as const
      const moving = mends.filter(({ to }) => to !== null)
      if (moving.length === 0) return { refused: 'nothing-to-mend' } as const
      for (const mend of moving) {
        const unheld = await apply(tx, actor, mend, now)
        if (unheld) throw new Undo(unheld)
      }
      if (away && upset.kind === 'sick') await keepAway(tx, actor, upset)
      return { moved: moving.length, toPhone: mends.filter(({ isAgreed }) => isAgreed).length }
    }),
  )
}

// Their own day, or anybody's for a manager; who was away already stays as it was kept.
async function keepAway(tx: Tx, actor: StaffActor, { staffId, day }: Upset): Promise<void> {
  if (actor.role === 'consultant' && actor.staffId !== staffId) return
  if ((await absencesOf(tx, [staffId], { from: day, to: day })).length > 0) return
  await addAbsence(tx, { staffId, fromDay: day, toDay: day, kind: 'sick' })
  await record(tx, { action: 'absence.added', object: 'staff', objectId: staffId, clientId: null, detail: { from: day, to: day } })
}

/** What a proposal is told by: had anything changed, it would be another one. */
export function keyOf({ appointmentId, version, to }: Mend): string {
  return `${appointmentId} ${version} ${to?.startsAt ?? ''} ${to?.staffId ?? ''}`
}

async function apply(tx: Tx, actor: StaffActor, { appointmentId, version, to, about }: Mend, now: Moment): Promise<HoldRefusal | null> {
  const kept = await lockedAppointment(tx, appointmentId)
  if (!kept || !to || kept.version !== version || !isOpen(kept.appointment)) return null
  const placed = { startsAt: to.startsAt, staffId: to.staffId }
  const there = { ...plannedOf(kept.appointment), ...placed }
  const agreed = about === 'taken-over' && kept.appointment.state === 'agreed'
  const agreedWith = kept.appointment.state === 'agreed' ? kept.appointment.agreedWith : null
  await changeAppointment(tx, kept, agreed ? { ...there, state: 'agreed', agreedWith } : { ...there, state: 'proposed' })
  const unheld = await holdFollows(tx, actor, kept, now)
  const detail = { from: kept.appointment.startsAt, to: to.startsAt }
  await record(tx, { action: 'appointment.moved', object: 'appointment', objectId: appointmentId, clientId: kept.clientId, detail })
  return unheld
}

type UpsetWeek = { everyone: readonly StaffMember[]; problem: Problem; items: readonly CalendarItem[]; settings: TravelSettings }

/** The calendar of everybody who visits, until the end of the week of the upset. */
async function upsetWeek(tx: Tx, upset: Upset, now: Moment): Promise<UpsetWeek> {
  const today = dayOf(now)
  const everyone = (await staffAt(tx, today)).filter(({ role, id }) => role === 'consultant' || id === upset.staffId)
  const period = { from: today, to: addDays(mondayOf(upset.day), 6) }
  const { problem, items } = await teamProblem(tx, { people: everyone, period })
  return { everyone, problem, items, settings: await travelSettingsOf(tx) }
}

function mendsOf({ everyone, items }: UpsetWeek, repair: Repair): Mend[] {
  const seen = new Map(items.filter(isVisit).map((item) => [item.id, item]))
  const nameOf = (id: string) => everyone.find((one) => one.id === id)?.name ?? ''
  const to = new Map<string, NonNullable<Mend['to']>>()
  for (const one of repair.moved) to.set(one.appointmentId, placeOf(one.to.day, one.to.start, one.to.staffId, nameOf))
  for (const one of repair.takenOver) to.set(one.appointmentId, placeOf(one.day, one.start, one.staffId, nameOf))
  return repair.toPhone.flatMap(({ appointmentId, about }): Mend[] => {
    const item = seen.get(appointmentId)
    if (!item?.customerId || !item.campaignId) return []
    const { version, campaignId, customerId, startsAt } = item
    const reason = repair.stuck.find((one) => one.appointmentId === appointmentId)?.reason ?? null
    const customer = item.customer ?? ''
    return [
      {
        appointmentId,
        version,
        campaignId,
        customerId,
        customer,
        about,
        isAgreed: item.state === 'agreed',
        from: startsAt,
        to: to.get(appointmentId) ?? null,
        reason,
      },
    ]
  })
}

const isOpenVisit = (item: CalendarItem) => isVisit(item) && (item.state === 'proposed' || item.state === 'agreed')

const isVisit = (item: CalendarItem) => item.kind === 'visit' && !item.busy && item.customerId !== null

function placeOf(day: Day, start: number, staffId: string, nameOf: (id: string) => string) {
  return { startsAt: momentAt(day, start), staffId, staff: nameOf(staffId) }
}
