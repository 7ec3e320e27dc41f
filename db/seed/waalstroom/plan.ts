import { planEdition, plannedActivity, segment, segmentMember } from '#db/schema/plan'
import type { Where } from './where'

/** Five segments, who is in them, and the plan that Pieter approved. */
export async function segmentsAndPlan({ tx, cast, clientId, campaignId, base }: Where) {
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
      'Goedemorgen {contact}, ik bel namens Waalstroom Techniek. We spreken dit najaar dertig vaste klanten. Mag ik drie kwartier langskomen?\n> Geen tijd\nVrijdagochtend om negen, voor de klussen beginnen? Dan staat de koffie bij u al klaar.\n> Gaat het om verkoop?\nNee. Ik wil horen wat goed gaat en wat beter kan, en breng dat over.',
    ),
    activity('grow', 'visit', 110, 7, 'Een productgroep erbij', 'tom'),
    activity(
      'grow',
      'call',
      6,
      12,
      'Afspraak maken',
      'tom',
      'Goedemorgen {contact}, Waalstroom Techniek vroeg mij u te bellen. Wat heeft u nodig om meer bij ons te bestellen?\n> Ik zit bij een ander\nDat hoor ik vaker. Juist dan wil Waalstroom weten waarom; een half uur is genoeg.',
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
