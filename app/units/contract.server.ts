import { campaignNames } from '#db/campaigns'
import { termsOf } from '#db/contracts'
import type { Tx } from '#db/door'
import { offersOf } from '#db/offers'
import { type ContractedLedger, unitOf } from '#db/units'
import type { Day } from '#domain/calendar/day'
import { changedTerms } from '#domain/units/contract'
import { lapsesAfter } from '#domain/units/kinds'
import { balance } from '#domain/units/ledger'

/** The contract of a unit as its page shows it: its terms today, every change to them, with which campaigns it is shared, and what follows. */
export async function contractOf(tx: Tx, { unit, entries }: ContractedLedger, today: Day) {
  const versions = await termsOf(tx, { clientId: unit.clientId, unitId: unit.id })
  const campaigns = (await campaignNames(tx)).filter(({ id, clientId }) => clientId === unit.clientId && id !== unit.campaignId)
  const follows = unit.followsId ? await unitOf(tx, unit.followsId) : null
  const lapses = lapsesAfter(unit)
  const { term, unused, driveTimeCounts, kmRateCents, chargesFruitless, priceCents, endsOn } = unit
  return {
    terms: { term, unused, driveTimeCounts, kmRateCents, chargesFruitless, priceCents, endsOn },
    versions: versions.slice(1).map((version, at) => {
      const before = versions[at]
      const { appliesFrom, reason, agreedWith } = version
      return { version: version.version, appliesFrom, reason, agreedWith, changed: before ? changedTerms(before, version) : [] }
    }),
    campaigns: campaigns.map(({ id, name }) => ({ id, name, shared: unit.alsoFor.includes(id) })),
    sharedWith: campaigns.filter(({ id }) => unit.alsoFor.includes(id)).map(({ name }) => name),
    follows: follows?.name ?? null,
    /** Minutes that expired and were not taken out yet. */
    lapsed: lapses !== null && today > lapses ? Math.max(0, balance(entries)) : 0,
    offers: await offersOf(tx),
  }
}
