import { and, eq, isNull, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { UnitKind, UnitTerm, UnusedHours } from '#domain/units/kinds'
import type { Tx } from './door'
import { unitOffer } from './schema/campaign'

/** A kind of unit that the firm sells. */
export type Offer = {
  id: string
  kind: UnitKind
  /** Its own name; null for a kind of the method. */
  name: string | null
  minutes: number
  indicatedVisits: number
  priceCents: number | null
  term: UnitTerm
  unused: UnusedHours
  chargesFruitless: boolean
  /** Where the figures come from; null for the method's own indication. */
  source: string | null
  version: number
}

const columns = {
  id: unitOffer.id,
  kind: unitOffer.kind,
  name: unitOffer.name,
  minutes: unitOffer.minutes,
  indicatedVisits: unitOffer.indicatedVisits,
  priceCents: unitOffer.priceCents,
  term: unitOffer.term,
  unused: unitOffer.unused,
  chargesFruitless: unitOffer.chargesFruitless,
  source: unitOffer.source,
  version: unitOffer.version,
}

/** The kinds that are sold today: those of the method first, then the firm's own by size. */
export async function offersOf(tx: Tx): Promise<Offer[]> {
  return tx
    .select(columns)
    .from(unitOffer)
    .where(isNull(unitOffer.retiredAt))
    .orderBy(
      sql`${unitOffer.kind} = 'own', case ${unitOffer.kind} when 'flex' then 'unit-9' else ${unitOffer.kind} end, ${unitOffer.minutes}`,
    )
}

/** Adds a kind of the firm's own. */
export async function addOffer(tx: Tx, offer: Omit<Offer, 'id' | 'version'>): Promise<string> {
  const id = v7()
  await tx.insert(unitOffer).values({ ...offer, id })
  return id
}

/** Changes a kind, of the version that was on the screen. Units that were sold stay as they are. @returns whether it was still that version */
export async function changeOffer(tx: Tx, { id, version, ...offer }: Omit<Offer, 'kind'>): Promise<boolean> {
  const changed = await tx
    .update(unitOffer)
    .set({ ...offer, version: version + 1 })
    .where(and(eq(unitOffer.id, id), eq(unitOffer.version, version), isNull(unitOffer.retiredAt)))
    .returning({ id: unitOffer.id })
  return changed.length === 1
}

/** Takes a kind of the firm's own out of the list. @returns whether there was one */
export async function retireOffer(tx: Tx, id: string, at: Date): Promise<boolean> {
  const gone = await tx
    .update(unitOffer)
    .set({ retiredAt: at })
    .where(and(eq(unitOffer.id, id), eq(unitOffer.kind, 'own'), isNull(unitOffer.retiredAt)))
    .returning({ id: unitOffer.id })
  return gone.length === 1
}
