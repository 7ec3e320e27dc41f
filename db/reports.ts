import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { type Day, earlierOf } from '#domain/calendar/day'
import { dayOf, endOf, type Moment } from '#domain/calendar/moment'
import type { Period } from '#domain/calendar/period'
import type { ReportKind } from '#domain/reporting/period'
import type {
  AppointmentFact,
  AskFact,
  ComplaintFact,
  CustomerFact,
  LedgerFact,
  ReportFacts,
  ThemeTone,
  TravelFact,
  VisitFact,
  WorkFact,
} from '#domain/reporting/report-facts'
import { burnDown } from '#domain/units/burn-down'
import { currentUnit } from '#domain/units/current'
import type { LedgerEntry } from '#domain/units/entry'
import { type ForecastFacts, forecast } from '#domain/units/forecast'
import { balance } from '#domain/units/ledger'
import { asJson } from './bulk'
import type { Tx } from './door'
import { figuresOfCampaigns } from './forecast'
import { orRefused } from './refused'
import { iso, rows } from './rows'
import { report } from './schema/report'
import { ledgerOf } from './units'

export type KeptReport = {
  id: string
  clientId: string
  campaignId: string
  kind: ReportKind
  number: number
  /** 0 is the first edition, 1 is shown as the letter a. */
  edition: number
  periodKey: string
  startsOn: Day
  endsOn: Day
  language: 'nl' | 'en'
  state: 'draft' | 'released'
  headline: string | null
  summary: string | null
  sha256: string | null
  releasedAt: Moment | null
  version: number
  /** Of a correction: the report it replaces, and what it mends. */
  replacesId: string | null
  correctionNote: string | null
  /** Which parts it has, in which order: its own, else what its campaign keeps; null is the usual. */
  parts: string[] | null
  /** Why the schedule left it for a person. */
  held: string[] | null
  client: string
  campaign: string
  createdAt: Moment
}

const columns = sql`r.id, r.client_id as "clientId", r.campaign_id as "campaignId", r.kind, r.number, r.edition, r.period_key as "periodKey",
  r.starts_on as "startsOn", r.ends_on as "endsOn", r.language, r.state, r.headline, r.summary, r.sha256, ${iso(sql`r.released_at`)} as "releasedAt", r.version,
  r.replaces_id as "replacesId", r.correction_note as "correctionNote", r.held, coalesce(r.parts, c.report_layout -> r.kind) as parts, k.name as client, c.name as campaign, ${iso(sql`r.created_at`)} as "createdAt"`
const from = sql`from report r join campaign c on c.client_id = r.client_id and c.id = r.campaign_id join client k on k.id = r.client_id`

/** One report without its content; null when the actor sees none. `lock` holds the row until the transaction ends. */
export async function reportOf(tx: Tx, reportId: string, { lock = false } = {}): Promise<KeptReport | null> {
  const [found] = await rows<KeptReport>(tx, sql`select ${columns} ${from} where r.id = ${reportId} ${lock ? sql`for update of r` : sql``}`)
  return found ?? null
}

/** The reports of a campaign, or of every client the actor sees; drafts first, then the newest. */
export async function reportsOf(
  tx: Tx,
  campaignId: string | null,
  { limit = 50, offset = 0, released = false } = {},
): Promise<(KeptReport & { total: number })[]> {
  return rows<KeptReport & { total: number }>(
    tx,
    sql`select ${columns}, count(*) over ()::int as total ${from}
        where ${campaignId ? sql`r.campaign_id = ${campaignId}` : sql`true`} and ${released ? sql`r.state = 'released'` : sql`true`}
        order by r.state = 'draft' desc, r.ends_on desc, r.number desc, r.edition desc, r.id limit ${limit} offset ${offset}`,
  )
}

export type NewReport = {
  clientId: string
  campaignId: string
  rhythm: ReportKind
  period: Period
  periodKey: string
  language: 'nl' | 'en'
}

/** Begins a draft for a period; one that is there already is the answer. */
export async function draftReport(tx: Tx, made: NewReport): Promise<string> {
  const { clientId, campaignId, rhythm, period, periodKey, language } = made
  const [there] = await rows<{ id: string }>(
    tx,
    sql`select id from report where client_id = ${clientId} and campaign_id = ${campaignId} and kind = ${rhythm} and period_key = ${periodKey}
        order by edition desc limit 1`,
  )
  if (there) return there.id
  const id = v7()
  const [last] = await rows<{ number: number }>(
    tx,
    sql`select coalesce(max(number), 0)::int as number from report where client_id = ${clientId} and campaign_id = ${campaignId} and kind = ${rhythm}`,
  )
  const number = (last?.number ?? 0) + 1
  const values = { id, clientId, campaignId, kind: rhythm, number, periodKey, startsOn: period.from, endsOn: period.to, language }
  await orRefused(tx.insert(report).values(values), { report_period: 'there-already', report_number: 'there-already' })
  return id
}

/** The report that a schedule makes: like `draftReport`, and noted as such. Null when the period has one already. */
export async function draftBySchedule(tx: Tx, made: NewReport): Promise<string | null> {
  const { clientId, campaignId, rhythm, periodKey } = made
  const there = sql`select 1 from report where client_id = ${clientId} and campaign_id = ${campaignId} and kind = ${rhythm} and period_key = ${periodKey}`
  if ((await rows(tx, there)).length > 0) return null
  const id = await draftReport(tx, made)
  await tx
    .update(report)
    .set({ madeBySchedule: true })
    .where(and(eq(report.clientId, clientId), eq(report.id, id)))
  return id
}

/** Notes down why a report waits for a person. */
export async function holdReport(tx: Tx, clientId: string, reportId: string, held: string[]): Promise<void> {
  await tx
    .update(report)
    .set({ held })
    .where(and(eq(report.clientId, clientId), eq(report.id, reportId), eq(report.state, 'draft')))
}

/**
 * Begins a correction of a released report: the next edition of the same number, with the words that were chosen. Null when that edition is there already
 * (somebody else just began it), or when a later one is.
 */
export async function draftCorrection(tx: Tx, of: KeptReport, note: string): Promise<string | null> {
  const { clientId, campaignId, kind, number, edition, periodKey, startsOn, endsOn, language, headline, summary } = of
  const id = v7()
  const next = { id, clientId, campaignId, kind, number, edition: edition + 1, periodKey, startsOn, endsOn, language, headline, summary }
  const [said] = await tx.select({ evaluation: report.evaluation, parts: report.parts }).from(report).where(eq(report.id, of.id))
  const made = await tx
    .insert(report)
    .values({ ...next, evaluation: said?.evaluation ?? null, parts: said?.parts ?? null, replacesId: of.id, correctionNote: note })
    .onConflictDoNothing()
    .returning({ id: report.id })
  return made[0]?.id ?? null
}

/** The editions of the same report, the first one first; drafts too. */
export async function editionsOf(
  tx: Tx,
  { clientId, campaignId, kind, periodKey }: KeptReport,
): Promise<{ id: string; edition: number; state: string }[]> {
  return rows(
    tx,
    sql`select id, edition, state from report where client_id = ${clientId} and campaign_id = ${campaignId} and kind = ${kind} and period_key = ${periodKey}
        order by edition`,
  )
}

/** Changes the words of a draft that somebody wrote; false when it was changed in the meantime or is released. */
export async function changeDraft(
  tx: Tx,
  clientId: string,
  { id, version, ...to }: { id: string; version: number; headline?: string | null; summary?: string | null; language?: 'nl' | 'en' },
): Promise<boolean> {
  const changed = await tx
    .update(report)
    .set({ ...to, version: version + 1 })
    .where(and(eq(report.clientId, clientId), eq(report.id, id), eq(report.version, version), eq(report.state, 'draft')))
    .returning({ id: report.id })
  return changed.length === 1
}

/** Chooses the parts of a draft and their order; false when it was changed in the meantime or is released. */
export async function layOutDraft(
  tx: Tx,
  { clientId, id, version }: { clientId: string; id: string; version: number },
  parts: string[],
): Promise<boolean> {
  const changed = await tx
    .update(report)
    .set({ parts, version: version + 1 })
    .where(and(eq(report.clientId, clientId), eq(report.id, id), eq(report.version, version), eq(report.state, 'draft')))
    .returning({ id: report.id })
  return changed.length === 1
}

/** Keeps the parts and their order for the next reports of this kind, those of the schedule too. */
export async function keepLayout(
  tx: Tx,
  { clientId, campaignId, kind }: Pick<KeptReport, 'clientId' | 'campaignId' | 'kind'>,
  parts: readonly string[],
): Promise<void> {
  await tx.execute(sql`update campaign set report_layout = report_layout || jsonb_build_object(${kind}::text, ${asJson(parts)}), version = version + 1
    where client_id = ${clientId} and id = ${campaignId}`)
}

/** Moves a draft to another period. A period that has a report already is refused as 'there-already'; false when it was changed in the meantime. */
export async function moveDraft(
  tx: Tx,
  { clientId, id, version }: { clientId: string; id: string; version: number },
  { period, periodKey }: { period: Period; periodKey: string },
): Promise<boolean> {
  const set = { startsOn: period.from, endsOn: period.to, periodKey, version: version + 1 }
  const moving = tx
    .update(report)
    .set(set)
    .where(and(eq(report.clientId, clientId), eq(report.id, id), eq(report.version, version), eq(report.state, 'draft')))
    .returning({ id: report.id })
  return (await orRefused(moving, { report_period: 'there-already' })).length === 1
}

/** The periods of a campaign that have a report of this kind. */
export async function periodsTaken(
  tx: Tx,
  { clientId, campaignId, kind }: Pick<KeptReport, 'clientId' | 'campaignId' | 'kind'>,
): Promise<string[]> {
  const found = await rows<{ key: string }>(
    tx,
    sql`select distinct period_key as key from report where client_id = ${clientId} and campaign_id = ${campaignId} and kind = ${kind}`,
  )
  return found.map(({ key }) => key)
}

/** Releases a draft: its content and its bytes are kept with their hash, and nothing of it can change any more. */
export async function freezeReport(
  tx: Tx,
  { clientId, id, version }: { clientId: string; id: string; version: number },
  frozen: {
    content: unknown
    pdf: Buffer
    sha256: string
    parts: string[]
    releasedAt: Moment
    releasedBy: string | null
    hidden: string[]
  },
): Promise<boolean> {
  const changed = await tx
    .update(report)
    .set({ ...frozen, releasedAt: new Date(frozen.releasedAt), state: 'released', version: version + 1 })
    .where(and(eq(report.clientId, clientId), eq(report.id, id), eq(report.version, version), eq(report.state, 'draft')))
    .returning({ id: report.id })
  return changed.length === 1
}

/** What a released report keeps: the content it was made from and its bytes. Null for a draft or one that the actor does not see. */
export async function frozenReport(tx: Tx, reportId: string): Promise<{ content: unknown; pdf: Buffer; sha256: string } | null> {
  const [found] = await tx
    .select({ content: report.content, pdf: report.pdf, sha256: report.sha256 })
    .from(report)
    .where(and(eq(report.id, reportId), eq(report.state, 'released')))
  return found?.pdf && found.sha256 ? { content: found.content, pdf: found.pdf, sha256: found.sha256 } : null
}

export type FactsAsked = Pick<KeptReport, 'clientId' | 'campaignId' | 'number' | 'edition' | 'state'> & {
  rhythm: ReportKind
  period: Period
}

/**
 * Everything a report of a campaign is made from, as known at the end of its period or now, whichever comes first. Eight queries however long the
 * lists. Null when the campaign has no unit.
 */
export async function reportFacts(tx: Tx, asked: FactsAsked, now: Moment): Promise<ReportFacts | null> {
  const { clientId, campaignId, rhythm, period } = asked
  const asOf = earlierOf(dayOf(now), period.to)
  const of = { clientId, campaignId }
  const units = await figuresOfCampaigns(tx, [campaignId], asOf)
  const current = currentUnit(
    units.map((each) => ({ ...each, balance: each.standing.balance })),
    asOf,
  )
  if (!current) return null
  const ledger = await ledgerOf(tx, current.unit.id)
  const entries = (ledger?.entries ?? []).filter((entry) => entry.on <= asOf)
  const [names] = await rows<{
    firm: string | null
    client: string
    campaign: string
    target: number | null
    topics: { name: string; tone: ThemeTone | null }[]
  }>(
    tx,
    sql`select (select name from firm limit 1) as firm, k.name as client, c.name as campaign, c.target_visits as target, c.topics
        from campaign c join client k on k.id = c.client_id where c.client_id = ${clientId} and c.id = ${campaignId}`,
  )
  if (!names) return null
  const works = await worksOf(tx, clientId, current.unit.id)
  const visits = await visitsOf(tx, of, asOf)
  const fruitless = new Set(visits.filter(({ outcome }) => outcome === 'not-home').map(({ id }) => id))
  const expected = forecast({ ...current.facts, ...spentOn(entries, fruitless) })
  return {
    report: { number: asked.number, edition: asked.edition, state: asked.state, rhythm, period, asOf },
    firm: { name: names.firm ?? '' },
    client: { name: names.client },
    campaign: { name: names.campaign, targetVisits: names.target ?? current.unit.indicatedVisits },
    unit: current.unit,
    ledger: entries.map((entry): LedgerFact => ({ entry, ...(works.get(entry.id) ?? { who: null, work: null }) })),
    travel: await travelOf(tx, clientId, current.unit.id, asOf),
    visits,
    ahead: await aheadOf(tx, of, asOf),
    asks: await asksOf(tx, of, asOf),
    complaints: await complaintsOf(tx, of, asOf),
    toPlan: await toPlanOf(tx, of),
    forecast: expected,
    burnDown: burnDown({
      entries,
      period: { from: current.unit.startsOn, to: current.unit.endsOn },
      today: asOf,
      workload: current.facts.workload,
      spread: expected.spread,
    }),
    tones: Object.fromEntries(names.topics.flatMap(({ name, tone }) => (tone ? [[name, tone]] : []))),
  }
}

/** What the forecast counts with, as the ledger stood on the day of the report: the same sums as db/forecast.ts makes for today. */
function spentOn(
  entries: readonly LedgerEntry[],
  fruitless: ReadonlySet<string>,
): Pick<ForecastFacts, 'minutesLeft' | 'visitMinutes' | 'callMinutes'> {
  const reversed = new Set(entries.flatMap((entry) => (entry.kind === 'reversal' ? [entry.reverses] : [])))
  const perVisit = new Map<string, number>()
  let callMinutes = 0
  for (const entry of entries) {
    if (entry.kind !== 'consumption' || reversed.has(entry.id)) continue
    if (entry.subject === 'call' || (entry.activityId && fruitless.has(entry.activityId))) callMinutes += entry.minutes
    else if (entry.activityId && (entry.subject === 'visit' || entry.subject === 'travel-time')) {
      perVisit.set(entry.activityId, (perVisit.get(entry.activityId) ?? 0) + entry.minutes)
    }
  }
  return { minutesLeft: balance(entries), visitMinutes: [...perVisit.values()], callMinutes }
}

/** A customer as a report names them, from the alias `c`. */
const customerFact = sql`json_build_object('id', c.id, 'name', c.name, 'town', c.place,
  'place', case when c.latitude is null or c.longitude is null then null else json_build_object('latitude', c.latitude, 'longitude', c.longitude) end)`

async function worksOf(tx: Tx, clientId: string, unitId: string): Promise<Map<string, { who: string | null; work: WorkFact | null }>> {
  const found = await rows<{
    id: string
    who: string | null
    visitId: string | null
    callId: string | null
    booked: boolean
    reached: boolean
    customer: CustomerFact | null
  }>(
    tx,
    sql`select e.id, s.name as who, v.id as "visitId", k.id as "callId", coalesce(k.outcome = 'booked' and k.undone_at is null, false) as booked,
          coalesce(k.outcome <> 'no-answer', false) as reached,
          case when c.id is not null then ${customerFact} end as customer
        from ledger_entry e
        left join staff s on s.id = e.staff_id
        left join visit v on v.client_id = e.client_id and v.id = e.activity_id
        left join call k on k.client_id = e.client_id and k.id = e.activity_id
        left join customer c on c.client_id = e.client_id and c.id = coalesce(v.customer_id, k.customer_id)
        where e.client_id = ${clientId} and e.unit_id = ${unitId}`,
  )
  return new Map(
    found.map(({ id, who, visitId, callId, booked, reached, customer }) => [
      id,
      { who, work: workOf(visitId, callId, { booked, reached }, customer) },
    ]),
  )
}

function workOf(
  visitId: string | null,
  callId: string | null,
  call: { booked: boolean; reached: boolean },
  customer: CustomerFact | null,
): WorkFact | null {
  if (!customer) return null
  if (visitId) return { kind: 'visit', visitId, customer }
  return callId ? { kind: 'call', callId, customer, ...call } : null
}

async function travelOf(tx: Tx, clientId: string, unitId: string, asOf: Day): Promise<TravelFact[]> {
  return rows<TravelFact>(
    tx,
    sql`select t.id, t.activity_id as "activityId", t."on", (case when t.reverses is null then 1 else -1 end * t.metres)::int as metres,
          (case when t.reverses is null then 1 else -1 end * t.cents)::int as cents
        from travel_entry t where t.client_id = ${clientId} and t.unit_id = ${unitId} and t."on" <= ${asOf} order by t."on", t.booked_at, t.id`,
  )
}

type Of = { clientId: string; campaignId: string }

async function visitsOf(tx: Tx, of: Of, asOf: Day): Promise<VisitFact[]> {
  return rows<VisitFact>(
    tx,
    sql`select v.id, v."on", s.name as who, v.outcome, v.score, v.topics, ${customerFact} as customer,
          case when v.quote is not null then json_build_object('text', v.quote, 'speaker', p.name, 'consent', v.quote_consent) end as quote,
          case when v.opportunity is not null then json_build_object('text', v.opportunity, 'cents', v.opportunity_cents, 'who', t.who, 'dueOn', t.due_on) end as opportunity
        from visit v
        join customer c on c.client_id = v.client_id and c.id = v.customer_id
        join staff s on s.id = v.staff_id
        left join contact p on p.client_id = v.client_id and p.id = v.contact_id
        left join lateral (
          select coalesce(st.name, cp.name) as who, k.due_on from task k
          left join staff st on st.id = k.staff_id left join client_person cp on cp.client_id = k.client_id and cp.id = k.client_person_id
          where k.client_id = v.client_id and k.origin_id = v.id and k.kind in ('ask', 'follow-up') order by k.due_on nulls last, k.id limit 1) t on true
        where v.client_id = ${of.clientId} and v.campaign_id = ${of.campaignId} and v."on" <= ${asOf}
        order by v."on", v.arrived_at, v.id`,
  )
}

/** What stood in the calendar by the end of a day for the days after it, also what has taken place since: a report on an earlier week tells of that week. */
async function aheadOf(tx: Tx, of: Of, asOf: Day): Promise<AppointmentFact[]> {
  return rows<AppointmentFact>(
    tx,
    sql`select a.id, a.kind, ${iso(sql`a.starts_at`)} as "startsAt", case when a.state = 'proposed' then a.state else 'agreed' end as state,
          a.title, case when c.id is not null then ${customerFact} end as customer
        from appointment a left join customer c on c.client_id = a.client_id and c.id = a.customer_id
        where a.client_id = ${of.clientId} and a.campaign_id = ${of.campaignId} and a.state <> 'cancelled'
          and a.kind in ('visit', 'call', 'meeting') and a.created_at < ${endOf(asOf)}::timestamptz and a.starts_at >= ${endOf(asOf)}::timestamptz
        union all
        select m.id, 'meeting', ${iso(sql`m.at`)}, 'agreed', m.kind, null
        from meeting m where m.client_id = ${of.clientId} and m.campaign_id = ${of.campaignId} and m.held_at is null and m.at >= ${endOf(asOf)}::timestamptz
        order by 3, 1`,
  )
}

async function asksOf(tx: Tx, of: Of, asOf: Day): Promise<AskFact[]> {
  return rows<AskFact>(
    tx,
    sql`select t.id, t.text, p.name as who, t.due_on as "dueOn", (t.done_at at time zone 'Europe/Amsterdam')::date as "doneOn"
        from task t left join client_person p on p.client_id = t.client_id and p.id = t.client_person_id
        where t.client_id = ${of.clientId} and t.campaign_id = ${of.campaignId} and t.kind = 'ask'
          and t.created_at < ${endOf(asOf)}::timestamptz
        order by t.due_on nulls last, t.created_at, t.id`,
  )
}

async function complaintsOf(tx: Tx, of: Of, asOf: Day): Promise<ComplaintFact[]> {
  const on = (column: 'received_at' | 'answered_at' | 'solved_at') => sql`(${sql.raw(`q.${column}`)} at time zone 'Europe/Amsterdam')::date`
  return rows<ComplaintFact>(
    tx,
    sql`select q.id, q.subject, ${on('received_at')} as "receivedOn", ${on('answered_at')} as "answeredOn", ${on('solved_at')} as "solvedOn",
          s.name as owner, case when c.id is not null then ${customerFact} end as customer
        from request q left join customer c on c.client_id = q.client_id and c.id = q.customer_id left join staff s on s.id = q.owner_id
        where q.client_id = ${of.clientId} and q.campaign_id = ${of.campaignId} and q.kind = 'complaint' and q.received_at < ${endOf(asOf)}::timestamptz
        order by q.received_at, q.id`,
  )
}

/** Those whom the round wants visited and who have no visit and no appointment; as many as a map can show. */
async function toPlanOf(tx: Tx, of: Of): Promise<CustomerFact[]> {
  return rows<CustomerFact>(
    tx,
    sql`select f.* from (
          select c.id, ${customerFact} as fact, s.weight from round_item i
          join customer c on c.client_id = i.client_id and c.id = i.customer_id and c.canonical_id is null and c.status = 'active'
          left join segment_member m on m.client_id = i.client_id and m.campaign_id = i.campaign_id and m.customer_id = i.customer_id
          left join segment s on s.client_id = m.client_id and s.id = m.segment_id
          where i.client_id = ${of.clientId} and i.campaign_id = ${of.campaignId} and i.decision = 'visit'
            and not exists (select from visit v where v.client_id = i.client_id and v.campaign_id = i.campaign_id and v.customer_id = i.customer_id)
            and not exists (select from appointment a where a.client_id = i.client_id and a.campaign_id = i.campaign_id and a.customer_id = i.customer_id
              and a.state in ('proposed', 'agreed'))
          order by s.weight desc nulls last, c.id limit 200
        ) t cross join lateral json_to_record(t.fact) as f(id text, name text, town text, place json)`,
  )
}

/** Closes the ledger of a unit through a day: later corrections fall after it. An earlier day than the one that stands changes nothing. */
export async function closeLedger(tx: Tx, clientId: string, unitId: string, through: Day): Promise<void> {
  await tx.execute(sql`update unit set closed_through = ${through}, version = version + 1
    where client_id = ${clientId} and id = ${unitId} and (closed_through is null or closed_through < ${through})`)
}
