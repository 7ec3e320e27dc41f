import { type Path, pathOf } from '#app/campaigns/path.server'
import { openForClient } from '#app/desk/portal.server'
import { statementsForClient } from '#app/money/statements.server'
import { outlookOf } from '#app/units/outlook.server'
import { pathFacts } from '#db/campaign-home'
import { campaignNames, campaignOf } from '#db/campaigns'
import { clientOf } from '#db/clients'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { figuresOfCampaigns, type UnitFigures } from '#db/forecast'
import { newestKickOff } from '#db/kick-offs'
import { newestEdition } from '#db/plans'
import { questionsWaiting } from '#db/questions'
import { reportsOf } from '#db/reports'
import { roundsOf } from '#db/rounds'
import { openTasks } from '#db/tasks'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { ClientActor } from '#domain/relations/actor'
import { isDrawnOnCallOff } from '#domain/units/call-off'
import { currentUnit } from '#domain/units/current'

/** A client's campaigns are few; more than these are history and stand in the reports. */
const campaignsShown = 8

/**
 * What a client sees: their campaigns with the same steps and figures as we see, what we ask of them, and the reports that were released. Field by field:
 * nothing of what we note for ourselves is read, and the door shows their own rows only.
 */
export async function portal(actor: ClientActor, now: Moment) {
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const client = await clientOf(tx, actor.clientId)
    const campaigns = (await campaignNames(tx)).slice(0, campaignsShown)
    const figures = await figuresOfCampaigns(
      tx,
      campaigns.map(({ id }) => id),
      today,
    )
    const shown = []
    for (const { id } of campaigns) shown.push(...(await campaignForClient(tx, id, figures, today)))
    return {
      name: actor.name,
      client: client?.name ?? '',
      campaigns: shown.sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1)),
      requests: await openForClient(tx, now),
      statements: await statementsForClient(tx, actor),
      reports: (await reportsOf(tx, null, { released: true, limit: 50 })).map(
        ({ id, kind, number, edition, startsOn, endsOn, releasedAt, campaign }) => ({
          id,
          kind,
          number,
          edition,
          startsOn,
          endsOn,
          releasedAt,
          campaign,
        }),
      ),
    }
  })
}

export type Portal = Awaited<ReturnType<typeof portal>>
export type PortalCampaign = Portal['campaigns'][number]

async function campaignForClient(tx: Tx, campaignId: string, all: readonly UnitFigures[], today: Day) {
  const campaign = await campaignOf(tx, campaignId, today)
  if (!campaign) return []
  const facts = await pathFacts(tx, campaignId)
  const units = all
    .filter(({ unit }) => [unit.campaignId, ...unit.alsoFor].includes(campaignId))
    .map((each) => ({ ...each, balance: each.standing.balance }))
  const figures = currentUnit(units, today)
  const path: Path = pathOf(campaign, facts, { target: figures?.facts.target ?? campaign.targetVisits ?? 0, today })
  const decides = tx.actor.kind === 'client' && tx.actor.level === 'owner'
  const asks = (await openTasks(tx, { clientId: campaign.clientId, campaignId })).filter(({ kind }) => kind === 'ask')
  const { id, name, startsOn, endsOn } = campaign
  return [
    {
      id,
      name,
      startsOn,
      endsOn,
      contact: campaign.staff[0]?.name ?? null,
      path,
      unit: figures
        ? {
            ...unitForClient(figures),
            mayReadLedger: decides,
            mayCallOff: decides && isDrawnOnCallOff(figures.unit) && today <= figures.unit.endsOn,
          }
        : null,
      papers: await papersOf(tx, { clientId: campaign.clientId, campaignId }),
      asks: asks.map((ask) => ({ id: ask.id, text: ask.text, who: ask.clientPerson, dueOn: ask.dueOn })),
    },
  ]
}

async function papersOf(tx: Tx, of: { clientId: string; campaignId: string }) {
  const plan = await newestEdition(tx, of)
  const kickOff = await newestKickOff(tx, of)
  const rounds = (await roundsOf(tx, of)).filter(({ forClient, closedAt }) => forClient && !closedAt)
  return {
    plan: plan && { agreed: plan.approvedAt !== null },
    kickOff: kickOff && { agreed: kickOff.agreedAt !== null },
    rounds: rounds.map(({ id, name }) => ({ id, name })),
    questions: await questionsWaiting(tx, of.clientId),
  }
}

function unitForClient(figures: UnitFigures) {
  const { basis, done, target, visits, makesTarget, minutesPerVisit, plannedMinutesPerVisit } = outlookOf(figures)
  const { sold, extra, used, balance, travelMetres, travelCents } = figures.standing
  return {
    id: figures.unit.id,
    name: figures.unit.name,
    outlook: { basis, done, target, visits, makesTarget, minutesPerVisit, plannedMinutesPerVisit },
    appointments: figures.appointments,
    sold: sold + extra,
    used,
    balance,
    travel: { metres: travelMetres, cents: travelCents },
  }
}
