import { ledgerEntry, travelEntry } from '#db/schema/campaign'
import { appointment, visit } from '#db/schema/carry-out'
import { visitsTold } from '#db/seed/visits-told'
import { find, type Where } from './where'

/** The visits made, each with its appointment, its hours and its kilometres. */
export async function visited({ tx, cast, clientId, campaignId, unitId, base }: Where) {
  const { chance, days } = cast
  for (const told of visitsTold) {
    const who = find(base, told.who)
    const on = days.past(told.ago)
    const startsAt = days.at(on, told.time)
    const [appointmentId, visitId] = [chance.id(), chance.id()]
    const staffId = cast.staff[told.by]
    const leftAt = new Date(startsAt.getTime() + told.site * 60_000)
    await tx.insert(appointment).values({
      clientId,
      id: appointmentId,
      campaignId,
      customerId: who.customerId,
      contactId: who.contactId,
      staffId,
      startsAt,
      endsAt: leftAt,
      state: 'done',
      driveMinutes: told.drive,
      sequence: 1,
      createdAt: days.at(days.past(Math.min(34, told.ago + 5)), '12:00'),
    })
    await tx.insert(visit).values({
      clientId,
      id: visitId,
      campaignId,
      customerId: who.customerId,
      contactId: who.contactId,
      appointmentId,
      staffId,
      on,
      arrivedAt: startsAt,
      leftAt,
      visitMinutes: told.site,
      driveMinutes: told.drive,
      writeUpMinutes: 10,
      metres: told.km * 1000,
      outcome: told.outcome,
      score: told.score,
      topics: told.topics,
      note: told.note,
      quote: told.quote,
      quoteConsent: told.quote !== undefined,
      opportunity: told.opportunity?.[0],
      opportunityCents: told.opportunity ? told.opportunity[1] * 100 : null,
      loggedBy: staffId,
      loggedAt: new Date(leftAt.getTime() + 25 * 60_000),
    })
    const text = `Bezoek ${who.installer.name}, ${who.installer.place}`
    const booked = { clientId, unitId, on, staffId, activityId: visitId, bookedAt: new Date(leftAt.getTime() + 25 * 60_000) }
    await tx.insert(ledgerEntry).values([
      { ...booked, id: chance.id(), kind: 'consumption', subject: 'visit', minutes: told.site + 10, text },
      { ...booked, id: chance.id(), kind: 'consumption', subject: 'travel-time', minutes: told.drive, text },
    ])
    await tx.insert(travelEntry).values({ ...booked, id: chance.id(), kind: 'km', metres: told.km * 1000, cents: told.km * 35 })
  }
}
