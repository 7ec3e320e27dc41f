import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { addTerms, termsOf } from '#db/contracts'
import { withActor } from '#db/door'
import { once } from '#db/once'
import { lockedLedger } from '#db/units'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { changedTerms, changeTerms, type TermsRefusal } from '#domain/units/contract'
import type { UnitTerms } from '#domain/units/kinds'

export type TermsChange = { terms: UnitTerms; reason: string; agreedWith: string }

export type TermsNo = TermsRefusal | { refused: 'not-found' } | { refused: 'terms-not-yours' } | { refused: 'used-twice' }

/** Changes a unit's contract from today on, by a new version that says who of the client agreed. Nothing that was booked is counted again. */
export async function changeContract(
  actor: StaffActor,
  unitId: string,
  { terms, reason, agreedWith }: TermsChange,
  { now, op }: { now: Moment; op?: string },
): Promise<{ version: number } | TermsNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { unitId, terms, reason, agreedWith }, async () => {
      if (actor.role === 'consultant') return { refused: 'terms-not-yours' } as const
      const ledger = await lockedLedger(tx, unitId)
      if (!ledger) return { refused: 'not-found' } as const
      const { clientId, startsOn } = ledger.unit
      const versions = await termsOf(tx, { clientId, unitId })
      const changed = changeTerms(versions, terms, { today: dayOf(now), startsOn, reason, agreedWith })
      if ('refused' in changed) return changed
      const { version } = changed
      await addTerms(tx, { clientId, unitId }, version, actor.staffId)
      const newest = versions.at(-1)
      const detail = { version: version.version, changed: newest ? changedTerms(newest, version).join(' ') : '' }
      await record(tx, { action: 'unit.changed', object: 'unit', objectId: unitId, clientId, detail })
      return { version: version.version }
    }),
  )
}
