import { notFound } from '#app/http/params.server'
import type { Language } from '#app/messages/languages'
import { drawBurnDown } from '#app/units/burn-down.server'
import { outlookOf } from '#app/units/outlook.server'
import { mapMarks, pathFacts, segmentProgress, voices } from '#db/campaign-home'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { figuresOfCampaigns, type UnitFigures } from '#db/forecast'
import { ledgerOf } from '#db/units'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { nextAction } from '#domain/carry-out/next-action'
import type { StaffActor } from '#domain/relations/actor'
import { themeTone } from '#domain/reporting/themes'
import { currentUnit } from '#domain/units/current'
import { drawMap } from './map.server'
import { nextFacts, pathOf } from './path.server'

/** Everything on a campaign's home, in eight queries of one transaction. */
export async function campaignHome(actor: StaffActor, campaignId: string, { now, language }: { now: Moment; language: Language }) {
  return withActor(theDb(), actor, async (tx) => {
    const today = dayOf(now)
    const campaign = await campaignOf(tx, campaignId, today)
    if (!campaign) throw notFound()
    const facts = await pathFacts(tx, campaignId)
    const units = await figuresOfCampaigns(tx, [campaignId], today)
    const figures = currentUnit(withBalance(units), today)
    const [marks, segments, said] = [
      await mapMarks(tx, campaignId),
      await segmentProgress(tx, campaignId),
      await voices(tx, campaignId),
    ] as const
    const target = figures?.facts.target ?? campaign.targetVisits ?? 0
    return {
      path: pathOf(campaign, facts, { target, today }),
      next: nextAction(nextFacts(campaign, facts, { target, today })),
      unit: figures ? await unitOutlook(tx, figures, language) : null,
      map: drawMap(marks, language),
      segments,
      voices: { ...said, themes: said.themes.map(({ score, ...theme }) => ({ ...theme, tone: themeTone(score, said.score) })) },
    }
  })
}

export type CampaignHome = Awaited<ReturnType<typeof campaignHome>>

async function unitOutlook(tx: Tx, figures: UnitFigures, language: Language) {
  const outlook = outlookOf(figures)
  const ledger = await ledgerOf(tx, figures.unit.id)
  const { travelMetres, travelCents } = figures.standing
  return {
    id: figures.unit.id,
    outlook,
    travel: { metres: travelMetres, cents: travelCents },
    burnDown: ledger ? drawBurnDown(ledger, figures, outlook, language) : null,
  }
}

const withBalance = (units: readonly UnitFigures[]) => units.map((each) => ({ ...each, balance: each.standing.balance }))
