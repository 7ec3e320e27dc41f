import { sql } from 'drizzle-orm'
import type { Tx } from './door'
import { rows } from './rows'

export type MailingRow = {
  name: string
  contact: string | null
  email: string | null
  street: string | null
  postcode: string | null
  place: string | null
  country: string
  refuses: boolean
}

/** Everyone in a segment with whom to address; `refuses` is a customer, or their first contact, who is not to be contacted or wants no mail. */
export async function mailingRows(tx: Tx, of: { clientId: string; campaignId: string; segmentId: string }): Promise<MailingRow[]> {
  return rows<MailingRow>(
    tx,
    sql`select c.name, p.name as contact, coalesce(p.email, c.email) as email,
          nullif(concat_ws(' ', c.street, c.house_number, c.house_number_suffix), '') as street, c.postcode, c.place, c.country,
          (c.do_not_contact or coalesce(p.do_not_contact or p.no_mail, false)) as refuses
        from segment_member m
        join customer c on c.client_id = m.client_id and c.id = m.customer_id and c.canonical_id is null and c.status = 'active'
        left join lateral (
          select k.name, k.email, k.do_not_contact, k.no_mail from job j join contact k on k.client_id = j.client_id and k.id = j.contact_id and k.canonical_id is null
          where j.client_id = c.client_id and j.customer_id = c.id and j.ends_on is null order by j.is_primary desc, j.id limit 1) p on true
        where m.client_id = ${of.clientId} and m.campaign_id = ${of.campaignId} and m.segment_id = ${of.segmentId}
        order by c.name collate "und-x-icu", c.id`,
  )
}
