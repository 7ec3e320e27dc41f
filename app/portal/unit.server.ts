import { notFound } from '#app/http/params.server'
import { callOffsFor } from '#app/units/call-off.server'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { disputesOf } from '#db/disputes'
import { withActor } from '#db/door'
import { ledgerPage } from '#db/ledger-page'
import { ledgerOf, standingsOf } from '#db/units'
import type { Day } from '#domain/calendar/day'
import type { ClientActor } from '#domain/relations/actor'

/** The ledger of a unit as its client sees it, with what was agreed and the lines they doubted. Field by field: nothing of ours alone is in it. */
export async function unitForClient(actor: ClientActor, unitId: string, { page, today }: { page: number; today: Day }) {
  return withActor(theDb(), actor, async (tx) => {
    const ledger = await ledgerOf(tx, unitId)
    const unit = ledger?.unit
    const campaign = unit && (await campaignOf(tx, unit.campaignId, today))
    const [standing] = unit ? await standingsOf(tx, [unitId]) : []
    if (!ledger || !unit || !campaign || !standing) throw notFound()
    const { rows, ...pages } = await ledgerPage(tx, unitId, { page })
    const disputes = new Map((await disputesOf(tx, unitId)).reverse().map((dispute) => [dispute.entryId, dispute]))
    const { name, minutes, term, unused, driveTimeCounts, kmRateCents, chargesFruitless, priceCents, endsOn } = unit
    return {
      unit: { id: unitId, name, minutes, campaign: campaign.name },
      terms: { term, unused, driveTimeCounts, kmRateCents, chargesFruitless, priceCents, endsOn },
      callOffs: await callOffsFor(tx, ledger),
      balance: standing.balance,
      held: standing.held,
      free: standing.free,
      travelCents: standing.travelCents,
      lines: { ...pages, rows: rows.map((line) => ({ ...line, dispute: disputeFor(disputes.get(line.id)) })) },
    }
  })
}

export type ClientUnit = Awaited<ReturnType<typeof unitForClient>>
export type ClientLine = ClientUnit['lines']['rows'][number]

function disputeFor(found: Awaited<ReturnType<typeof disputesOf>>[number] | undefined) {
  return found ? { answerBy: found.answerBy, answer: found.answer, isOpen: found.decision === null } : null
}
