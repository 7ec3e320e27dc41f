import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Db } from '#db/connection'
import { Undo } from '#db/door'
import { asLogin, type LoginTx } from './owner'
import { addUser, loginEmail } from './users'

/** Whom an invitation is for: one of our people (with or without a row yet), or a person of a client (null makes them known to the client). */
export type Invitee =
  | { kind: 'staff'; role: 'admin' | 'manager' | 'consultant'; staffId: string | null }
  | { kind: 'client'; role: 'owner' | 'staff'; clientId: string; clientPersonId: string | null }

export type InvitationMail = { messageId: string; subject: string; body: string }

export type NewInvitation = Invitee & {
  email: string
  name: string
  tokenHash: string
  invitedBy: string | null
  now: string
  days: number
}

/** An invitation as the page behind its link shows it. */
export type OpenInvitation = { email: string; name: string; role: Invitee['role']; firm: string }

/**
 * Invites somebody. An address that has a login is refused: an invitation never touches an existing account. An earlier invitation to the same address
 * that is still open is withdrawn, so that one link works at a time.
 * The mail with its link waits in the outbox from the same transaction on; its text is blanked once it is sent.
 * @param mailFor makes the mail, in the language of the client whose person it is, when it is one
 * @returns the id of the invitation
 */
export async function invite(
  db: Db,
  asked: NewInvitation,
  mailFor: (firm: string, language: 'nl' | 'en' | null) => InvitationMail,
): Promise<string | { refused: 'has-account' }> {
  const email = loginEmail(asked.email)
  const clientId = asked.kind === 'client' ? asked.clientId : null
  const staffId = asked.kind === 'staff' ? asked.staffId : null
  return asLogin(db, async (tx) => {
    // Two invitations to one address at the same moment take turns.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`invite ${email}`}, 0))`)
    if ((await tx.execute(sql`select 1 from auth_user where email = ${email}`)).length > 0) return { refused: 'has-account' } as const
    await tx.execute(sql`
      update invitation set revoked_at = ${asked.now}::timestamptz where email = ${email} and accepted_at is null and revoked_at is null`)
    const id = v7()
    const clientPersonId = asked.kind === 'client' ? (asked.clientPersonId ?? (await personOf(tx, { ...asked, email }))) : null
    await tx.execute(sql`
      insert into invitation (id, token_hash, email, name, kind, role, staff_id, client_id, client_person_id, invited_by, created_at, expires_at)
      values (${id}, ${asked.tokenHash}, ${email}, ${asked.name}, ${asked.kind}, ${asked.role}, ${staffId}, ${clientId},
        ${clientPersonId}, ${asked.invitedBy}, ${asked.now}::timestamptz, ${asked.now}::timestamptz + make_interval(days => ${asked.days}::int))`)
    const [of] = (await tx.execute(sql`
      select (select name from firm limit 1) as firm, (select language from client where id = ${clientId}::uuid) as language`)) as unknown as {
      firm: string | null
      language: 'nl' | 'en' | null
    }[]
    const mail = mailFor(of?.firm ?? '', of?.language ?? null)
    await tx.execute(sql`
      insert into outbox (id, client_id, message_id, recipient, subject, body, kind, effect_key, secret, send_after)
      values (${v7()}, ${clientId}, ${mail.messageId}, ${email}, ${mail.subject}, ${mail.body}, 'invitation', ${`invitation ${id}`}, true,
        ${asked.now}::timestamptz)`)
    return id
  })
}

/** The person of a client with this address and no login, made when there is none. */
async function personOf(
  tx: LoginTx,
  { clientId, email, name, role }: { clientId: string; email: string; name: string; role: 'owner' | 'staff' },
) {
  const [known] = (await tx.execute(sql`
    select id from client_person where client_id = ${clientId} and lower(email) = ${email} and user_id is null and disabled_at is null
    limit 1 for update`)) as unknown as { id: string }[]
  if (known) return known.id
  const id = v7()
  await tx.execute(
    sql`insert into client_person (client_id, id, name, email, level) values (${clientId}, ${id}, ${name}, ${email}, ${role})`,
  )
  return id
}

/** Withdraws an invitation. One that was accepted stays as it is. @returns whether there was something to withdraw */
export async function revokeInvitation(db: Db, id: string, now: string): Promise<boolean> {
  const done = await db.execute(sql`
    update invitation set revoked_at = ${now}::timestamptz where id = ${id} and accepted_at is null and revoked_at is null returning id`)
  return done.length > 0
}

/** What the page behind a link shows; null when the link does not work (any more). */
export async function openInvitation(db: Db, tokenHash: string, now: string): Promise<OpenInvitation | null> {
  const [found] = (await db.execute(sql`
    select i.email, i.name, i.role, coalesce((select name from firm limit 1), 'Rondo') as firm from invitation i
    where i.token_hash = ${tokenHash} and i.accepted_at is null and i.revoked_at is null and i.expires_at > ${now}::timestamptz`)) as unknown as OpenInvitation[]
  return found ?? null
}

export type Acceptance = { tokenHash: string; name: string; passwordHash: string; language: 'nl' | 'en'; now: string }

type Accepted = {
  id: string
  email: string
  kind: Invitee['kind']
  role: Invitee['role']
  staffId: string | null
  clientId: string | null
  clientPersonId: string | null
}

/**
 * Accepts an invitation: makes the login and ties it to the person. Role and address come from the invitation, never from the form. It is used by the
 * condition of one update, so of many that come at once one wins. An address that got a login in the meantime is refused and the invitation stays open.
 */
export async function acceptInvitation(db: Db, asked: Acceptance): Promise<{ userId: string } | { refused: 'gone' | 'has-account' }> {
  try {
    return await asLogin(db, (tx) => accept(tx, asked))
  } catch (error) {
    if (error instanceof Undo) return error.answer as { refused: 'gone' | 'has-account' }
    throw error
  }
}

async function accept(tx: LoginTx, { tokenHash, name, passwordHash, language, now }: Acceptance): Promise<{ userId: string }> {
  const [open] = (await tx.execute(sql`
    select id, email, kind, role, staff_id as "staffId", client_id as "clientId", client_person_id as "clientPersonId" from invitation
    where token_hash = ${tokenHash} and accepted_at is null and revoked_at is null and expires_at > ${now}::timestamptz
    for update`)) as unknown as Accepted[]
  if (!open) throw new Undo({ refused: 'gone' })
  const userId = await addUser(tx, { email: open.email, name, passwordHash, language })
  if (typeof userId !== 'string') throw new Undo(userId)
  const done = await tx.execute(sql`
    update invitation set accepted_at = ${now}::timestamptz, accepted_by = ${userId}
    where id = ${open.id} and accepted_at is null and revoked_at is null returning id`)
  const tied = await tie(tx, open, userId, name)
  if (done.length !== 1 || !tied) throw new Undo({ refused: 'gone' })
  return { userId }
}

// A person who has a login keeps it: the update takes only one without.
async function tie(
  tx: LoginTx,
  { email, kind, role, staffId, clientId, clientPersonId }: Accepted,
  userId: string,
  name: string,
): Promise<boolean> {
  if (kind === 'client') {
    const tied = await tx.execute(sql`
      update client_person set user_id = ${userId}, level = ${role} where client_id = ${clientId} and id = ${clientPersonId} and user_id is null returning id`)
    return tied.length === 1
  }
  const tied = staffId
    ? await tx.execute(
        sql`update staff set user_id = ${userId}, role = ${role} where id = ${staffId} and user_id is null and disabled_at is null returning id`,
      )
    : await tx.execute(sql`
        insert into staff (id, user_id, name, initials, email, role) values (${v7()}, ${userId}, ${name}, ${initialsOf(name)}, ${email}, ${role})
        returning id`)
  return tied.length === 1
}

/** The first letters of the first and the last word of a name, as capitals. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map((word) => word?.[0]?.toUpperCase() ?? '').join('') || '?'
}
