import { and, eq, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Tx } from './door'
import { rows } from './rows'
import { acquaintance, contact, job } from './schema/customer'

/** A person as somebody edits them at one customer. `birthday` is 'MM-DD'; `mine` how well the asker knows them, and from where. */
export type PersonRecord = {
  contactId: string
  jobId: string
  clientId: string
  name: string
  title: string | null
  email: string | null
  phone: string | null
  mobile: string | null
  linkedinUrl: string | null
  birthday: string | null
  doNotContact: boolean
  noMail: boolean
  version: number
  mine: { strength: number; metAt: string | null; metOn: Day | null } | null
}

/** A person who works at a customer, locked when asked; null when the actor sees none. */
export async function personAt(
  tx: Tx,
  { customerId, contactId, staffId, lock = false }: { customerId: string; contactId: string; staffId: string; lock?: boolean },
): Promise<PersonRecord | null> {
  const [found] = await rows<PersonRecord>(
    tx,
    sql`select p.id as "contactId", j.id as "jobId", p.client_id as "clientId", p.name, j.title, p.email, p.phone, p.mobile, p.linkedin_url as "linkedinUrl",
          p.personal ->> 'birthday' as birthday, p.do_not_contact as "doNotContact", p.no_mail as "noMail", p.version,
          (select json_build_object('strength', a.strength, 'metAt', a.met_at, 'metOn', a.met_on) from acquaintance a
            where a.client_id = p.client_id and a.contact_id = p.id and a.staff_id = ${staffId}) as mine
        from contact p join job j on j.client_id = p.client_id and j.contact_id = p.id
        where p.id = ${contactId} and j.customer_id = ${customerId} and p.canonical_id is null and p.erased_at is null
        order by j.ends_on nulls first, j.id limit 1 ${lock ? sql`for update of p` : sql``}`,
  )
  return found ?? null
}

export type PersonChange = Pick<
  PersonRecord,
  'name' | 'title' | 'email' | 'phone' | 'mobile' | 'linkedinUrl' | 'doNotContact' | 'noMail'
> & {
  firstName: string | null
  infix: string | null
  lastName: string | null
  /** Left out: as it was. */
  birthday?: string | null
}

/** Writes a person as it was edited. The caller holds the row (`personAt` with `lock`). */
export async function changePerson(tx: Tx, { clientId, contactId, jobId }: PersonRecord, change: PersonChange): Promise<void> {
  const { title, birthday, ...fields } = change
  const personal =
    birthday === undefined
      ? contact.personal
      : birthday === null
        ? sql`${contact.personal} - 'birthday'`
        : sql`${contact.personal} || jsonb_build_object('birthday', ${birthday}::text)`
  await tx
    .update(contact)
    .set({ ...fields, personal: sql`${personal}`, version: sql`${contact.version} + 1` })
    .where(and(eq(contact.clientId, clientId), eq(contact.id, contactId)))
  await tx
    .update(job)
    .set({ title })
    .where(and(eq(job.clientId, clientId), eq(job.id, jobId)))
}

/** Says how well a member of staff knows somebody (1–5), or that they do not. */
export async function setAcquaintance(
  tx: Tx,
  who: { clientId: string; contactId: string; staffId: string },
  known: { strength: number; metAt: string | null; metOn: Day | null } | null,
): Promise<void> {
  const { clientId, contactId, staffId } = who
  if (known === null) {
    const row = and(eq(acquaintance.clientId, clientId), eq(acquaintance.contactId, contactId), eq(acquaintance.staffId, staffId))
    await tx.delete(acquaintance).where(row)
    return
  }
  await tx
    .insert(acquaintance)
    .values({ ...who, ...known })
    .onConflictDoUpdate({ target: [acquaintance.clientId, acquaintance.contactId, acquaintance.staffId], set: known })
}
