import { mayTry } from '#app/auth/throttle.server'
import { tokenHashOf } from '#app/auth/tokens.server'
import { i18nFor } from '#app/http/language.server'
import { addressOf } from '#app/http/our-headers.server'
import { closeConfirmTask, markConfirmed, type OpenLink, openLink, spendLink, type Told, toldOf } from '#db/appointment-links'
import { changeAppointment, lockedAppointment } from '#db/appointments'
import { record } from '#db/audit'
import { setDoNotContact } from '#db/calls'
import { theDb } from '#db/connection'
import { SYSTEM, type Tx, Undo, withActor } from '#db/door'
import { unitHolding } from '#db/ledger-of-activity'
import { addTask } from '#db/tasks'
import { appendEntries, lockedLedger } from '#db/units'
import { dayOf, type Moment, wallClock } from '#domain/calendar/moment'
import { nextWorkingDay } from '#domain/calendar/working-days'
import { cancel, reschedule } from '#domain/carry-out/appointment'
import { formatDay } from '#domain/language/format'
import type { StaffActor } from '#domain/relations/actor'
import { release } from '#domain/units/booking'
import { postConfirmation, takeConfirmationBack } from './confirmation.server'
import { holdFollows } from './hold-follows.server'
import { slotsFor } from './slots.server'

/** What stands behind a link: of the appointment only what its mail told. */
export type Door = Pick<Told, 'client' | 'staff' | 'staffPhone' | 'staffEmail' | 'startsAt' | 'minutes'> & {
  purpose: OpenLink['purpose']
  used: boolean
  moments: Moment[]
}

/** The page behind a link in a confirmation; null when the link does not work (any more). Looking does nothing: programs that look through mail open every link. */
export async function doorBehind(token: string, now: Moment): Promise<Door | null> {
  const found = await withActor(theDb(), SYSTEM, async (tx) => {
    const link = await openLink(tx, tokenHashOf(token), now)
    const told = link && (await toldOf(tx, link.appointmentId))
    return link && told ? { link, told } : null
  })
  if (!found) return null
  const { client, staff, staffPhone, staffEmail, startsAt, minutes } = found.told
  const { purpose, used } = found.link
  const moments = purpose === 'move' && !used ? await momentsFor(found.told, now) : []
  return { client, staff, staffPhone, staffEmail, startsAt, minutes, purpose, used, moments }
}

/** When the same consultant could come instead. */
async function momentsFor(told: Told, now: Moment): Promise<Moment[]> {
  const { campaignId, customerId, minutes, staffId, startsAt } = told
  const found = await slotsFor(onBehalfOf(told), { campaignId, customerId, minutes, count: 6, staffId }, now)
  if ('refused' in found) return []
  return found.slots
    .filter((slot) => slot.staffId === staffId && !slot.displaces && slot.startsAt !== startsAt)
    .map((slot) => slot.startsAt)
    .sort()
}

// Slots are sought as the consultant would, within this one campaign.
function onBehalfOf({ staffId, staff, clientId, campaignId }: Told): StaffActor {
  return {
    kind: 'staff',
    role: 'consultant',
    staffId,
    userId: SYSTEM.userId,
    name: staff,
    clientIds: [clientId],
    campaignIds: [campaignId],
  }
}

export type DoorAsk = { at: Moment | null; reason: string; noMore: boolean }

export type DoorNo =
  | { refused: 'gone' }
  | { refused: 'too-many'; minutes: number }
  | { refused: 'double-booked' }
  | { refused: 'moment-missing' }

/** Does what a link is for, once: confirms, moves to one of the moments that were offered, or cancels. */
export async function throughTheDoor(
  request: Request,
  token: string,
  ask: DoorAsk,
  now: Moment,
): Promise<{ done: OpenLink['purpose'] } | DoorNo> {
  const address = addressOf(request)
  const tooMany = await mayTry({ kind: 'link', account: '', address })
  if (tooMany) return tooMany
  const door = await doorBehind(token, now)
  if (!door) return { refused: 'gone' }
  if (door.used) return { done: door.purpose }
  if (door.purpose === 'move' && (!ask.at || !door.moments.includes(ask.at))) return { refused: 'moment-missing' }
  return withActor(theDb(), SYSTEM, async (tx) => {
    const link = await openLink(tx, tokenHashOf(token), now, { lock: true })
    if (!link) return { refused: 'gone' } as const
    if (link.used) return { done: link.purpose }
    const refused = await act(tx, link, ask, now)
    if (refused) throw new Undo(refused)
    const { clientId, appointmentId, purpose } = link
    const action = ({ confirm: 'appointment.agreed', move: 'appointment.moved', cancel: 'appointment.cancelled' } as const)[purpose]
    await record(tx, { action, object: 'appointment', objectId: appointmentId, clientId, detail: { by: 'customer' } })
    return { done: purpose }
  })
}

async function act(tx: Tx, link: OpenLink, { at, reason, noMore }: DoorAsk, now: Moment): Promise<DoorNo | null> {
  const kept = await lockedAppointment(tx, link.appointmentId)
  const told = kept && (await toldOf(tx, link.appointmentId))
  if (!kept || !told || told.state !== 'agreed') return { refused: 'gone' }
  const by = told.contact ?? told.customer
  await spendLink(tx, link, now)
  if (link.purpose === 'confirm') await markConfirmed(tx, link, now)
  await closeConfirmTask(tx, link, { at: now, by })
  if (link.purpose === 'move') {
    const moved = reschedule(kept.appointment, { startsAt: at ?? '' }, now)
    if ('refused' in moved) return { refused: 'moment-missing' }
    await changeAppointment(tx, kept, moved.appointment)
    if (await holdFollows(tx, { staffId: told.staffId, userId: null }, kept, now)) return { refused: 'moment-missing' }
    await postConfirmation(tx, link.appointmentId, now)
    await tellConsultant(tx, told, { key: 'moved', at: at ?? '', reason: '' }, now)
  }
  if (link.purpose === 'cancel') {
    const words = i18nFor(told.language).getFixedT(told.language, 'run')
    const why = reason.trim() || words('door.defaultReason')
    const off = cancel(kept.appointment, why)
    if ('refused' in off) return { refused: 'gone' }
    await freeMinutes(tx, told, now)
    await changeAppointment(tx, kept, off.appointment)
    await takeConfirmationBack(tx, link.appointmentId, now)
    await tellConsultant(tx, told, { key: noMore ? 'noMore' : 'cancelled', at: told.startsAt, reason: why }, now)
    if (noMore)
      await setDoNotContact(tx, told.clientId, told.contactId ? { contactId: told.contactId } : { customerId: told.customerId }, true)
  }
  return null
}

/** What a customer did by themselves is a task for who was to visit them, so that nobody finds out at the door. */
async function tellConsultant(
  tx: Tx,
  told: Told,
  { key, at, reason }: { key: 'moved' | 'cancelled' | 'noMore'; at: Moment; reason: string },
  now: Moment,
) {
  const words = i18nFor(told.language).getFixedT(told.language, 'run')
  const when = `${formatDay(dayOf(at), told.language)}, ${wallClock(at).time}`
  const text = words(`door.task.${key}`, { name: told.contact ?? told.customer, when, reason })
  const { campaignId, customerId, contactId, staffId, clientId, appointmentId } = told
  const dueOn = key === 'moved' ? dayOf(now) : nextWorkingDay(dayOf(now))
  await addTask(tx, clientId, { campaignId, customerId, contactId, kind: 'follow-up', text, dueOn, staffId, originId: appointmentId })
}

async function freeMinutes(tx: Tx, { clientId, appointmentId, staffId, customer }: Told, now: Moment) {
  const unitId = await unitHolding(tx, clientId, [appointmentId])
  const ledger = unitId ? await lockedLedger(tx, unitId) : null
  const stamp = { staffId, bookedBy: null, bookedAt: now, activityId: appointmentId, text: customer }
  if (ledger) await appendEntries(tx, clientId, release(ledger, stamp))
}
