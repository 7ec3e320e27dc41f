import { sql } from 'drizzle-orm'
import type { Buyer, Seller } from '#domain/units/invoice'
import type { Tx } from './door'
import { oneRow, rows } from './rows'

const noFirm = { name: '', street: null, postcode: null, place: null, kvk: null, vat: null, email: null, iban: null, paymentDays: 30 }

/** The firm as seller: its name and numbers, and from its settings where it is and how it is paid. */
export async function sellerOf(tx: Tx): Promise<Seller> {
  const [found] = await rows<Seller>(
    tx,
    sql`select name, kvk, vat, settings #>> '{invoicing,street}' as street, settings #>> '{invoicing,postcode}' as postcode,
          settings #>> '{invoicing,place}' as place, settings #>> '{invoicing,email}' as email, settings #>> '{invoicing,iban}' as iban,
          coalesce((settings #>> '{invoicing,paymentDays}')::int, 30) as "paymentDays"
        from firm limit 1`,
  )
  return found ?? noFirm
}

/** Keeps how the firm stands on its invoices; other settings stay. */
export async function changeSeller(tx: Tx, { name, kvk, vat, ...invoicing }: Seller): Promise<void> {
  await tx.execute(
    sql`update firm set name = ${name}, kvk = ${kvk}, vat = ${vat},
      settings = settings || jsonb_build_object('invoicing', ${JSON.stringify(invoicing)}::text::jsonb)`,
  )
}

/** A client as buyer; null when the actor sees no such client. */
export async function buyerOf(tx: Tx, clientId: string): Promise<(Buyer & { language: 'nl' | 'en' }) | null> {
  const [found] = await rows<Buyer & { language: 'nl' | 'en' }>(
    tx,
    sql`select name, street, postcode, place, kvk, vat, language, contract #>> '{invoicing,email}' as email,
          contract #>> '{invoicing,reference}' as reference
        from client where id = ${clientId} and rondo_sees(id)`,
  )
  return found ?? null
}

/** Keeps how a client stands on its invoices; the rest of its contract stays. */
export async function changeBuyer(tx: Tx, clientId: string, { street, postcode, place, kvk, vat, email, reference }: Omit<Buyer, 'name'>) {
  await tx.execute(
    sql`update client set street = ${street}, postcode = ${postcode}, place = ${place}, kvk = ${kvk}, vat = ${vat}, version = version + 1,
      contract = contract || jsonb_build_object('invoicing', ${JSON.stringify({ email, reference })}::text::jsonb)
      where id = ${clientId}`,
  )
}

export type InvoicedClient = { id: string; name: string; initials: string; complete: boolean }

/** The clients that the actor sees and that have not ended, with whether an invoice can be made out to them. */
export async function invoicedClients(tx: Tx): Promise<InvoicedClient[]> {
  return rows(
    tx,
    sql`select id, name, initials, (street is not null and postcode is not null and place is not null and kvk is not null) as complete
        from client where ended_on is null and not is_firm order by name limit 500`,
  )
}

/** The last day that stands on a statement of a client that is not credited; null before the first. */
export async function issuedThrough(tx: Tx, clientId: string): Promise<string | null> {
  const { through } = await oneRow<{ through: string | null }>(
    tx,
    sql`select max(s.ends_on)::text as through from statement s where s.client_id = ${clientId} and s.credits_id is null
        and not exists (select from statement c where c.client_id = s.client_id and c.credits_id = s.id)`,
  )
  return through
}
