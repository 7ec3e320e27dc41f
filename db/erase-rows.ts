import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import type { Tx } from './door'
import type { ToErase } from './erase'
import { eraseNearby } from './erase-texts'
import { uuids } from './rows'

/** `said` stands wherever their name stood, such as 'N.N. 7': it reads the same in every language. */
export type Erasing = { said: string; now: Moment; today: Day }

/** Empties every record of a person, and takes them out of the texts where they work or worked. What was done, when, by whom and in how many minutes stays. */
export async function erasePersonRows(tx: Tx, who: ToErase, erasing: Erasing): Promise<void> {
  const { said, now, today } = erasing
  const mine = sql`client_id = ${who.clientId} and contact_id = any(${uuids(who.ids)})`
  await suppress(tx, who)
  await tx.execute(sql`update contact set name = ${said}, first_name = null, infix = null, last_name = null, salutation = null, email = null, phone = null, mobile = null,
      linkedin_url = null, personal = '{}', do_not_contact = true, erased_at = ${now}::timestamptz, version = version + 1
    where client_id = ${who.clientId} and id = any(${uuids(who.ids)})`)
  for (const table of ['contact_value', 'acquaintance', 'project_list_member', 'note', 'signal'])
    await tx.execute(sql`delete from ${sql.identifier(table)} where ${mine}`)
  await tx.execute(sql`update job set title = null, ends_on = coalesce(ends_on, greatest(starts_on, ${today}::date)) where ${mine}`)
  await blankDeeds(tx, mine, erasing)
  await tx.execute(sql`delete from visit_photo where client_id = ${who.clientId} and customer_id = any(${uuids(who.at)}) and kind = 'card'`)
  await dropComparisons(tx, who, 'person')
  await eraseNearby(tx, who, said)
}

/** Empties every record of an organisation that is a natural person. Its place on the map is left to the hundredth of a degree, its postcode to the four figures. */
export async function eraseCustomerRows(tx: Tx, who: ToErase, erasing: Erasing): Promise<void> {
  const { said, now } = erasing
  const mine = sql`client_id = ${who.clientId} and customer_id = any(${uuids(who.ids)})`
  await suppress(tx, who)
  await tx.execute(sql`update customer set name = ${said}, external_no = null, legal_form = null, kvk = null, vat = null, iban = null, street = null, house_number = null,
      house_number_suffix = null, postcode = substring(postcode from '^[0-9]{4}'), latitude = round(latitude::numeric, 2), longitude = round(longitude::numeric, 2), phone = null,
      phone2 = null, mobile = null, email = null, website = null, status = 'closed', tags = '{}', own = '{}', origin = '{}', potential = null, do_not_contact = true,
      erased_at = ${now}::timestamptz, version = version + 1, updated_at = ${now}::timestamptz
    where client_id = ${who.clientId} and id = any(${uuids(who.ids)})`)
  const gone = [
    'customer_value',
    'customer_number',
    'note',
    'signal',
    'follow_up_snooze',
    'finding',
    'segment_pin',
    'segment_member',
    'contact_claim',
    'visit_photo',
  ]
  for (const table of gone) await tx.execute(sql`delete from ${sql.identifier(table)} where ${mine}`)
  // Who works elsewhere too is nobody's place here any more: their name would say whose this was.
  await tx.execute(
    sql`delete from job where ${mine} and contact_id in (select id from contact where client_id = ${who.clientId} and erased_at is null)`,
  )
  await tx.execute(sql`update visit set arrived_latitude = null, arrived_longitude = null where ${mine}`)
  await tx.execute(sql`delete from customer_link where client_id = ${who.clientId}
    and (from_customer_id = any(${uuids(who.ids)}) or to_customer_id = any(${uuids(who.ids)}))`)
  await blankDeeds(tx, mine, erasing)
  await tx.execute(
    sql`update request set subject = ${said}, text = null, told_by = null, reply_to = null, solved_at = coalesce(solved_at, ${now}::timestamptz) where ${mine}`,
  )
  const requests = sql`select id from request where ${mine}`
  const mails = sql`client_id = ${who.clientId} and (effect_key in (select 'request-' || s.id from request_step s where s.client_id = ${who.clientId} and s.request_id in (${requests}))
    or substring(effect_key from '^request-(.{36})-') in (select id::text from (${requests}) r))`
  await tx.execute(sql`delete from outbox where ${mails} and state = 'waiting'`)
  await tx.execute(sql`update outbox set subject = ${said}, body = ${said} where ${mails}`)
  await tx.execute(
    sql`update request_step set text = ${said} where text is not null and client_id = ${who.clientId} and request_id in (${requests})`,
  )
  await tx.execute(
    sql`update round_item set approach = null, problem = null, wishes = null, avoid = null, ask_for = null, agreed = null, opens = null where ${mine}`,
  )
  await tx.execute(sql`update ownership set reason = null where ${mine}`)
  await tx.execute(
    sql`update handout set reason = null where client_id = ${who.clientId} and (rule ->> 'customerId')::uuid = any(${uuids(who.ids)})`,
  )
  await tx.execute(sql`update import_row set raw = '[]', edits = '{}' where ${mine}`)
  await tx.execute(sql`update phone_log set settled_at = coalesce(settled_at, ${now}::timestamptz), settled_as = coalesce(settled_as, 'left-out'),
      body = body || '{"note":null,"quote":null,"opportunity":null,"topics":[],"followUps":{},"met":null,"left":null,"arrivedPlace":null}' where ${mine}`)
  await dropComparisons(tx, who, 'organisation')
  await eraseNearby(tx, who, said)
}

/** Their numbers and addresses as digests, so that nobody who has them now, or brings them with a new file, may be called as a natural person. */
async function suppress(tx: Tx, { clientId, mails, numbers }: ToErase) {
  const reached = sql`array[${sql.join(
    [...mails, ...numbers].map((each) => sql`${each}`),
    sql`, `,
  )}]::text[]`
  if (mails.length + numbers.length === 0) return
  await tx.execute(sql`insert into suppression (client_id, digest) select distinct ${clientId}::uuid, suppression_digest(${clientId}, r) from unnest(${reached}) r
    on conflict (client_id, digest) do nothing`)
  const same = (columns: readonly string[]) =>
    sql`client_id = ${clientId} and not do_not_contact and (${sql.join(
      columns.map((column) => sql`${sql.identifier(column)} = any(${reached})`),
      sql` or `,
    )})`
  await tx.execute(sql`update customer set do_not_contact = true, version = version + 1
    where ${same(['phone', 'phone2', 'mobile', 'email'])} and is_natural(legal_form)`)
  await tx.execute(sql`update contact set do_not_contact = true, version = version + 1 where ${same(['phone', 'mobile', 'email'])}`)
}

// What was done stays with its day, its minutes and who of ours did it; the words go. A call that was erased is not undone any more: nothing is left to put back.
async function blankDeeds(tx: Tx, mine: SQL, { said, now }: Erasing) {
  const why = `${said} (AVG art. 17)`
  await tx.execute(
    sql`update call set note = null, reason = null, effects = '{}', guard_reason = case when guard_reason is not null then ${why} end where ${mine}`,
  )
  await tx.execute(sql`update visit set note = null, quote = null, opportunity = null, topics = '{}' where ${mine}`)
  await tx.execute(sql`update appointment set title = null, note = null, agreed_with = null, cancel_reason = null where ${mine}`)
  await tx.execute(sql`update task set text = ${said}, done_at = coalesce(done_at, ${now}::timestamptz) where ${mine}`)
  await tx.execute(
    sql`update calling_consent set wording = ${why}, withdrawn_at = coalesce(withdrawn_at, ${now}::timestamptz) where ${mine}`,
  )
}

// What was laid beside what, and how it was before a merge: a merge with somebody who was erased cannot be taken apart any more. A group is named by the event of its
// merge, also where that event is about others of the group: then the group stays without them.
async function dropComparisons(tx: Tx, { clientId, ids }: ToErase, kind: 'person' | 'organisation') {
  const [pairs, keeper, table] =
    kind === 'person' ? ['separate_person', 'keeper_contact_id', 'contact'] : ['separate_pair', 'keeper_id', 'customer']
  const all = uuids(ids)
  await tx.execute(
    sql`delete from ${sql.identifier(pairs)} where client_id = ${clientId} and (low_id = any(${all}) or high_id = any(${all}))`,
  )
  await tx.execute(
    sql`delete from merge_event where client_id = ${clientId} and (${sql.identifier(keeper)} = any(${all}) or member_ids && ${all})`,
  )
  // People go up in each other with their customers too: of those events only what it did to them goes.
  const theirs = sql`m ->> 'table' = ${table} and (m -> 'key' ->> 'id')::uuid = any(${all})`
  await tx.execute(sql`update merge_event set moved = (select coalesce(jsonb_agg(m order by n), '[]') from jsonb_array_elements(moved) with ordinality x(m, n) where not (${theirs}))
    where client_id = ${clientId} and exists (select from jsonb_array_elements(moved) m where ${theirs})`)
  const groups = sql`g.client_id = ${clientId} and g.kind = ${kind} and g.record_ids && ${all}`
  await tx.execute(
    sql`delete from duplicate_group g where ${groups} and not exists (select from merge_event e where e.client_id = g.client_id and e.group_id = g.id)`,
  )
  await tx.execute(sql`update duplicate_group g set record_ids = array(select r from unnest(record_ids) with ordinality x(r, n) where r <> all(${all}) order by n), pairs = '[]',
    state = case when state in ('open', 'skipped') then 'stale' else state end where ${groups}`)
}
