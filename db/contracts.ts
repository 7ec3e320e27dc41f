import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Day } from '#domain/calendar/day'
import type { TermsVersion } from '#domain/units/contract'
import type { Tx } from './door'
import { rows } from './rows'
import { unit, unitTerms } from './schema/campaign'

type OfUnit = { clientId: string; unitId: string }

/** The terms of a unit, the first signed first. */
export async function termsOf(tx: Tx, { clientId, unitId }: OfUnit): Promise<TermsVersion[]> {
  return rows(
    tx,
    sql`select version, applies_from as "appliesFrom", ends_on as "endsOn", term, unused, drive_time_counts as "driveTimeCounts",
          km_rate_cents as "kmRateCents", charges_fruitless as "chargesFruitless", price_cents as "priceCents", reason, agreed_with as "agreedWith"
        from unit_terms where client_id = ${clientId} and unit_id = ${unitId} order by version`,
  )
}

/** Writes a version of the terms, which apply from its day on. */
export async function addTerms(tx: Tx, { clientId, unitId }: OfUnit, terms: TermsVersion, staffId: string): Promise<void> {
  const { version: _, appliesFrom: __, reason: ___, agreedWith: ____, ...now } = terms
  await tx.insert(unitTerms).values({ ...terms, clientId, unitId, staffId, id: v7() })
  await tx
    .update(unit)
    .set({ ...now, version: sql`${unit.version} + 1` })
    .where(isUnit({ clientId, unitId }))
}

/** Closes the ledger up to and including a day. */
export async function setClosedThrough(tx: Tx, of: OfUnit, closedThrough: Day): Promise<void> {
  await tx
    .update(unit)
    .set({ closedThrough, version: sql`${unit.version} + 1` })
    .where(isUnit(of))
}

/** Lets further campaigns of the client work on a unit. */
export async function setSharedWith(tx: Tx, of: OfUnit, campaignIds: readonly string[]): Promise<void> {
  await tx
    .update(unit)
    .set({ alsoFor: [...campaignIds], version: sql`${unit.version} + 1` })
    .where(isUnit(of))
}

const isUnit = ({ clientId, unitId }: OfUnit) => and(eq(unit.clientId, clientId), eq(unit.id, unitId))
