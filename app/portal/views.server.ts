import { z } from 'zod'

const text = z.string()
const maybe = z.string().nullable()
const number = z.number()
const flag = z.boolean()
const op = text

const step = { state: text, share: number }
const stretch = z.strictObject({ ...step, done: number, of: number })

const Path = z.strictObject({
  clean: z.strictObject({
    state: text,
    on: maybe,
    rowsRead: number,
    customers: number,
    folded: number,
    merged: number,
    closed: number,
    leftOut: number,
    duplicateGroups: number,
  }),
  segment: z.strictObject({
    state: text,
    on: maybe,
    segments: number,
    worthVisiting: number,
    top: z.strictObject({ customers: number, revenueShare: number }).nullable(),
  }),
  act: z.strictObject({
    state: text,
    on: maybe,
    activities: number,
    plannedVisits: number,
    plan: z.strictObject({ edition: number, askedAt: text, approvedBy: maybe, approvedAt: maybe }).nullable(),
  }),
  carryOut: z.strictObject({
    state: text,
    on: maybe,
    share: number,
    inventory: stretch,
    calls: stretch,
    visits: stretch,
    reports: z.strictObject({ ...step, number, dueOn: text, isWaiting: flag }),
    evaluation: z.strictObject({ at: text, isHeld: flag }).nullable(),
  }),
})

const Unit = z.strictObject({
  id: text,
  name: text,
  mayReadLedger: flag,
  mayCallOff: flag,
  outlook: z.strictObject({
    basis: text,
    done: number,
    target: number,
    visits: number,
    makesTarget: flag,
    minutesPerVisit: number,
    plannedMinutesPerVisit: number,
  }),
  appointments: number,
  sold: number,
  used: number,
  balance: number,
  travel: z.strictObject({ metres: number, cents: number }),
})

const agreed = z.strictObject({ agreed: flag }).nullable()

const Campaign = z.strictObject({
  id: text,
  name: text,
  startsOn: text,
  endsOn: text,
  contact: maybe,
  path: Path,
  unit: Unit.nullable(),
  papers: z.strictObject({
    plan: agreed,
    kickOff: agreed,
    rounds: z.array(z.strictObject({ id: text, name: text })),
    questions: number,
  }),
  asks: z.array(z.strictObject({ id: text, text, who: maybe, dueOn: maybe })),
})

const Statement = z.strictObject({ id: text, number: text, startsOn: text, endsOn: text, issuedOn: text, dueOn: text, totalCents: number })

const Report = z.strictObject({
  id: text,
  kind: text,
  number,
  edition: number,
  startsOn: text,
  endsOn: text,
  releasedAt: maybe,
  campaign: text,
})

const RequestLine = z.strictObject({
  id: text,
  kind: text,
  channel: text,
  subject: text,
  by: maybe,
  owner: maybe,
  receivedAt: text,
  answerBy: maybe,
  answeredAt: maybe,
  state: z.strictObject({ is: text, at: text.optional(), times: number.optional(), recoveryOn: maybe.optional() }),
  verdict: maybe,
  due: maybe,
  leftMinutes: number.nullable(),
  dayMinutes: number,
})

/**
 * What a client's pages may hold, page by page and key by key. Whoever shows a client something more says so here first; notes, guard data and names of
 * other clients have no key to stand under.
 */
export const ClientHome = z.strictObject({
  portal: z.strictObject({
    name: text,
    client: text,
    campaigns: z.array(Campaign),
    requests: z.strictObject({ rows: z.array(RequestLine), total: number }),
    statements: z.array(Statement).nullable(),
    reports: z.array(Report),
  }),
})

const LedgerLine = z.strictObject({
  id: text,
  line: text,
  on: text,
  kind: text,
  subject: maybe,
  text,
  reason: maybe,
  who: maybe,
  change: number,
  balance: number,
  travelMetres: number,
  travelCents: number,
  visitId: maybe,
  visitNumber: number.nullable(),
  customerId: maybe,
  customer: maybe,
  reversedOn: maybe,
  reversesOn: maybe,
  dispute: z.strictObject({ answerBy: text, answer: maybe, isOpen: flag }).nullable(),
})

const CallOff = z.strictObject({
  id: text,
  asked: text,
  minutes: number,
  wantedBy: maybe,
  askedOn: text,
  answerBy: text,
  by: text,
  state: z.strictObject({ is: text, minutes: number.optional(), answer: maybe.optional() }),
})

const pages = { total: number, page: number, size: number }

export const ClientRequestsView = z.strictObject({
  requests: z.strictObject({ ...pages, rows: z.array(RequestLine) }),
  campaigns: z.array(z.strictObject({ id: text, name: text })),
  figures: z.strictObject({ kept: number, missed: number, atRisk: number, running: number }),
  terms: z.array(
    z.strictObject({
      kind: text,
      minutes: number,
      dayMinutes: number,
      since: maybe,
      coming: z.strictObject({ minutes: number, startsOn: text }).nullable(),
    }),
  ),
  only: maybe,
  services: z.array(z.strictObject({ id: text, name: z.strictObject({ nl: text, en: text }) })),
  op,
})

export const ClientGuideView = z.strictObject({
  guide: z.strictObject({
    ...pages,
    rows: z.array(
      z.strictObject({
        ...{ id: text, name: text, conditions: text },
        ...{ priceCents: number.nullable(), pricePer: maybe, responseHours: number.nullable() },
      }),
    ),
  }),
})

export const ClientRequestView = z.strictObject({
  request: z.strictObject({
    ...RequestLine.shape,
    text: maybe,
    steps: z.array(z.strictObject({ id: text, at: text, kind: text, text: maybe, who: maybe })),
    possible: z.array(text),
  }),
  op,
})

export const ClientLedger = z.strictObject({
  ledger: z.strictObject({
    unit: z.strictObject({ id: text, name: text, minutes: number, campaign: text }),
    terms: z.strictObject({
      term: text,
      unused: text,
      driveTimeCounts: flag,
      kmRateCents: number,
      chargesFruitless: flag,
      priceCents: number.nullable(),
      endsOn: text,
    }),
    callOffs: z
      .strictObject({
        rows: z.array(CallOff),
        sums: z.strictObject({ granted: number, waiting: number, used: number, open: number, ahead: number }),
      })
      .nullable(),
    balance: number,
    held: number,
    free: number,
    travelCents: number,
    lines: z.strictObject({ ...pages, rows: z.array(LedgerLine) }),
  }),
  today: text,
  op,
})

const PlannedActivity = z.strictObject({ id: text, kind: text, name: maybe, target: number, aim: maybe, dueOn: maybe })

const PlannedSegment = z.strictObject({
  id: text,
  name: text,
  colour: text,
  customers: number,
  minutes: number,
  agreed: z.strictObject({ by: text, at: text }).nullable(),
  activities: z.array(PlannedActivity),
})

const Comment = z.strictObject({ id: text, edition: number, segmentId: maybe, text, writtenBy: text, byClient: flag, at: text })

export const ClientPlan = z.strictObject({
  plan: z.strictObject({
    campaign: text,
    edition: number,
    askedAt: text,
    approved: z.strictObject({ by: maybe, at: text }).nullable(),
    overrun: z.strictObject({ minutes: number, words: text, by: text }).nullable(),
    segments: z.array(PlannedSegment),
    comments: z.array(Comment),
    mayAgree: flag,
  }),
  op,
})

/** Of the parts of an overview each has a heading, and a text, points or a table. */
const Part = z.strictObject({
  heading: text,
  text: text.optional(),
  points: z.array(text).optional(),
  columns: z.array(text).optional(),
  rows: z.array(z.array(text)).optional(),
})

export const ClientKickOff = z.strictObject({
  campaignId: text,
  edition: number,
  overview: z.strictObject({
    title: text,
    firm: text,
    stamp: text,
    lead: text,
    seal: text,
    isAgreed: flag,
    parts: z.array(Part),
    footer: text,
    of: text,
    language: text,
    asOf: text,
  }),
  mayAgree: flag,
  op,
})

const Question = z.strictObject({
  id: text,
  customerName: text,
  externalNo: maybe,
  place: maybe,
  field: text,
  rule: text,
  value: maybe,
  answer: maybe,
})

export const ClientQuestions = z.strictObject({
  screen: z.strictObject({ campaignId: text, campaign: text, questions: z.strictObject({ ...pages, rows: z.array(Question) }) }),
})

const BehindLine = z.strictObject({
  id: text,
  kind: text,
  on: text,
  text,
  who: maybe,
  minutes: number.nullable(),
  metres: number.nullable(),
  cents: number.nullable(),
  score: number.nullable(),
  outcome: maybe,
  visitId: maybe,
  customerId: maybe,
  unitId: maybe,
})

export const ClientBehind = z.strictObject({
  reportId: text,
  key: text,
  figure: text,
  lines: z.strictObject({ ...pages, rows: z.array(BehindLine) }),
})

/** The words of a report were chosen before its release and are frozen with it; what may be among them is watched there. */
export const ClientReport = z.strictObject({ id: text, worded: z.looseObject({}), figures: z.looseObject({}) })

const Round = z.strictObject({ id: text, name: text, heldOn: maybe, closedAt: maybe, forClient: flag })

const RoundRow = z.strictObject({
  customerId: text,
  decision: maybe,
  approach: maybe,
  problem: maybe,
  wishes: maybe,
  avoid: maybe.optional(),
  askFor: maybe.optional(),
  agreed: maybe.optional(),
  opens: maybe.optional(),
  wishDays: z.array(number).optional(),
  wishFrom: maybe.optional(),
  wishUntil: maybe.optional(),
  wishStaffId: maybe.optional(),
  bestDays: z.array(number).optional(),
  wishBy: maybe.optional(),
  decidedBy: maybe,
  decidedAt: maybe,
  name: text,
  street: maybe,
  place: maybe,
  segment: maybe,
  segmentColour: maybe,
  revenueCents: number.nullable(),
  lastContactOn: maybe,
  openComplaint: flag,
  doNotContact: flag,
  version: number,
})

export const ClientRound = z.strictObject({
  page: z.strictObject({
    campaignId: text,
    rounds: z.array(Round),
    round: Round.nullable(),
    rows: z.array(RoundRow),
    progress: z.strictObject({ total: number, visit: number, phone: number, no: number, discuss: number, open: number }),
    hasSegments: flag,
    left: number,
    people: z.array(z.strictObject({ id: text, name: text })),
  }),
})
