import { notFound } from '#app/http/params.server'
import type { Language } from '#app/messages/languages'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type DisputeRow, disputesOf } from '#db/disputes'
import { withActor } from '#db/door'
import { figuresOfUnit, figuresOfUnits } from '#db/forecast'
import { type LedgerFilter, ledgerLines, ledgerPage } from '#db/ledger-page'
import { staffAt } from '#db/staff'
import { type ContractedLedger, ledgerOf, unitPage, unitsWithRoom } from '#db/units'
import { addDays, type Day } from '#domain/calendar/day'
import { momentOf } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { balance } from '#domain/units/ledger'
import { drawBurnDown } from './burn-down.server'
import { callOffsFor } from './call-off.server'
import { contractOf } from './contract.server'
import { outlookOf } from './outlook.server'

/** A page of units, each with its sums and its outlook. */
export async function unitList(actor: StaffActor, asked: { all: boolean; page: number; today: Day }) {
  return withActor(theDb(), actor, async (tx) => {
    const { rows, ...page } = await unitPage(tx, asked)
    const figures = new Map((await figuresOfUnits(tx, ids(rows), asked.today)).map((each) => [each.unit.id, each]))
    return {
      ...page,
      rows: rows.flatMap((row) => {
        const found = figures.get(row.id)
        if (!found) return []
        const { name, startsOn, endsOn } = found.unit
        return [{ ...row, name, startsOn, endsOn, used: found.standing.used, outlook: outlookOf(found) }]
      }),
    }
  })
}

export type UnitListRow = Awaited<ReturnType<typeof unitList>>['rows'][number]

type Asked = { filter: LedgerFilter; page: number; order: 'newest' | 'oldest'; today: Day; language: Language; at: Day | null }

/** The ledger of a unit as its page shows it. */
export async function unitLedger(actor: StaffActor, unitId: string, { filter, page, order, today, language, at }: Asked) {
  return withActor(theDb(), actor, async (tx) => {
    const figures = await figuresOfUnit(tx, unitId, today)
    const campaign = figures && (await campaignOf(tx, figures.unit.campaignId, today))
    const ledger = figures && (await ledgerOf(tx, unitId))
    if (!figures || !campaign || !ledger) throw notFound()
    const outlook = outlookOf(figures)
    const { name, startsOn, endsOn, contractNumber, closedThrough, kind, chargesFruitless, minutes } = figures.unit
    const { used, travelMetres, travelCents } = figures.standing
    return {
      unit: { id: unitId, name, startsOn, endsOn, contractNumber, closedThrough, kind, chargesFruitless, minutes },
      campaign: { id: campaign.id, name: campaign.name, client: campaign.client.name, initials: campaign.client.initials },
      outlook,
      used,
      travel: { metres: travelMetres, cents: travelCents },
      burnDown: drawBurnDown(ledger, figures, outlook, language),
      lines: await ledgerPage(tx, unitId, { filter, page, order }),
      contract: await contractOf(tx, ledger, today),
      disputes: withLines(await disputesOf(tx, unitId), ledger),
      callOffs: await callOffsFor(tx, ledger),
      others: await unitsWithRoom(tx, unitId, today),
      past: at ? pastBalance(ledger, at) : null,
      people: (await staffAt(tx, today)).map((member) => ({ id: member.id, name: member.name })),
    }
  })
}

export type UnitLedger = Awaited<ReturnType<typeof unitLedger>>

/** Every line that passes the filter, for a file, with whose unit it is. */
export async function ledgerFile(actor: StaffActor, unitId: string, filter: LedgerFilter, today: Day) {
  return withActor(theDb(), actor, async (tx) => {
    const figures = await figuresOfUnit(tx, unitId, today)
    const campaign = figures && (await campaignOf(tx, figures.unit.campaignId, today))
    if (!figures || !campaign) throw notFound()
    return { unit: figures.unit.name, client: campaign.client.name, lines: await ledgerLines(tx, unitId, filter) }
  })
}

function withLines(disputes: readonly DisputeRow[], { entries }: ContractedLedger) {
  const texts = new Map(entries.map(({ id, text }) => [id, text]))
  return disputes.map((dispute) => ({ ...dispute, line: texts.get(dispute.entryId) ?? '' }))
}

// What was corrected since counts in the first figure and not in the second.
function pastBalance({ entries }: ContractedLedger, on: Day) {
  const endOfDay = momentOf(addDays(on, 1), '00:00')
  return { on, balance: balance(entries, { through: on }), knownThen: balance(entries, { through: on, knownAt: endOfDay }) }
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
