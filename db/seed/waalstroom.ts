import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '#db/door'
import { campaign, campaignStaff, ledgerEntry, meeting, travelEntry, unit } from '#db/schema/campaign'
import { appointment, call, round, roundItem, visit } from '#db/schema/carry-out'
import { customer, note, ownership } from '#db/schema/customer'
import { request, task } from '#db/schema/follow-up'
import { planEdition, plannedActivity, segment, segmentMember } from '#db/schema/plan'
import { type Taken, takeInBase } from './base-taken-in'
import { isNamed } from './installers'
import type { Cast } from './people-rows'
import { topic, visitsTold } from './visits-told'

export const mainCampaign = 'Najaarsronde installateurs'

type Where = { tx: Tx; cast: Cast; clientId: string; campaignId: string; unitId: string; base: Taken[] }

/** The main story: Waalstroom Techniek, unit 2, eight weeks under way, 14 of 30 visits made and 41.5 of 80 hours used. */
export async function waalstroom(tx: Tx, cast: Cast): Promise<void> {
  const { days, chance } = cast
  const clientId = cast.clients.waalstroom
  const [campaignId, unitId] = [chance.id(), chance.id()]
  const startsOn = days.past(40)
  const endsOn = days.ahead(23)
  await tx.insert(campaign).values({
    clientId,
    id: campaignId,
    name: mainCampaign,
    startsOn,
    endsOn,
    cleanedOn: days.past(33),
    segmentedOn: days.past(30),
    plannedOn: days.past(27),
    evaluationAt: days.at(days.ahead(2), '14:00'),
    targetVisits: 30,
    topics: [
      { name: topic.delivery, tone: 'bad' },
      { name: topic.insideSales, tone: 'good' },
      { name: topic.training, tone: 'neutral' },
      { name: topic.app, tone: null },
    ],
    goal: 'Horen wat installateurs van Waalstroom vinden, en er dertig bezoeken.',
  })
  await tx.insert(campaignStaff).values([
    { clientId, campaignId, staffId: cast.staff.marieke, role: 'lead' },
    { clientId, campaignId, staffId: cast.staff.tom, role: 'consultant' },
  ])
  await tx.insert(unit).values({
    clientId,
    id: unitId,
    campaignId,
    kind: 'unit-2',
    name: 'Unit 2',
    minutes: 4800,
    indicatedVisits: 30,
    startsOn,
    endsOn,
    contractNumber: `${startsOn.slice(0, 4)}-114`,
    priceCents: 680_000,
  })
  await tx.insert(meeting).values([
    {
      clientId,
      id: chance.id(),
      campaignId,
      kind: 'kick-off',
      at: days.at(startsOn, '10:00'),
      heldAt: days.at(startsOn, '11:30'),
      record: { expectations: ['30 visits', 'a score of 4 or more'] },
      agreedBy: 'Pieter Verhoeven',
      agreedAt: days.at(startsOn, '11:30'),
    },
    { clientId, id: chance.id(), campaignId, kind: 'interim-evaluation', at: days.at(days.ahead(2), '14:00') },
  ])
  const where: Where = { tx, cast, clientId, campaignId, unitId, base: await takeInBase(tx, cast, campaignId) }
  await segmentsAndPlan(where)
  await setUpBooked(where)
  await visited(where)
  await calledAndBooked(where)
  await theDrama(where)
}

async function segmentsAndPlan({ tx, cast, clientId, campaignId, base }: Where) {
  const { chance, days } = cast
  const year = Number(days.today.slice(0, 4)) - 1
  const revenue = (of: number, test: object) => ({ field: 'measure', measure: 'revenue', year: of, test })
  const told = [
    {
      group: 'solve',
      name: 'Eerst oplossen',
      colour: 'E',
      weight: 5,
      rule: { all: [{ field: 'openComplaint', test: { op: 'eq', value: true } }] },
    },
    { group: 'cherish', name: 'Koesteren', colour: 'A', weight: 4, rule: { all: [revenue(year, { op: 'gte', value: 4_000_000 })] } },
    {
      group: 'grow',
      name: 'Laten groeien',
      colour: 'B',
      weight: 3,
      rule: { all: [revenue(year, { op: 'between', from: 1_000_000, to: 3_999_999 })] },
    },
    {
      group: 'wake',
      name: 'Wakker maken',
      colour: 'D',
      weight: 2,
      rule: { all: [revenue(year, { op: 'lt', value: 100_000 }), revenue(year - 1, { op: 'gte', value: 500_000 })] },
    },
    { group: 'distance', name: 'Op afstand', colour: 'C', weight: 1, rule: null },
  ] as const
  const ids = new Map(told.map((each) => [each.group as string, chance.id()]))
  await tx.insert(segment).values(
    told.map((each, position) => ({
      clientId,
      campaignId,
      id: ids.get(each.group) ?? '',
      name: each.name,
      colour: each.colour,
      position,
      rule: each.rule,
      isRest: each.rule === null,
      weight: each.weight,
    })),
  )
  const members = base.flatMap(({ installer, customerId }) => {
    const segmentId = ids.get(installer.group)
    return segmentId ? [{ clientId, campaignId, customerId, segmentId }] : []
  })
  await tx.insert(segmentMember).values(members)
  const dueOn = days.ahead(20)
  const activity = (
    group: string,
    kind: 'visit' | 'call' | 'mail' | 'invitation' | 'card',
    minutes: number,
    target: number,
    aim: string,
    by: 'marieke' | 'tom' | null,
    script?: string,
  ) => ({
    clientId,
    campaignId,
    id: chance.id(),
    segmentId: ids.get(group) ?? '',
    kind,
    minutes,
    target,
    aim,
    script,
    ownerId: by ? cast.staff[by] : null,
    startsOn: days.past(26),
    dueOn,
  })
  const plan = [
    activity('cherish', 'visit', 110, 21, 'Behouden en doorverwijzen', 'marieke'),
    activity(
      'cherish',
      'call',
      6,
      21,
      'Afspraak maken',
      'marieke',
      'Goedemorgen {contact}, ik bel namens Waalstroom Techniek. We spreken dit najaar dertig vaste klanten. Mag ik een half uur langskomen?',
    ),
    activity('grow', 'visit', 110, 7, 'Een productgroep erbij', 'tom'),
    activity(
      'grow',
      'call',
      6,
      12,
      'Afspraak maken',
      'tom',
      'Goedemorgen {contact}, Waalstroom Techniek vroeg mij u te bellen. Wat heeft u nodig om meer bij ons te bestellen?',
    ),
    activity('wake', 'visit', 110, 1, 'Waarom gestopt?', 'tom'),
    activity('wake', 'call', 5, 4, 'Vragen waarom er niet meer besteld wordt', 'tom'),
    activity('solve', 'visit', 110, 1, 'Herstellen, van klacht naar fan', 'marieke'),
    activity('solve', 'call', 10, 3, 'Eerst bellen, de eigenaar zelf', 'marieke'),
    activity('distance', 'mail', 0, 438, 'Vindbaar zijn', null),
  ]
  await tx.insert(plannedActivity).values(plan)
  await tx.insert(planEdition).values({
    clientId,
    campaignId,
    id: chance.id(),
    edition: 1,
    plan,
    members: Object.fromEntries(members.map((each) => [each.customerId, each.segmentId])),
    approvedBy: 'Pieter Verhoeven',
    approvedAt: days.at(days.past(27), '15:10'),
  })
}

async function setUpBooked({ tx, cast, clientId, unitId, campaignId }: Where) {
  const { days, chance } = cast
  const row = (
    ago: number,
    kind: 'opening' | 'consumption',
    subject: 'set-up' | 'report' | null,
    minutes: number,
    text: string,
    by: keyof Cast['staff'],
  ) => ({
    clientId,
    id: chance.id(),
    unitId,
    kind,
    subject,
    minutes,
    on: days.past(ago),
    text,
    staffId: cast.staff[by],
    bookedAt: days.at(days.past(ago), '17:00'),
  })
  const rows: (typeof ledgerEntry.$inferInsert)[] = [
    row(40, 'opening', null, 4800, 'Unit 2 geopend', 'annet'),
    row(40, 'consumption', 'set-up', 90, 'Afstemmingsbespreking', 'annet'),
    row(38, 'consumption', 'set-up', 150, 'Klantbestand opschonen', 'marieke'),
    row(37, 'consumption', 'set-up', 120, 'Dubbelen beoordelen', 'marieke'),
    row(31, 'consumption', 'set-up', 75, 'Segmenten en actieplan', 'marieke'),
    row(26, 'consumption', 'set-up', 45, 'Inventarisatieronde met Pieter en Sanne', 'marieke'),
    ...[36, 31, 26, 21, 16, 11, 6].map((ago, at) => row(ago, 'consumption', 'report', 18, `Weekrapport ${at + 1}`, 'marieke')),
  ]
  const double = row(6, 'consumption', 'report', 15, 'Weekrapport 7', 'annet')
  await tx.insert(ledgerEntry).values([...rows, double])
  await tx.insert(ledgerEntry).values({
    ...row(1, 'consumption', null, 15, 'Correctie: rapport 7 dubbel geboekt', 'annet'),
    kind: 'reversal',
    reverses: double.id,
    reason: 'Rapport 7 stond er twee keer in.',
  })
  const roundId = chance.id()
  await tx.insert(round).values({
    clientId,
    id: roundId,
    campaignId,
    name: 'Inventarisatie 1',
    heldOn: days.past(26),
    closedAt: days.at(days.past(26), '12:00'),
  })
  const inRound = await whoIsDiscussed(tx, clientId, campaignId)
  await tx.insert(roundItem).values(
    inRound.map((customerId, at) => ({
      clientId,
      campaignId,
      customerId,
      roundId,
      decision: at < 38 ? ('visit' as const) : at < 41 ? ('no' as const) : ('discuss' as const),
      approach: at % 6 === 0 ? 'Altijd eerst bellen, liefst voor tienen.' : at % 9 === 1 ? 'Nooit op maandag.' : null,
      problem:
        at === 1 ? 'Retourzending van september nog niet afgehandeld. Begin met sorry.' : at === 0 ? 'Negen dagen te laat geleverd.' : null,
      decidedBy: 'Pieter Verhoeven',
      decidedAt: days.at(days.past(26), '11:00'),
    })),
  )
}

/** The 42 of the first round: those to cherish and to solve, and the first to let grow, in the order of the base. */
async function whoIsDiscussed(tx: Tx, clientId: string, campaignId: string): Promise<string[]> {
  const found = await tx
    .select({ id: segmentMember.customerId, position: segment.position, no: customer.externalNo })
    .from(segmentMember)
    .innerJoin(segment, and(eq(segment.clientId, segmentMember.clientId), eq(segment.id, segmentMember.segmentId)))
    .innerJoin(customer, and(eq(customer.clientId, segmentMember.clientId), eq(customer.id, segmentMember.customerId)))
    .where(and(eq(segmentMember.clientId, clientId), eq(segmentMember.campaignId, campaignId)))
    .orderBy(asc(segment.position), asc(customer.externalNo))
  const upper = found.filter((row) => row.position === 1)
  return [...upper, ...found.filter((row) => row.position === 0), ...found.filter((row) => row.position === 2)]
    .slice(0, 42)
    .map((row) => row.id)
}

async function visited({ tx, cast, clientId, campaignId, unitId, base }: Where) {
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

async function calledAndBooked({ tx, cast, clientId, campaignId, unitId, base }: Where) {
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
      ago: 3 + (at % 7),
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

async function theDrama({ tx, cast, clientId, campaignId, base }: Where) {
  const { chance, days } = cast
  const [bakker, hendriks, rivierenland, zanten] = [
    'Bakker Klimaattechniek',
    'Hendriks Loodgieters',
    'Installatie Groep Rivierenland',
    'Van Zanten Elektrotechniek',
  ].map((name) => find(base, name)) as [Taken, Taken, Taken, Taken]
  const { marieke, tom } = cast.staff
  const ask = (text: string, person: 'pieter' | 'sanne', dueOn: string, who?: Taken) => ({
    clientId,
    id: chance.id(),
    campaignId,
    customerId: who?.customerId,
    kind: 'ask' as const,
    text,
    dueOn,
    clientPersonId: cast.people[person],
    createdBy: marieke,
  })
  const due = (kind: 'promise' | 'follow-up', text: string, who: Taken, dueOn: string, staffId: string) => ({
    clientId,
    id: chance.id(),
    campaignId,
    customerId: who.customerId,
    kind,
    text,
    dueOn,
    staffId,
    createdBy: staffId,
  })
  await tx
    .insert(task)
    .values([
      ask(
        'Bel Installatie Groep Rivierenland over de drie te late ketels. Zij overwegen over te stappen.',
        'pieter',
        days.ahead(6),
        rivierenland,
      ),
      ask('Stuur creditnota 20531 aan Hendriks Loodgieters.', 'sanne', days.past(2), hendriks),
      ask('Kies een datum voor de warmtepomptraining; drie klanten wachten erop.', 'pieter', days.ahead(8)),
      due('promise', 'Wim Hendriks terugbellen om 10:00 over de retourzending', hendriks, days.ahead(0), marieke),
      due('promise', 'Van Zanten terugbellen over de afspraak', zanten, days.ahead(0), marieke),
      due('promise', 'Rivierenland terugbellen: wat is er afgesproken over de ketels?', rivierenland, days.ahead(0), marieke),
      due('follow-up', 'Offerte twaalf warmtepompen nabellen bij Bakker', bakker, days.ahead(3), marieke),
    ])
  const openedAt = days.at(days.past(7), '09:30')
  const complaints = base.filter((each) => each.installer.group === 'solve')
  await tx.insert(request).values(
    complaints.map((who, at) => ({
      clientId,
      id: chance.id(),
      campaignId,
      customerId: who.customerId,
      kind: 'complaint' as const,
      channel: 'phone' as const,
      subject: at === 0 ? 'Drie ketels te laat geleverd' : 'Verkeerde factuur',
      ownerId: marieke,
      receivedAt: openedAt,
      answerBy: days.at(days.ahead(at), '14:00'),
      answeredAt: at === 0 ? null : days.at(days.past(1), '10:00'),
    })),
  )
  await tx.insert(note).values([
    {
      clientId,
      id: chance.id(),
      customerId: hendriks.customerId,
      campaignId,
      kind: 'blunder',
      text: 'Retourzending van september is zoekgeraakt in ons magazijn.',
      writtenBy: marieke,
      writtenAt: days.at(days.past(12), '16:00'),
    },
    {
      clientId,
      id: chance.id(),
      customerId: bakker.customerId,
      campaignId,
      kind: 'agreement',
      visibility: 'shared',
      text: 'Mail, en nooit op maandag.',
      writtenBy: tom,
      writtenAt: days.at(days.past(15), '11:00'),
    },
    {
      clientId,
      id: chance.id(),
      customerId: bakker.customerId,
      contactId: bakker.contactId,
      kind: 'preference',
      visibility: 'private',
      text: 'Drinkt thee. Dochter studeert in Delft.',
      writtenBy: marieke,
      writtenAt: days.at(days.past(1), '12:00'),
    },
  ])
  const owned = base.filter((each) => ['cherish', 'grow', 'wake', 'solve'].includes(each.installer.group))
  await tx.insert(ownership).values(
    owned.flatMap((each, at) => [
      {
        clientId,
        id: chance.id(),
        customerId: each.customerId,
        staffId: at % 2 ? tom : marieke,
        role: 'owner' as const,
        startsOn: days.past(30),
      },
      {
        clientId,
        id: chance.id(),
        customerId: each.customerId,
        staffId: at % 2 ? marieke : tom,
        role: 'standby' as const,
        startsOn: days.past(30),
      },
    ]),
  )
}

function find(base: Taken[], who: string | { group: string; at: number }): Taken {
  const found =
    typeof who === 'string'
      ? base.find((each) => each.installer.name === who)
      : base.filter((each) => each.installer.group === who.group && !isNamed(each.installer.name))[who.at]
  if (!found) throw new Error(`the demo has no ${JSON.stringify(who)}`)
  return found
}
