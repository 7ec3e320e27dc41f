import { sql } from 'drizzle-orm'
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
import type { Tx } from './door'
import { figuresOfCampaigns } from './forecast'
import type { KeptReport } from './reports'
import { iso, rows } from './rows'
import { ledgerOf } from './units'

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
