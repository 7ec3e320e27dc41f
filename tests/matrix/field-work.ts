import { v7 } from 'uuid'
import { appointment, call, phoneLog, round, roundItem, visit } from '#db/schema/carry-out'
import { request, requestStep, serviceLevel, task } from '#db/schema/follow-up'
import { visitPhoto } from '#db/schema/photo'
import { planProposal } from '#db/schema/planner'
import { addDays } from '#domain/calendar/day'
import { readPhoneLog } from '#domain/carry-out/phone-log'
import { id, type Town } from './town'

/** What was decided, called, visited, noted and asked in a campaign, and what is planned. */
export async function fieldWork(town: Town) {
  const { tx, clientId, words, ours, crew, today, ids } = town
  const staffId = crew.consultant
  const here = { clientId, campaignId: ids.campaign, customerId: ids.customer }
  const roundId = id(town, 'round')
  await tx.insert(round).values({ clientId, campaignId: ids.campaign, id: roundId, name: ours.plain(), heldOn: today, forClient: true })
  const item = {
    problem: ours.plain(),
    approach: ours.plain(),
    wishes: ours.plain(),
    avoid: ours.plain(),
    askFor: ours.plain(),
    decidedBy: ours.plain(),
  }
  const wanted = { ...here, roundId, decision: 'visit' as const, ...item, decidedAt: new Date() }
  await tx.insert(roundItem).values([wanted, { ...wanted, customerId: ids['waiting-customer'] }])
  await proposed(town)
  const startedAt = new Date(Date.now() - 3_600_000)
  await tx.insert(call).values({
    ...here,
    id: id(town, 'call'),
    contactId: ids.contact,
    staffId,
    startedAt,
    minutes: 6,
    outcome: 'callback',
    note: words.plain(),
    callbackAt: startedAt,
  })
  const at = (days: number, hour: number) => new Date(`${addDays(today, days)}T${String(hour).padStart(2, '0')}:00:00Z`)
  const visitAt = (days: number) => ({
    ...here,
    staffId,
    kind: 'visit' as const,
    startsAt: at(days, 9),
    endsAt: at(days, 10),
    note: ours.plain(),
    agreedWith: ours.plain(),
  })
  const visited = v7()
  await tx.insert(appointment).values([
    { ...visitAt(-1), id: visited, state: 'done' },
    { ...visitAt(0), id: id(town, 'stop') },
    { ...visitAt(3), id: id(town, 'appointment'), title: ours.plain() },
  ])
  const told = { note: words.plain(), quote: words.plain(), quoteConsent: true, opportunity: words.plain(), topics: [words.plain()] }
  await tx.insert(visit).values({
    ...{
      ...here,
      id: id(town, 'visit'),
      appointmentId: visited,
      contactId: ids.contact,
      staffId,
      on: addDays(today, -1),
      arrivedAt: at(-1, 9),
    },
    ...{ visitMinutes: 50, outcome: 'opportunity', score: 4, ...told },
  })
  await tx
    .insert(task)
    .values({ ...here, id: id(town, 'task'), kind: 'promise', text: ours.plain(), staffId, dueOn: today, originId: ids.visit })
  await tx.insert(phoneLog).values(waitingLog(town, visited, staffId))
  await tx.insert(visitPhoto).values({
    ...{ ...here, id: id(town, 'photo'), logId: ids.visit, kind: 'photo', width: 8, height: 8, staffId },
    ...{ bytes: Buffer.from(ours.plain()), sha256: 'x', takenAt: startedAt, receivedAt: startedAt },
  })
  const came = { channel: 'phone' as const, ownerId: staffId, receivedAt: startedAt }
  await tx
    .insert(request)
    .values({ ...here, ...came, id: v7(), kind: 'complaint', subject: words.plain(), text: words.plain(), toldBy: words.plain() })
  await atTheDesk(town, came)
}

/** What the client asked, with a step they see and one that is ours; and how fast they are answered. */
async function atTheDesk(town: Town, came: { channel: 'phone'; ownerId: string; receivedAt: Date }) {
  const { tx, clientId, words, today } = town
  const requestId = id(town, 'request')
  const asked = {
    subject: words.plain(),
    text: words.plain(),
    toldBy: words.plain(),
    replyTo: `${words.plain()}@rondo.example`,
    fromClient: true,
  }
  await tx.insert(request).values({ ...came, ...asked, clientId, id: requestId, kind: 'question', answerBy: new Date() })
  const step = { clientId, requestId, at: new Date(), staffId: came.ownerId }
  await tx.insert(requestStep).values([
    { ...step, id: v7(), kind: 'answered', text: words.plain() },
    { ...step, id: v7(), kind: 'noted', text: words.team() },
  ])
  const level = { clientId, id: v7(), kind: 'question' as const, minutes: 540, startsOn: addDays(today, -30) }
  await tx.insert(serviceLevel).values(level).onConflictDoNothing()
}

/** What the planner proposed, with a visit on a day to come. */
async function proposed(town: Town) {
  const { tx, clientId, ours, crew, today, ids } = town
  const day = addDays(today, 5)
  const why = { kind: 'next-to', customerId: ids.customer, name: ours.plain(), savedMinutes: 5 } as const
  const times = { start: 600, minutes: 45, drive: 10, extraMinutes: 20 }
  const visit = { kind: 'proposed', customerId: ids['waiting-customer'], name: ours.plain(), value: 5, why, ...times } as const
  const planned = { staffId: crew.consultant, day, leaves: 590, returns: 660, driveMinutes: 20, lastDrive: 10, visits: [visit], breaks: [] }
  const totals = { value: 5, proposed: 1, moved: 0, driveMinutes: 20, unitMinutes: 75, leftMinutes: 100 }
  const asked = { staffIds: [crew.consultant], weekdays: [1, 2, 3, 4, 5], mostDriveOneWay: null, mostVisitsADay: null }
  await tx.insert(planProposal).values({
    ...{ clientId, campaignId: ids.campaign, id: id(town, 'proposal'), state: 'ready', madeBy: crew.consultant },
    asked: { ...asked, keepsAll: true, weeks: 4, seconds: 1 },
    result: { days: [planned], unplaced: [], conflicts: [], totals },
  })
}

// A second log of the visit that was made, which waits for somebody to choose.
function waitingLog(town: Town, appointmentId: string, staffId: string) {
  const { clientId, ours, ids } = town
  const [op, device, at] = [v7(), v7(), new Date()]
  const read = readPhoneLog({
    ...{ v: 1, id: op, device, seq: 1, writtenAt: at.toISOString(), arrivedAt: at.toISOString(), appointmentId },
    ...{ visitMinutes: 40, driveMinutes: 0, writeUpMinutes: 5, metres: 0, outcome: 'satisfied', note: ours.plain() },
  })
  if ('refused' in read) throw new Error(`the log of the matrix is not read: ${read.refused}`)
  const where = { clientId, campaignId: ids.campaign, customerId: ids.customer, appointmentId, staffId }
  const came = { body: read, bodySha256: 'x', why: 'not-planned', writtenAt: at, receivedAt: at }
  return { ...where, id: id(town, 'phone-log'), op, device, ...came }
}
