import type { Tx } from '#db/door'
import { callOff, campaign, campaignStaff, ledgerEntry, unit } from '#db/schema/campaign'
import { appointment, visit } from '#db/schema/carry-out'
import { customer } from '#db/schema/customer'
import { segment, segmentMember } from '#db/schema/plan'
import { termsOfKind } from '#domain/units/kinds'
import { pointNear } from './installers'
import type { Cast } from './people-rows'

type Told = {
  client: 'deLinde' | 'kaasmakerij'
  name: string
  kind: 'flex' | 'unit-1'
  unitName: string
  minutes: number
  visits: number
  priceCents: number
  /** Working days ago and ahead. */
  from: number
  to: number
  done: number
  booked: number
  perVisit: number
  /** The hour of every visit: Tom's other visits lie between nine and three. */
  at: string
  score: number[]
  towns: string[]
  sort: string
}

/** De Linde runs behind on a Flex unit, Kaasmakerij Bos is done and pleased: the portfolio shows red, amber and green. */
const stories: Told[] = [
  {
    client: 'deLinde',
    name: 'Flex verwijzers',
    kind: 'flex',
    unitName: 'Flex',
    minutes: 12_000,
    visits: 78,
    priceCents: 1_600_000,
    from: 150,
    to: 28,
    done: 21,
    booked: 2,
    perVisit: 168,
    at: '08:00',
    score: [4, 5, 4, 4, 5],
    towns: ['Wageningen', 'Ede', 'Arnhem', 'Rhenen', 'Veenendaal'],
    sort: 'Huisartsenpraktijk',
  },
  {
    client: 'kaasmakerij',
    name: 'Voorjaarsronde winkels',
    kind: 'unit-1',
    unitName: 'Unit 1',
    minutes: 2_400,
    visits: 14,
    priceCents: 360_000,
    from: 120,
    to: 10,
    done: 14,
    booked: 0,
    perVisit: 166,
    at: '16:00',
    score: [5, 4, 5, 4, 5],
    towns: ['Leerdam', 'Gorinchem', 'Culemborg', 'Vianen', 'Utrecht'],
    sort: 'Kaashandel',
  },
]

const families =
  'Aalders,Berends,Coenen,Doornbos,Elzinga,Fokkens,Geerts,Haverkamp,Immink,Jurriens,Kloosterman,Lammers,Noordhoek,Oosting,Pietersma,Reijnders,Stoffels,Tuinstra,Veldkamp,Wiersma,Zijlstra,Akkerman,Bouwman,Cramer,Dorrestein'.split(
    ',',
  )

export async function otherClients(tx: Tx, cast: Cast): Promise<void> {
  const made = []
  for (const told of stories) made.push({ kind: told.kind, ...(await oneClient(tx, cast, told)) })
  for (const { kind, ...of } of made) if (kind === 'flex') await calledOff(tx, cast, of)
}

async function oneClient(tx: Tx, cast: Cast, told: Told): Promise<{ clientId: string; unitId: string }> {
  const { chance, days } = cast
  const clientId = cast.clients[told.client]
  const [campaignId, unitId, segmentId] = [chance.id(), chance.id(), chance.id()]
  const [startsOn, endsOn] = [days.past(told.from), days.ahead(told.to)]
  const step = days.past(told.from - 5)
  await tx.insert(campaign).values({
    clientId,
    id: campaignId,
    name: told.name,
    startsOn,
    endsOn,
    cleanedOn: step,
    segmentedOn: step,
    plannedOn: step,
    targetVisits: told.visits,
    reportRhythm: 'monthly',
  })
  await tx.insert(campaignStaff).values([
    { clientId, campaignId, staffId: cast.staff.tom, role: 'lead' },
    { clientId, campaignId, staffId: cast.staff.marieke, role: 'standby' },
  ])
  await tx.insert(unit).values({
    ...termsOfKind(told.kind),
    term: 'period',
    clientId,
    id: unitId,
    campaignId,
    kind: told.kind,
    name: told.unitName,
    minutes: told.minutes,
    indicatedVisits: told.visits,
    priceCents: told.priceCents,
    startsOn,
    endsOn,
  })
  await tx.insert(ledgerEntry).values({
    clientId,
    id: chance.id(),
    unitId,
    kind: 'opening',
    minutes: told.minutes,
    on: startsOn,
    text: `${told.unitName} geopend`,
    bookedAt: days.at(startsOn, '09:00'),
  })
  await tx.insert(segment).values({ clientId, id: segmentId, campaignId, name: 'Alle relaties', colour: 'A', position: 0, isRest: true })

  const customers = families.slice(0, told.done + told.booked + 2).map((family, at) => {
    const place = told.towns[at % told.towns.length] ?? 'Tiel'
    const point = pointNear(place, chance)
    return {
      clientId,
      id: chance.id(),
      name: `${told.sort} ${family}`,
      place,
      latitude: point?.latitude,
      longitude: point?.longitude,
      phone: `+3130755${String(1000 + at)}`,
      email: `info@${family.toLowerCase()}.example`,
    }
  })
  await tx.insert(customer).values(customers)
  await tx.insert(segmentMember).values(customers.map((each) => ({ clientId, campaignId, customerId: each.id, segmentId })))

  const gap = Math.max(1, Math.floor((told.from - 20) / told.done))
  for (const [at, who] of customers.slice(0, told.done).entries()) {
    const on = days.past(told.from - 10 - at * gap)
    const startsAt = days.at(on, told.at)
    const leftAt = new Date(startsAt.getTime() + 60 * 60_000)
    const [appointmentId, visitId] = [chance.id(), chance.id()]
    const staffId = cast.staff.tom
    await tx
      .insert(appointment)
      .values({ clientId, id: appointmentId, campaignId, customerId: who.id, staffId, startsAt, endsAt: leftAt, state: 'done' })
    await tx.insert(visit).values({
      clientId,
      id: visitId,
      campaignId,
      customerId: who.id,
      appointmentId,
      staffId,
      on,
      arrivedAt: startsAt,
      leftAt,
      visitMinutes: 60,
      driveMinutes: told.perVisit - 75,
      writeUpMinutes: 15,
      metres: 38_000,
      outcome: 'satisfied',
      score: told.score[at % told.score.length],
      topics: [],
      loggedBy: staffId,
      loggedAt: leftAt,
    })
    await tx.insert(ledgerEntry).values({
      clientId,
      id: chance.id(),
      unitId,
      kind: 'consumption',
      subject: 'visit',
      minutes: told.perVisit,
      on,
      activityId: visitId,
      text: `Bezoek ${who.name}, ${who.place}`,
      staffId,
      bookedAt: leftAt,
    })
  }
  const ahead = customers.slice(told.done, told.done + told.booked).map((who, at) => {
    const startsAt = days.at(days.ahead(6 + at * 3), '16:00')
    return {
      clientId,
      id: chance.id(),
      campaignId,
      customerId: who.id,
      staffId: cast.staff.tom,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 45 * 60_000),
    }
  })
  if (ahead.length > 0) await tx.insert(appointment).values(ahead)
  return { clientId, unitId }
}

/** What De Linde asked for so far, in five times, and one wish that waits for an answer. */
async function calledOff(tx: Tx, { chance, days, staff }: Cast, of: { clientId: string; unitId: string }) {
  const rounds = [150, 120, 90, 60, 30].map((ago, at) => {
    const asked = `${sums[at]?.visits ?? 4} bezoeken aan huisartsen in ${sums[at]?.town ?? 'Ede'}`
    const minutes = (sums[at]?.visits ?? 4) * 170
    const answered = {
      decision: 'granted',
      grantedMinutes: minutes,
      decidedBy: staff.annet,
      decidedAt: days.at(days.past(ago), '15:00'),
    } as const
    return { asked, minutes, askedAt: days.at(days.past(ago), '10:00'), answerBy: days.past(ago - 2), ...answered }
  })
  const waits = {
    asked: 'Bezoek bij de nieuwe praktijk aan de Keijenbergseweg: kennen ze onze wijkteams?',
    ...{ minutes: 180, wantedBy: days.ahead(10), askedAt: days.at(days.past(1), '16:20'), answerBy: days.ahead(1) },
  }
  for (const each of [...rounds, waits]) await tx.insert(callOff).values({ ...of, ...each, id: chance.id(), toldBy: 'Hanneke van Wijk' })
}

const sums = [
  { visits: 6, town: 'Wageningen' },
  { visits: 6, town: 'Ede' },
  { visits: 5, town: 'Arnhem' },
  { visits: 4, town: 'Rhenen' },
  { visits: 4, town: 'Veenendaal' },
]
