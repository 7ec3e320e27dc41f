import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Moment } from '#domain/calendar/moment'
import { type ChargeTerms, type PriceTerms, type Terms, termsOver } from '#domain/units/price'
import type { PricedUnit } from '#domain/units/statement'
import type { Tx } from './door'
import { orRefused } from './refused'
import { iso, rows, uuids } from './rows'
import { unitCharge } from './schema/money'

type Row = { id: string; name: string; kind: string; minutes: number; startsOn: string; prices: PriceTerms[]; charges: ChargeTerms[] }

/** Units with what their contracts say about money over time, in one query. */
export async function pricedUnits(tx: Tx, unitIds: readonly string[]): Promise<PricedUnit[]> {
  const found = await rows<Row>(
    tx,
    sql`select u.id, u.name, u.kind, u.minutes, u.starts_on as "startsOn",
          (select coalesce(json_agg(json_build_object('appliesFrom', p.applies_from, 'priceCents', p.price_cents, 'kmRateCents', p.km_rate_cents)
            order by p.version), '[]') from (
              -- Of two versions from one day the later one counts.
              select distinct on (applies_from) * from unit_terms t where t.client_id = u.client_id and t.unit_id = u.id
              order by applies_from, version desc) p) as prices,
          (select coalesce(json_agg(json_build_object('appliesFrom', c.applies_from, 'basis', c.basis, 'charged', c.charged, 'rates', c.rates, 'vat', c.vat)
            order by c.edition), '[]') from unit_charge c where c.client_id = u.client_id and c.unit_id = u.id) as charges
        from unit u where u.id = any (${uuids(unitIds)})`,
  )
  return found.map(({ id, name, minutes, prices, charges, ...unit }) => ({ id, name, minutes, editions: termsOver(unit, prices, charges) }))
}

/** What a unit's contract says about money over time, the first first. */
export async function termsOfUnit(tx: Tx, unitId: string): Promise<Terms[]> {
  const [found] = await pricedUnits(tx, [unitId])
  return [...(found?.editions ?? [])]
}

export type KeptCharge = ChargeTerms & { edition: number; reason: string; by: string | null; madeAt: Moment }

/** The ways of charging that were agreed for a unit, the newest first. */
export async function chargesOf(tx: Tx, unitId: string): Promise<KeptCharge[]> {
  return rows(
    tx,
    sql`select c.edition, c.applies_from as "appliesFrom", c.basis, c.charged, c.rates, c.vat, c.reason, s.name as by, ${iso(sql`c.made_at`)} as "madeAt"
        from unit_charge c left join staff s on s.user_id::text = c.made_by
        where c.unit_id = ${unitId} order by c.edition desc limit 100`,
  )
}

/** Agrees on another way of charging from a day on; what counts before it stays. */
export async function addCharge(
  tx: Tx,
  { clientId, unitId }: { clientId: string; unitId: string },
  charge: ChargeTerms & { edition: number; reason: string },
): Promise<void> {
  const clash = { unit_charge_edition: 'changed-meanwhile', unit_charge_from: 'changed-meanwhile' }
  await orRefused(tx.insert(unitCharge).values({ ...charge, clientId, id: v7(), unitId, madeBy: tx.actor.userId }), clash)
}
