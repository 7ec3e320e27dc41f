import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day } from '#domain/calendar/day'
import { reportsIn } from '#domain/reporting/period'
import type { ForecastFacts } from '#domain/units/forecast'
import { indicatedMinutesPerVisit } from '#domain/units/kinds'
import { minutesPerWorkingDay, paceDays } from '#domain/units/pace'
import { worthyAndBookable } from './bookable'
import type { Tx } from './door'
import { rows, uuids } from './rows'
import { type ContractedUnit, sums, travelSums, type UnitStanding } from './units'

/** A unit with its sums and all that its forecast is made of: campaign home, manager's home and reports forecast from the same facts. */
export type UnitFigures = {
  unit: ContractedUnit
  standing: UnitStanding
  facts: ForecastFacts
  /** Visits made, and agreed for a day to come. */
  visits: number
  appointments: number
  /** Customers without a visit or an appointment who may have one. */
  bookable: number
}

/** The figures of the units of these campaigns, in the order in which they follow on. One query, however many. */
export async function figuresOfCampaigns(tx: Tx, campaignIds: readonly string[], today: Day): Promise<UnitFigures[]> {
  return figures(tx, sql`(u.campaign_id = any (${uuids(campaignIds)}) or u.also_for && ${uuids(campaignIds)})`, today)
}

/** The figures of one unit; null when the actor sees no unit with this id. */
export async function figuresOfUnit(tx: Tx, unitId: string, today: Day): Promise<UnitFigures | null> {
  return (await figures(tx, sql`u.id = ${unitId}`, today))[0] ?? null
}

/** The figures of units by their ids. One query, however many. */
export async function figuresOfUnits(tx: Tx, unitIds: readonly string[], today: Day): Promise<UnitFigures[]> {
  return figures(tx, sql`u.id = any (${uuids(unitIds)})`, today)
}

/** Every unit of a campaign that is not over and has begun. */
export async function figuresOfRunning(tx: Tx, today: Day): Promise<UnitFigures[]> {
  return figures(tx, sql`c.ended_on is null and c.starts_on <= ${today} and u.ends_on >= ${addDays(today, -30)}`, today)
}

type Row = ContractedUnit &
  Omit<UnitStanding, 'unitId'> & {
    target: number
    reportRhythm: 'weekly' | 'monthly'
    evaluationToCome: boolean
    plannedPerVisit: number | null
    visits: number
    appointments: number
    bookable: number
    visitMinutes: number[]
    callMinutes: number
    recentMinutes: number
    plannedMinutes: Record<Day, number>
  }

async function figures(tx: Tx, condition: SQL, today: Day): Promise<UnitFigures[]> {
  const found = await rows<Row>(tx, query(condition, today))
  return found.map((row) => {
    const { sold, extra, used, balance, held, free, travelMetres, travelCents, ...rest } = row
    const { target, reportRhythm, evaluationToCome, plannedPerVisit, visits, appointments, bookable, ...more } = rest
    const { visitMinutes, callMinutes, recentMinutes, plannedMinutes, ...unit } = more
    const reportsToCome = reportsIn(reportRhythm, { from: today, to: unit.endsOn })
    const pace = { today, recentMinutes, plannedMinutes, soldMinutes: sold, startsOn: unit.startsOn, endsOn: unit.endsOn }
    return {
      unit,
      standing: { unitId: unit.id, sold, extra, used, balance, held, free, travelMetres, travelCents },
      visits,
      appointments,
      bookable,
      facts: {
        today,
        target,
        minutesLeft: balance,
        visitMinutes,
        callMinutes,
        plannedMinutesPerVisit: plannedPerVisit ?? Math.round(indicatedMinutesPerVisit(unit) ?? 120),
        reportsToCome,
        evaluationToCome,
        customersLeft: bookable + appointments,
        workload: { plannedMinutes, minutesPerWorkingDay: minutesPerWorkingDay(pace) },
        endsOn: unit.endsOn,
      },
    }
  })
}

/**
 * A visit's minutes are what its log line took from this unit, corrections included; a fruitless drive counts with the calls, as a cost that the visits
 * made must bear. An appointment weighs what it holds on the unit, or its length and drive when nothing is held.
 */
function query(condition: SQL, today: Day): SQL {
  return sql`
    with units as (
      select u.*, array[u.campaign_id] || u.also_for as campaign_ids, c.target_visits, c.report_rhythm, c.evaluation_at,
        (select count(*) from unit o where o.client_id = u.client_id and (o.campaign_id = u.campaign_id or o.also_for @> array[u.campaign_id]))
          + cardinality(u.also_for) as units_of_campaign
      from unit u join campaign c on c.client_id = u.client_id and c.id = u.campaign_id
      where ${condition}
    ), works_for as materialized (
      select id, client_id, units_of_campaign, unnest(campaign_ids) as campaign_id from units
    ), campaigns as (
      select distinct client_id, campaign_id as id from works_for
    ), ${worthyAndBookable}, entries as materialized (
      select e.unit_id, e.kind, e.origin, e."on", e.minutes, e.change,
        case when e.reverses is null then e.subject else (select r.subject from ledger_entry r where r.client_id = e.client_id and r.id = e.reverses) end as subject,
        case when e.reverses is null then e.activity_id
          else (select r.activity_id from ledger_entry r where r.client_id = e.client_id and r.id = e.reverses) end as activity_id
      from units u join ledger_line e on e.client_id = u.client_id and e.unit_id = u.id
    ), sums as materialized (
      select unit_id, ${sums},
        coalesce(-sum(change) filter (where origin = 'consumption' and subject = 'call'), 0) as calls,
        coalesce(-sum(change) filter (where origin = 'consumption' and "on" > ${addDays(today, -paceDays)} and "on" <= ${today}), 0) as recent
      from entries group by unit_id
    ), travel as materialized (
      select u.id as unit_id, ${travelSums} from units u join travel_entry t on t.client_id = u.client_id and t.unit_id = u.id group by u.id
    ), visit_costs as materialized (
      select unit_id, -sum(change)::int as minutes, activity_id in (select id from visits_made where fruitless) as fruitless
      from entries where origin = 'consumption' and subject in ('visit', 'travel-time') and activity_id is not null
      group by unit_id, activity_id
      having sum(change) < 0
    ), of_visits as materialized (
      select unit_id, json_agg(minutes) filter (where not fruitless) as each, coalesce(sum(minutes) filter (where fruitless), 0) as fruitless
      from visit_costs group by unit_id
    ), ahead as materialized (
      select a.client_id, a.campaign_id, a.id, a.kind, (a.starts_at at time zone 'Europe/Amsterdam')::date as day,
        (extract(epoch from a.ends_at - a.starts_at) / 60)::int + coalesce(a.drive_minutes, 0) as minutes
      from campaigns c join appointment a on a.client_id = c.client_id and a.campaign_id = c.id
        and a.kind in ('visit', 'call') and a.state in ('proposed', 'agreed')
      where (a.starts_at at time zone 'Europe/Amsterdam')::date >= ${today}
    ), counted as materialized (
      select campaign_id, count(*) as visits, 0 as appointments, 0 as bookable from visits_made where not fruitless group by campaign_id
      union all
      select campaign_id, 0, count(*), 0 from ahead where kind = 'visit' group by campaign_id
      union all
      select campaign_id, 0, 0, count(*) from bookable group by campaign_id
    ), of_campaigns as materialized (
      select u.id as unit_id, sum(k.visits) as visits, sum(k.appointments) as appointments, sum(k.bookable) as bookable
      from works_for u join counted k on k.campaign_id = u.campaign_id
      group by u.id
    ), held as materialized (
      select unit_id, activity_id, sum(case kind when 'reservation' then minutes else -minutes end)::int as minutes
      from entries where kind in ('reservation', 'release') group by unit_id, activity_id
    ), planned as materialized (
      select u.id as unit_id, a.day::text as day, sum(coalesce(nullif(h.minutes, 0), a.minutes))::int as minutes
      from works_for u join ahead a on a.campaign_id = u.campaign_id
      left join held h on h.unit_id = u.id and h.activity_id = a.id
      where h.minutes > 0 or u.units_of_campaign = 1
      group by u.id, a.day
    ), of_days as materialized (
      select unit_id, json_object_agg(day, minutes) as days from planned group by unit_id
    )
    select u.id, u.client_id as "clientId", u.campaign_id as "campaignId", u.kind, u.name, u.minutes, u.indicated_visits as "indicatedVisits",
      u.starts_on as "startsOn", u.ends_on as "endsOn", u.contract_number as "contractNumber", u.price_cents as "priceCents",
      u.drive_time_counts as "driveTimeCounts", u.km_rate_cents as "kmRateCents", u.closed_through as "closedThrough", u.signed_on as "signedOn",
      u.term, u.unused, u.charges_fruitless as "chargesFruitless", u.follows_id as "followsId", to_json(u.also_for) as "alsoFor",
      coalesce(s.sold, 0) as sold, coalesce(s.extra, 0) as extra, coalesce(s.used, 0) as used, coalesce(s.balance, 0) as balance,
      coalesce(s.held, 0) as held, coalesce(s.balance - s.held, 0) as free, coalesce(t.metres, 0) as "travelMetres", coalesce(t.cents, 0) as "travelCents",
      case when u.units_of_campaign = 1 then coalesce(u.target_visits, u.indicated_visits) else u.indicated_visits end as target,
      u.report_rhythm as "reportRhythm",
      u.evaluation_at is not null and not exists (
        select from meeting m where m.client_id = u.client_id and m.campaign_id = u.campaign_id and m.kind = 'interim-evaluation'
          and m.held_at is not null) as "evaluationToCome",
      (select round(sum(p.minutes * p.target)::numeric / nullif(sum(p.target), 0))::int from planned_activity p
        where p.client_id = u.client_id and p.campaign_id = u.campaign_id and p.kind = 'visit') as "plannedPerVisit",
      coalesce(oc.visits, 0)::int as visits, coalesce(oc.appointments, 0)::int as appointments, coalesce(oc.bookable, 0)::int as bookable,
      coalesce(ov.each, '[]') as "visitMinutes",
      (coalesce(s.calls, 0) + coalesce(ov.fruitless, 0))::int as "callMinutes",
      coalesce(s.recent, 0)::int as "recentMinutes",
      coalesce(op.days, '{}') as "plannedMinutes"
    from units u left join sums s on s.unit_id = u.id left join travel t on t.unit_id = u.id
    left join of_visits ov on ov.unit_id = u.id
    left join of_campaigns oc on oc.unit_id = u.id
    left join of_days op on op.unit_id = u.id
    order by u.starts_on, u.id`
}
