import { ledgerEntry } from '#db/schema/campaign'
import { appointment, call } from '#db/schema/carry-out'
import { visitsTold } from '#db/seed/visits-told'
import { find, type Where } from './where'

/** So many working days ago the visits that are booked were agreed by phone. */
const agreedAgo = (at: number) => 3 + (at % 7)

/** The calls made, and the appointments ahead with the hours they hold. */
export async function calledAndBooked({ tx, cast, clientId, campaignId, unitId, base }: Where) {
  const { chance, days } = cast
  const visitedIds = new Set(visitsTold.map((told) => find(base, told.who).customerId))
  // Those of the drama wait for something else than a visit.
  const inDrama = new Set(['Hendriks Loodgieters', 'Smits Warmtetechniek', 'Van Zanten Elektrotechniek'])
  const cherish = base.filter((each) => each.installer.group === 'cherish' && !inDrama.has(each.installer.name))
  const grow = base.filter((each) => each.installer.group === 'grow')
  const booked = [
    ...cherish.filter((each) => !visitedIds.has(each.customerId)).slice(0, 6),
    ...grow.filter((each) => !visitedIds.has(each.customerId)).slice(0, 3),
  ]
  const times = ['08:45', '13:15', '10:15', '14:30', '09:30', '11:00', '13:30', '15:00', '10:00']
  const appointments = booked.map((who, at) => {
    const startsAt = days.at(days.ahead(1 + at), times[at] ?? '10:00')
    return {
      clientId,
      id: chance.id(),
      campaignId,
      customerId: who.customerId,
      contactId: who.contactId,
      staffId: at % 3 === 2 ? cast.staff.tom : cast.staff.marieke,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 45 * 60_000),
      driveMinutes: 34,
      state: 'agreed' as const,
      createdAt: days.at(days.past(agreedAgo(at)), '12:00'),
    }
  })
  await tx.insert(appointment).values(appointments)
  await tx.insert(ledgerEntry).values(
    appointments.map((each) => ({
      clientId,
      id: chance.id(),
      unitId,
      kind: 'reservation' as const,
      minutes: 120,
      on: days.past(1),
      activityId: each.id,
      text: 'Bezoek gereserveerd',
      staffId: each.staffId,
    })),
  )
  // 24 customers called: 14 visited, 9 booked and Smits; seven of them twice. Together 444 minutes.
  const smits = find(base, 'Smits Warmtetechniek')
  const first = [
    ...visitsTold.map((told) => ({
      who: find(base, told.who),
      ago: Math.min(34, told.ago + 5),
      by: told.by,
      outcome: 'booked' as const,
      appointmentId: null,
    })),
    ...booked.map((who, at) => ({
      who,
      ago: agreedAgo(at),
      by: at % 3 === 2 ? ('tom' as const) : ('marieke' as const),
      outcome: 'booked' as const,
      appointmentId: appointments[at]?.id ?? null,
    })),
    { who: smits, ago: 5, by: 'tom' as const, outcome: 'does-not-want' as const, appointmentId: null },
  ]
  // Four were called twice before somebody answered; three asked to be called back today.
  const again = first
    .slice(0, 4)
    .map((each) => ({ ...each, ago: each.ago + 1, outcome: 'no-answer' as const, appointmentId: null, callbackAt: null }))
  const waiting = (['Hendriks Loodgieters', 'Van Zanten Elektrotechniek', 'Installatie Groep Rivierenland'] as const).map((name, at) => ({
    who: find(base, name),
    ago: 2,
    by: 'marieke' as const,
    outcome: 'callback' as const,
    appointmentId: null,
    callbackAt: days.at(days.ahead(0), ['10:00', '11:30', '14:00'][at] ?? '10:00'),
  }))
  const all = [
    ...first.map((each, at) => ({ ...each, callbackAt: null, minutes: at < first.length - 1 ? 17 : minutesLeft(first.length) })),
    ...[...again, ...waiting].map((each) => ({ ...each, minutes: 6 })),
  ]
  for (const [at, each] of all.entries()) {
    const id = chance.id()
    const on = days.past(each.ago)
    const startedAt = days.at(on, `${String(9 + (at % 3)).padStart(2, '0')}:${String((at * 7) % 60).padStart(2, '0')}`)
    const staffId = cast.staff[each.by]
    await tx.insert(call).values({
      clientId,
      id,
      campaignId,
      customerId: each.who.customerId,
      contactId: each.who.contactId,
      staffId,
      startedAt,
      minutes: each.minutes,
      outcome: each.outcome,
      appointmentId: each.appointmentId,
      callbackAt: each.callbackAt,
      reason: each.outcome === 'does-not-want' ? 'Wil dit jaar niet meer gestoord worden' : null,
    })
    await tx.insert(ledgerEntry).values({
      clientId,
      id: chance.id(),
      unitId,
      kind: 'consumption',
      subject: 'call',
      minutes: each.minutes,
      on,
      activityId: id,
      text: `Gesprek ${each.who.installer.name}`,
      staffId,
      bookedAt: startedAt,
    })
  }
}

/** The last call takes what the others leave of 444 minutes: seven unanswered ones of 6 and the rest of 17. */
function minutesLeft(calls: number): number {
  return 444 - 7 * 6 - 17 * (calls - 1)
}
