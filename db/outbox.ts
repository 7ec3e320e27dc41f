import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { addMinutes, type Moment } from '#domain/calendar/moment'
import type { Db } from './connection'
import { SYSTEM, type Tx, withActor } from './door'
import { enqueue } from './jobs'
import { offsetOf, type Page, pageOf, pageSize } from './page'
import { iso, rows } from './rows'
import { type MailKind, type MailState, outboxAttachment } from './schema/system'

export type Attachment = { name: string; type: 'application/pdf' | 'text/calendar' } & ({ bytes: Buffer } | { reportId: string })

export type NewMail = {
  /** Whose it is; null for what is the firm's own, such as a reset. */
  clientId: string | null
  kind: MailKind
  /** What it is sent for: a second mail for the same cause is no mail. */
  cause: string
  recipient: string
  subject: string
  /** Plain text. */
  body: string
  replyTo?: string
  /** The text holds a link that opens a door: it is blanked when it is sent. */
  secret?: boolean
  attachments?: readonly Attachment[]
  /** Behind the @ of the Message-ID: where the app lives. */
  host: string
}

/** Puts a mail into the outbox in the transaction of its cause, to be sent at least once. @returns its id; null when this cause has its mail already */
export async function postMail(tx: Tx, mail: NewMail, now: Moment): Promise<string | null> {
  const { clientId, kind, cause, recipient, subject, body, replyTo = null, secret = false, attachments = [], host } = mail
  const id = v7()
  const [posted] = await rows<{ id: string }>(
    tx,
    sql`insert into outbox (id, client_id, message_id, recipient, subject, body, kind, effect_key, secret, reply_to, send_after)
        values (${id}, ${clientId}, ${`<${id}@${host}>`}, ${recipient}, ${subject}, ${body}, ${kind}, ${cause}, ${secret}, ${replyTo}, ${now}::timestamptz)
        on conflict do nothing returning id`,
  )
  if (!posted) return null
  for (const { name, type, ...of } of attachments) {
    await tx.insert(outboxAttachment).values({ id: v7(), outboxId: id, clientId, name, type, ...of })
  }
  return id
}

export type MailToSend = {
  id: string
  messageId: string
  recipient: string
  subject: string
  body: string
  replyTo: string | null
  createdAt: Moment
  attachments: { name: string; type: string; bytes: Buffer }[]
}

/** How sending went. `unsure`: the line broke after the text was given, so it may have arrived. `never`: asking again makes no sense. */
export type Sending = 'sent' | 'kept' | { failed: string; never?: boolean } | { unsure: string }

/** Minutes until the next attempt: it is tried six times, over some thirteen hours. */
const waits = [1, 5, 25, 125, 625] as const

/**
 * Sends a mail that waits and notes down how it went. The row stays locked meanwhile: two workers never send the same mail at the same time, and when this
 * process is killed the mail waits again at once, under the same Message-ID.
 * @returns null when it does not wait (any more), or somebody else is sending it
 */
export async function sendWaiting(
  db: Db,
  id: string,
  send: (mail: MailToSend) => Promise<Sending>,
  now: Moment,
): Promise<MailState | null> {
  return withActor(db, SYSTEM, async (tx) => {
    const [mail] = await rows<Omit<MailToSend, 'attachments'> & { attempts: number; unsure: number; clientId: string | null }>(
      tx,
      sql`select id, message_id as "messageId", recipient, subject, body, reply_to as "replyTo", ${iso(sql`created_at`)} as "createdAt", attempts, unsure,
            client_id as "clientId"
          from outbox where id = ${id} and state = 'waiting' and send_after <= ${now}::timestamptz for update skip locked`,
    )
    if (!mail) return null
    const attachments = await attachmentsOf(tx, id)
    const outcome = await send({ ...mail, attachments })
    const next = afterwards(mail, outcome, now)
    await tx.execute(sql`update outbox set state = ${next.state}, attempts = attempts + 1, unsure = ${next.unsure}, last_error = ${next.error},
      send_after = ${next.sendAfter}::timestamptz, sent_at = ${next.state === 'sent' ? now : null}::timestamptz,
      body = case when secret and ${next.state === 'sent'} then '' else body end where id = ${id}`)
    if (next.state === 'waiting') {
      await enqueue(tx, 'mail', { outboxId: id, clientId: mail.clientId }, { key: id, after: next.sendAfter })
    }
    return next.state
  })
}

function afterwards(
  { attempts, unsure }: { attempts: number; unsure: number },
  outcome: Sending,
  now: Moment,
): { state: MailState; unsure: number; error: string | null; sendAfter: Moment } {
  if (outcome === 'sent' || outcome === 'kept') return { state: outcome, unsure, error: null, sendAfter: now }
  if ('unsure' in outcome) {
    const again = unsure === 0
    return { state: again ? 'waiting' : 'uncertain', unsure: unsure + 1, error: outcome.unsure, sendAfter: addMinutes(now, 1) }
  }
  const wait = outcome.never ? undefined : waits[attempts]
  if (wait === undefined) return { state: 'dead', unsure, error: outcome.failed, sendAfter: now }
  return { state: 'waiting', unsure, error: outcome.failed, sendAfter: addMinutes(now, wait) }
}

async function attachmentsOf(tx: Tx, outboxId: string): Promise<MailToSend['attachments']> {
  const found = await rows<{ name: string; type: string; bytes: Uint8Array }>(
    tx,
    sql`select a.name, a.type, coalesce(a.bytes, r.pdf) as bytes from outbox_attachment a
        left join report r on r.client_id = a.client_id and r.id = a.report_id where a.outbox_id = ${outboxId} order by a.id`,
  )
  return found.map(({ bytes, ...rest }) => ({ ...rest, bytes: Buffer.from(bytes) }))
}

/**
 * Gives every mail that waits a job when it has none: after a restore, or when a worker was killed. Blanks texts with a link that opens a door once they
 * are a day old. @returns how many mails waited
 */
export async function sweepOutbox(db: Db, now: Moment): Promise<number> {
  return withActor(db, SYSTEM, async (tx) => {
    await tx.execute(
      sql`update outbox set body = '' where secret and body <> '' and state <> 'waiting' and created_at < ${now}::timestamptz - interval '1 day'`,
    )
    const waiting = await rows<{ id: string; clientId: string | null }>(
      tx,
      sql`select id, client_id as "clientId" from outbox where state = 'waiting' and send_after < ${now}::timestamptz - interval '20 seconds'
          order by send_after limit 500 for update skip locked`,
    )
    for (const { id, clientId } of waiting) await enqueue(tx, 'mail', { outboxId: id, clientId }, { key: id })
    return waiting.length
  })
}

export type MailLine = {
  id: string
  kind: MailKind
  recipient: string
  subject: string
  state: MailState
  attempts: number
  lastError: string | null
  client: string | null
  createdAt: Moment
  sentAt: Moment | null
}

/** A page of the outbox: what needs a person first, then the newest. */
export async function mailPage(tx: Tx, page = 1): Promise<Page<MailLine>> {
  const found = await rows<MailLine & { total: number }>(
    tx,
    sql`select o.id, o.kind, o.recipient, o.subject, o.state, o.attempts, o.last_error as "lastError", k.name as client,
          ${iso(sql`o.created_at`)} as "createdAt", ${iso(sql`o.sent_at`)} as "sentAt", count(*) over ()::int as total
        from outbox o left join client k on k.id = o.client_id
        order by o.state in ('dead', 'uncertain') desc, o.created_at desc, o.id limit ${pageSize} offset ${offsetOf(page)}`,
  )
  return pageOf(found, page)
}

export type KeptMail = MailLine & {
  body: string
  secret: boolean
  messageId: string
  attachments: { name: string; reportId: string | null }[]
}

/** One mail with its text, for who keeps the mail in order. */
export async function mailOf(tx: Tx, id: string): Promise<KeptMail | null> {
  const [found] = await rows<KeptMail>(
    tx,
    sql`select o.id, o.kind, o.recipient, o.subject, o.state, o.attempts, o.last_error as "lastError", k.name as client, o.body, o.secret, o.message_id as "messageId",
          ${iso(sql`o.created_at`)} as "createdAt", ${iso(sql`o.sent_at`)} as "sentAt",
          coalesce((select json_agg(json_build_object('name', a.name, 'reportId', a.report_id) order by a.id) from outbox_attachment a where a.outbox_id = o.id),
            '[]') as attachments
        from outbox o left join client k on k.id = o.client_id where o.id = ${id}`,
  )
  return found ?? null
}

/** Sends a mail that was given up once more, under the same Message-ID. @returns whose it is; null when it was not given up */
export async function resendMail(tx: Tx, id: string, now: Moment): Promise<{ clientId: string | null } | null> {
  const [found] = await rows<{ clientId: string | null }>(
    tx,
    sql`update outbox set state = 'waiting', attempts = 0, unsure = 0, send_after = ${now}::timestamptz
        where id = ${id} and state in ('dead', 'uncertain') and body <> '' returning client_id as "clientId"`,
  )
  if (found) await enqueue(tx, 'mail', { outboxId: id, clientId: found.clientId }, { key: id })
  return found ?? null
}
