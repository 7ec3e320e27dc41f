import { i18nFor } from '#app/http/language.server'
import { record } from '#db/audit'
import { type Db, theDb } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { once } from '#db/once'
import { appendEntries, type ContractedLedger, lapsedUnits, lockedLedger } from '#db/units'
import { addDays } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { expire } from '#domain/units/correction'

export type ExpireNo = { refused: 'not-found' } | { refused: 'unit-not-yours' } | { refused: 'nothing-lapsed' } | { refused: 'used-twice' }

/** Takes out what is left of a unit whose contract lets unused hours expire, once its last day has passed. */
export async function expireUnused(
  actor: StaffActor,
  unitId: string,
  { text, reason }: { text: string; reason: string },
  { now, op }: { now: Moment; op?: string },
): Promise<{ expired: number } | ExpireNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { unitId }, async () => {
      if (actor.role === 'consultant') return { refused: 'unit-not-yours' } as const
      const ledger = await lockedLedger(tx, unitId)
      if (!ledger) return { refused: 'not-found' } as const
      const stamp = { staffId: actor.staffId, bookedBy: actor.userId, bookedAt: now }
      const minutes = await takeOut(tx, ledger, { ...stamp, text, reason })
      return minutes === null ? ({ refused: 'nothing-lapsed' } as const) : { expired: minutes }
    }),
  )
}

/** So long after the last day of a unit its hours stay, so that what was done until then can still be logged. */
const daysToLog = 14

/**
 * Takes out what is left of every unit that lapsed two weeks ago or more, each in a transaction of its own, in the language of its client. Done twice it
 * takes out nothing more.
 * @returns how many units
 */
export async function expireLapsed(db: Db, now: Moment): Promise<number> {
  const lapsed = await withActor(db, SYSTEM, (tx) => lapsedUnits(tx, addDays(dayOf(now), -daysToLog)))
  let expired = 0
  for (const { id, language } of lapsed) {
    const t = i18nFor(language).getFixedT(language, 'units')
    const stamp = { staffId: null, bookedBy: SYSTEM.userId, bookedAt: now, text: t('expire.line'), reason: t('expire.why') }
    const minutes = await withActor(db, SYSTEM, async (tx) => {
      const ledger = await lockedLedger(tx, id)
      return ledger && takeOut(tx, ledger, stamp)
    })
    if (minutes !== null) expired += 1
  }
  return expired
}

async function takeOut(tx: Tx, ledger: ContractedLedger, stamp: Parameters<typeof expire>[1]): Promise<number | null> {
  const [entry] = expire(ledger, stamp)
  if (!entry) return null
  const { id, clientId } = ledger.unit
  await appendEntries(tx, clientId, [entry])
  await record(tx, { action: 'ledger.expired', object: 'unit', objectId: id, clientId, detail: { minutes: entry.minutes } })
  return entry.minutes
}
