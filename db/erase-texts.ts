import { sql } from 'drizzle-orm'
import { mentionsOf, nothingKnown } from '#domain/relations/erasure'
import type { Tx } from './door'
import { mailedTo, type ToErase } from './erase'
import { filesWith } from './erase-files'
import { rows, uuids } from './rows'

/** Free texts about a customer, by table: there a last name alone is theirs too. */
const textsAtCustomer: Readonly<Record<string, readonly string[]>> = {
  note: ['text'],
  signal: ['text'],
  call: ['note', 'reason'],
  visit: ['note', 'quote', 'opportunity'],
  appointment: ['title', 'note', 'agreed_with', 'cancel_reason'],
  task: ['text'],
  request: ['subject', 'text', 'told_by', 'reply_to'],
  round_item: ['approach', 'problem', 'wishes', 'avoid', 'ask_for', 'agreed', 'opens'],
  finding: ['value', 'proposal'],
  ownership: ['reason'],
}

/** Takes somebody out of what is written about the customers where they are or were. */
export async function eraseNearby(tx: Tx, who: ToErase, said: string): Promise<void> {
  const here = sql`client_id = ${who.clientId} and customer_id = any(${uuids(who.at)})`
  const near = mentionsOf(who)
  if (!near) return
  for (const [table, columns] of Object.entries(textsAtCustomer))
    for (const column of columns) {
      const text = sql.identifier(column)
      await tx.execute(
        sql`update ${sql.identifier(table)} set ${text} = regexp_replace(${text}, ${near}, '…', 'g') where ${here} and ${text} ~ ${near}`,
      )
    }
  await tx.execute(sql`update request_step set text = regexp_replace(text, ${near}, '…', 'g') where text ~ ${near} and client_id = ${who.clientId}
    and request_id in (select id from request where ${here})`)
  await tx.execute(sql`update phone_log set body = erase_in_json(body, ${near}, '…') where ${here} and json_holds(body, ${near})`)
  const name = mentionsOf({ ...nothingKnown, people: [...who.people, ...who.names] })
  if (!name) return
  // A name that fills a cell of the file they came in with; the name of the firm is another cell.
  const cell = `^\\s*${name}\\s*$`
  await tx.execute(sql`update import_row set raw = erase_in_json(raw, ${cell}, ''), edits = erase_in_json(edits, ${cell}, '')
    where ${here} and (json_holds(raw, ${name}) or json_holds(edits, ${name}))`)
  await tx.execute(sql`update round set frozen = erase_in_json(frozen, ${cell}, ${said}) where client_id = ${who.clientId} and json_holds(frozen, ${name})
    and id in (select i.round_id from round_item i where i.${here})`)
}

/** What no text is: a beginning after a first letter. */
const noWords = 'x\\Ax'

/**
 * Takes everybody who is erased at once out of all other texts of the client, with the files they came in with and the mails to them. What is left to say of the
 * deeds at an organisation that was erased itself, the first of them, stands in the ledger as `said`.
 */
export async function eraseEverywhere(tx: Tx, everybody: readonly ToErase[], { itself, said }: { itself: ToErase | null; said: string }) {
  const clientId = everybody[0]?.clientId
  if (!clientId) return
  for (const who of everybody) {
    const files = uuids((await rows<{ id: string }>(tx, filesWith(who))).map(({ id }) => id))
    await tx.execute(sql`delete from import_piece where client_id = ${clientId} and import_id = any(${files})`)
    // No bytes is what tells everybody else that the file is not there any more.
    await tx.execute(sql`update customer_import set size = 0 where client_id = ${clientId} and id = any(${files})`)
    await tx.execute(sql`delete from outbox o where ${mailedTo(who)} and o.state = 'waiting'`)
    await tx.execute(
      sql`delete from outbox_attachment a using outbox o where o.id = a.outbox_id and ${mailedTo(who)} and a.bytes is not null`,
    )
    await tx.execute(sql`update outbox o set subject = ${said}, body = ${said} where ${mailedTo(who)}`)
  }
  const patterns = everybody.flatMap(({ anywhere }) => mentionsOf(anywhere) ?? [])
  const pattern = patterns.length > 0 ? `(?:${patterns.join('|')})` : null
  if (pattern) await tx.execute(sql`select erase_from_texts(${clientId}, ${pattern})`)
  const of = sql`client_id = ${clientId} and customer_id = any(${uuids(itself?.ids ?? [])})`
  const activities = ['call', 'visit', 'appointment'].map((table) => sql`select id from ${sql.identifier(table)} where ${of}`)
  await tx.execute(sql`select erase_in_ledger(${clientId}, array(select distinct activity_id from ledger_entry where client_id = ${clientId}
    and activity_id in (${sql.join(activities, sql` union all `)})), ${pattern ?? noWords}, ${said})`)
}
