import { calendarOf } from '#db/appointments'
import { callFactsOf } from '#db/calls'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type StaffMember, staffAt } from '#db/staff'
import { addDays, type Day, laterOf, weekday } from '#domain/calendar/day'
import { addMinutes, dayOf, type Moment, minutesBetween, momentOf } from '#domain/calendar/moment'
import { isWorkingDay } from '#domain/calendar/working-days'
import { bestSlots, type ConsultantDay, type Slot } from '#domain/carry-out/slots'
import type { StaffActor } from '#domain/relations/actor'

export type SlotOffer = Slot & { staff: string; staffInitials: string }

/** How far ahead slots are sought, and the notice a customer gets: not before tomorrow morning. */
const horizonDays = 28

/**
 * The best slots for a visit to a customer over the people of the campaign and the next four weeks. Without a point on the map for the customer every
 * slot counts as half an hour away; `unplaced` says so.
 */
export async function slotsFor(
  actor: StaffActor,
  { campaignId, customerId, minutes = 45, count = 4 }: { campaignId: string; customerId: string; minutes?: number; count?: number },
  now: Moment,
): Promise<{ slots: SlotOffer[]; unplaced: boolean } | { refused: 'not-found' }> {
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const campaign = await campaignOf(tx, campaignId, today)
    const facts = campaign && (await callFactsOf(tx, { clientId: campaign.clientId, campaignId }, customerId, today))
    if (!campaign || !facts) return { refused: 'not-found' } as const
    const working = new Set(campaign.staff.map(({ id }) => id))
    const people = (await staffAt(tx, today)).filter(({ id }) => working.has(id))
    const from = addDays(laterOf(today, campaign.startsOn), 1)
    const to = addDays(from, horizonDays)
    const last = campaign.endsOn < to && campaign.endsOn >= from ? campaign.endsOn : to
    const standing = await calendarOf(
      tx,
      people.map(({ id }) => id),
      from,
      last,
    )
    const days = people.flatMap((person) => daysOf(person, from, last, standing))
    const place = facts.latitude !== null && facts.longitude !== null ? { latitude: facts.latitude, longitude: facts.longitude } : null
    const wish = { place: place ?? days[0]?.home ?? middle, minutes, ownerId: facts.ownerId, notBefore: momentOf(from, '00:00') }
    const byId = new Map(people.map((person) => [person.id, person]))
    const slots = bestSlots(wish, days, count).map((slot) => {
      const person = byId.get(slot.staffId)
      return { ...slot, staff: person?.name ?? '', staffInitials: person?.initials ?? '' }
    })
    return { slots, unplaced: place === null }
  })
}

/** Somebody without a home on the map is taken to start from the middle of the country. */
const middle = { latitude: 52.155, longitude: 5.3875 }

function daysOf(person: StaffMember, from: Day, to: Day, standing: Awaited<ReturnType<typeof calendarOf>>): ConsultantDay[] {
  const home =
    person.homeLatitude !== null && person.homeLongitude !== null
      ? { latitude: person.homeLatitude, longitude: person.homeLongitude }
      : middle
  const days: ConsultantDay[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const hours = person.workHours[String(weekday(day))]
    if (!hours || !isWorkingDay(day)) continue
    const [begin, end] = [addMinutes(momentOf(day, '00:00'), hours[0]), addMinutes(momentOf(day, '00:00'), hours[1])]
    const mine = standing.filter(
      (item) => item.staffId === person.id && item.startsAt < end && item.endsAt > begin && item.state !== 'no-show',
    )
    const stops = mine.map((item) => ({
      id: item.id,
      name: item.customer ?? item.title ?? '',
      place: item.latitude !== null && item.longitude !== null ? { latitude: item.latitude, longitude: item.longitude } : null,
      startsAt: item.startsAt,
      minutes: minutesBetween(item.startsAt, item.endsAt),
    }))
    days.push({ staffId: person.id, day, from: begin, to: end, home, stops })
  }
  return days
}
