import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar/day'
import type { Moment } from '#domain/calendar/moment'
import { fullNames, mentionsOf } from '#domain/relations/erasure'
import type { Tx } from './door'
import type { ToErase } from './erase'
import { importsThatHold } from './erase-files'
import { uuids } from './rows'

/** `said` stands wherever their name stood, such as 'verwijderd-7'. */
export type Erasing = { said: string; now: Moment; today: Day }

/** Empties every record of a person, and takes them out of every text of the client. What was done, when, by whom and in how many minutes stays. */
export async function erasePersonRows(tx: Tx, who: ToErase, erasing: Erasing): Promise<void> {
  const { said, now, today } = erasing
  const mine = sql`client_id = ${who.clientId} and contact_id = any(${uuids(who.ids)})`
  await suppress(tx, who, false)
  await tx.execute(sql`update contact set name = ${said}, first_name = null, infix = null, last_name = null, salutation = null, email = null, phone = null, mobile = null,
      linkedin_url = null, personal = '{}', do_not_contact = true, erased_at = ${now}::timestamptz, version = version + 1
    where client_id = ${who.clientId} and id = any(${uuids(who.ids)})`)
  for (const table of ['contact_value', 'acquaintance', 'project_list_member', 'note', 'signal'])
    await tx.execute(sql`delete from ${sql.identifier(table)} where ${mine}`)
  await tx.execute(sql`update job set title = null, ends_on = coalesce(ends_on, greatest(starts_on, ${today}::date)) where ${mine}`)
  await blankDeeds(tx, mine, erasing)
  await tx.execute(sql`delete from visit_photo where client_id = ${who.clientId} and customer_id = any(${uuids(who.at)}) and kind = 'card'`)
  await dropComparisons(tx, who, 'person')
  await eraseFromTexts(tx, who, said, sql`false`)
}

/** Empties every record of an organisation that is a natural person. Its place on the map is left to the hundredth of a degree, its postcode to the four figures. */
export async function eraseCustomerRows(tx: Tx, who: ToErase, erasing: Erasing): Promise<void> {
  const { said, now } = erasing
  const mine = sql`client_id = ${who.clientId} and customer_id = any(${uuids(who.ids)})`
  await suppress(tx, who, true)
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
  await tx.execute(sql`delete from customer_link where client_id = ${who.clientId}
    and (from_customer_id = any(${uuids(who.ids)}) or to_customer_id = any(${uuids(who.ids)}))`)
  await blankDeeds(tx, mine, erasing)
  await tx.execute(
    sql`update request set subject = ${said}, text = null, solved_at = coalesce(solved_at, ${now}::timestamptz) where ${mine}`,
  )
  await tx.execute(
    sql`update round_item set approach = null, problem = null, wishes = null, avoid = null, ask_for = null, agreed = null, opens = null where ${mine}`,
  )
  await tx.execute(sql`update ownership set reason = null where ${mine}`)
  await tx.execute(sql`update import_row set raw = '[]', edits = '{}' where ${mine}`)
  await tx.execute(sql`update phone_log set settled_at = coalesce(settled_at, ${now}::timestamptz), settled_as = coalesce(settled_as, 'left-out'),
      body = body || '{"note":null,"quote":null,"opportunity":null,"topics":[],"followUps":{},"met":null}' where ${mine}`)
  await dropComparisons(tx, who, 'organisation')
  const activities = ['call', 'visit', 'appointment'].map((table) => sql`select id from ${sql.identifier(table)} where ${mine}`)
  await eraseFromTexts(tx, who, said, sql`activity_id in (${sql.join(activities, sql` union all `)})`)
}

/** Their numbers and addresses as digests, so that a new file brings nobody back who may be called. */
async function suppress(tx: Tx, { clientId, mails, numbers }: ToErase, whole: boolean) {
  for (const reached of [...mails, ...numbers])
    await tx.execute(sql`insert into suppression (client_id, digest, whole) values (${clientId}, suppression_digest(${clientId}, ${reached}), ${whole})
      on conflict (client_id, digest) do update set whole = suppression.whole or excluded.whole`)
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

// What was laid beside what, and how it was before a merge: a merge with somebody who was erased cannot be taken apart any more.
async function dropComparisons(tx: Tx, { clientId, ids }: ToErase, kind: 'person' | 'organisation') {
  const [pairs, keeper] = kind === 'person' ? ['separate_person', 'keeper_contact_id'] : ['separate_pair', 'keeper_id']
  const all = uuids(ids)
  await tx.execute(
    sql`delete from ${sql.identifier(pairs)} where client_id = ${clientId} and (low_id = any(${all}) or high_id = any(${all}))`,
  )
  await tx.execute(sql`delete from duplicate_group where client_id = ${clientId} and kind = ${kind} and record_ids && ${all}`)
  await tx.execute(
    sql`delete from merge_event where client_id = ${clientId} and (${sql.identifier(keeper)} = any(${all}) or member_ids && ${all})`,
  )
}

/** What no text is: a beginning after a first letter. */
const noWords = 'x\\Ax'

/** Free texts about a customer, by table: there a last name alone is theirs too. */
const textsAtCustomer: Readonly<Record<string, readonly string[]>> = {
  note: ['text'],
  signal: ['text'],
  call: ['note', 'reason'],
  visit: ['note', 'quote', 'opportunity'],
  appointment: ['title', 'note', 'agreed_with', 'cancel_reason'],
  task: ['text'],
  request: ['subject', 'text'],
  round_item: ['approach', 'problem', 'wishes', 'avoid', 'ask_for', 'agreed', 'opens'],
  finding: ['value', 'proposal'],
  ownership: ['reason'],
}

async function eraseFromTexts(tx: Tx, who: ToErase, said: string, booked: SQL) {
  const { clientId } = who
  const here = sql`client_id = ${clientId} and customer_id = any(${uuids(who.at)})`
  const near = mentionsOf(who)
  const anywhere = mentionsOf({ ...who, names: fullNames(who.names) })
  for (const [table, columns] of Object.entries(textsAtCustomer))
    for (const column of near ? columns : []) {
      const text = sql.identifier(column)
      await tx.execute(
        sql`update ${sql.identifier(table)} set ${text} = regexp_replace(${text}, ${near}, '…', 'gi') where ${here} and ${text} ~* ${near}`,
      )
    }
  const cell = mentionsOf({ names: who.names, mails: [], numbers: [] })
  if (cell) {
    // A name that fills a cell of the file they came in with; the name of the firm is another cell.
    const whole = `"\\s*${cell}\\s*"`
    await tx.execute(sql`update import_row set raw = regexp_replace(raw::text, ${whole}, '""', 'gi')::jsonb, edits = regexp_replace(edits::text, ${whole}, '""', 'gi')::jsonb
      where ${here} and (raw::text ~* ${whole} or edits::text ~* ${whole})`)
    await tx.execute(sql`update round set frozen = regexp_replace(frozen::text, ${whole}, ${JSON.stringify(said)}, 'gi')::jsonb where client_id = ${clientId} and frozen::text ~* ${whole}
      and id in (select i.round_id from round_item i where i.${here})`)
  }
  const files = sql`select id from customer_import where client_id = ${clientId} and state in ('taken-in', 'undone') and id in ${importsThatHold(who)}`
  await tx.execute(sql`delete from import_piece where client_id = ${clientId} and import_id in (${files})`)
  // No bytes is what tells everybody else that the file is not there any more.
  await tx.execute(sql`update customer_import set size = 0 where client_id = ${clientId} and id in (${files})`)
  if (anywhere) {
    await tx.execute(sql`delete from outbox where client_id = ${clientId} and state = 'waiting' and recipient ~* ${anywhere}`)
    await tx.execute(
      sql`delete from outbox_attachment a using outbox o where o.id = a.outbox_id and o.client_id = ${clientId} and o.recipient ~* ${anywhere} and a.bytes is not null`,
    )
    await tx.execute(sql`select erase_from_texts(${clientId}, ${anywhere})`)
  }
  await tx.execute(
    sql`select erase_in_ledger(${clientId}, array(select distinct activity_id from ledger_entry where client_id = ${clientId} and ${booked}), ${anywhere ?? noWords}, ${said})`,
  )
}
