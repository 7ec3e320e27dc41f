import type { Language } from '#app/messages/languages'
import { drawBurnDown } from '#app/units/burn-down.server'
import { type Outlook, riskOf } from '#app/units/outlook'
import { outlookOf } from '#app/units/outlook.server'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { figuresOfRunning, type UnitFigures } from '#db/forecast'
import { type PortfolioCampaign, quality, runningCampaigns, teamWeek, waiting } from '#db/portfolio'
import { listWarnings } from '#db/project-lists'
import { entriesOf } from '#db/units'
import { addDays, type Day, daysBetween, mondayOf, weekday } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'

/** Over so many days back the work is judged. */
const qualityDays = 56

/** What comes after what runs: a report to release, an evaluation, planning, or a new unit. */
export type Next =
  | { kind: 'release'; number: number }
  | { kind: 'evaluation'; on: Day }
  | { kind: 'plan' }
  | { kind: 'renew' }
  | { kind: 'nothing' }

/** The manager's home: all running units with the largest risk first, what waits, the team and how well it goes. Seven queries. */
export async function portfolio(actor: StaffActor, { now, language, chosen }: { now: Moment; language: Language; chosen: string | null }) {
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const monday = mondayOf(weekday(today) > 5 ? addDays(today, 2) : today)
    // Asked all at once: the database goes on with the next while this one's rows are read.
    const [found, figures, waits, team, kept, lists] = await Promise.all([
      runningCampaigns(tx, today),
      figuresOfRunning(tx, today),
      waiting(tx, { today, now }),
      teamWeek(tx, monday),
      quality(tx, addDays(today, -qualityDays), today),
      listWarnings(tx, { today, staffId: null }),
    ])
    const campaigns = new Map(found.map((campaign) => [campaign.id, campaign]))
    const units = figures.flatMap((each) => unitRow(each, campaigns.get(each.unit.campaignId), today)).sort(byRisk)
    return {
      units,
      selected: await selectedUnit(tx, units, figures, { chosen, language }),
      attention: [...behind(units, today), ...waits.map((each) => ({ ...each, isLate: each.since < now }))],
      lists,
      today,
      team,
      quality: kept,
    }
  })
}

export type Portfolio = Awaited<ReturnType<typeof portfolio>>
export type PortfolioUnit = Portfolio['units'][number]
export type Attention = Portfolio['attention'][number]

function unitRow(figures: UnitFigures, campaign: PortfolioCampaign | undefined, today: Day) {
  if (!campaign) return []
  const { unit, appointments } = figures
  const outlook = outlookOf(figures)
  return [
    {
      id: unit.id,
      name: unit.name,
      kind: unit.kind,
      endsOn: unit.endsOn,
      appointments,
      outlook,
      campaign,
      next: nextOf(outlook, campaign, today),
    },
  ]
}

function nextOf(outlook: Outlook, { draft, evaluationAt, evaluationHeld }: PortfolioCampaign, today: Day): Next {
  const evaluation = evaluationAt && !evaluationHeld ? dayOf(evaluationAt) : null
  if (outlook.done >= outlook.target) return { kind: 'renew' }
  if (evaluation && daysBetween(today, evaluation) <= 7) return { kind: 'evaluation', on: evaluation }
  if (draft) return { kind: 'release', number: draft.number }
  return outlook.makesTarget ? { kind: 'nothing' } : { kind: 'plan' }
}

const ranks = { bad: 0, tight: 1, early: 2, good: 3, reached: 4 } as const

/** The worst first; of two alike the one that misses the larger share of its visits. */
function byRisk(a: { outlook: Outlook }, b: { outlook: Outlook }): number {
  const missing = ({ target, visits }: Outlook) => (target > 0 ? (target - visits) / target : 0)
  return ranks[riskOf(a.outlook)] - ranks[riskOf(b.outlook)] || missing(b.outlook) - missing(a.outlook)
}

/** Units that will miss a fifth of their visits or more: their hours lie there unplanned. */
function behind(units: readonly { id: string; campaign: PortfolioCampaign; outlook: Outlook; endsOn: Day }[], today: Day) {
  return units
    .filter(({ outlook }) => riskOf(outlook) === 'bad' && outlook.free > 0)
    .map(({ id, campaign, outlook, endsOn }) => ({
      kind: 'behind' as const,
      id,
      campaignId: campaign.id,
      campaign: campaign.name,
      client: campaign.client,
      freeMinutes: outlook.free,
      weeks: Math.max(0, Math.ceil(daysBetween(today, endsOn) / 7)),
    }))
}

async function selectedUnit(
  tx: Tx,
  units: readonly { id: string; outlook: Outlook & { spread: number }; campaign: PortfolioCampaign }[],
  figures: readonly UnitFigures[],
  { chosen, language }: { chosen: string | null; language: Language },
) {
  const unit = units.find(({ id }) => id === chosen) ?? units[0]
  const found = unit && figures.find((each) => each.unit.id === unit.id)
  if (!unit || !found) return null
  const ledger = { unit: found.unit, entries: await entriesOf(tx, unit.id) }
  const { travelMetres, travelCents } = found.standing
  return {
    id: unit.id,
    outlook: unit.outlook,
    campaign: { id: unit.campaign.id, name: unit.campaign.name, client: unit.campaign.client },
    travel: { metres: travelMetres, cents: travelCents },
    burnDown: drawBurnDown(ledger, found, unit.outlook, language),
  }
}
