import { now } from '#app/http/clock.server'
import { i18nFor } from '#app/http/language.server'
import { addressOf } from '#app/http/our-headers.server'
import { settings } from '#app/http/settings.server'
import type { Language } from '#app/messages/languages'
import { theDb } from '#db/connection'
import { noteLogin } from '#db/login/events'
import {
  acceptInvitation,
  type InvitationMail,
  type Invitee,
  invite,
  type OpenInvitation,
  openInvitation,
  revokeInvitation,
} from '#db/login/invitations'
import { inviteeOf } from '#db/login/team'
import type { StaffActor } from '#domain/relations/actor'
import { rolesToGive, seesClient } from '#domain/relations/team'
import { hash } from './passwords.server'
import { mayTry } from './throttle.server'
import { fingerprint, newToken, tokenHashOf } from './tokens.server'

const days = 7

/**
 * Invites somebody: the link is mailed to them, and shown once to who invites. Managers invite consultants and people of their own
 * clients; that an address has a login already is told only to who may invite.
 * @param language of the mail, unless the client of the invited person has another
 */
export async function inviteSomebody(
  actor: StaffActor,
  invitee: Invitee & { email: string; name: string },
  language: Language = 'nl',
): Promise<{ id: string; link: string } | { refused: 'not-allowed' | 'has-account' }> {
  if (!mayInvite(actor, invitee)) return { refused: 'not-allowed' }
  const { token, tokenHash } = newToken()
  const link = `${settings().origin}/invite/${token}`
  const asked = { ...invitee, tokenHash, invitedBy: actor.userId, now: now(), days }
  const made = await invite(theDb(), asked, (firm, theirs) => mail(theirs ?? language, { name: invitee.name, firm, by: actor.name, link }))
  if (typeof made !== 'string') return made
  await noteLogin(theDb(), {
    action: 'invitation.made',
    userId: actor.userId,
    address: '',
    detail: { invitation: made, kind: invitee.kind, role: invitee.role },
  })
  return { id: made, link }
}

function mail(language: Language, words: { name: string; firm: string; by: string; link: string }): InvitationMail {
  const t = i18nFor(language).getFixedT(language, 'auth')
  const { hostname } = new URL(settings().origin)
  return {
    messageId: `<${fingerprint(words.link)}@${hostname}>`,
    subject: t('invite.mail.subject', words),
    body: t('invite.mail.body', words),
  }
}

function mayInvite(actor: StaffActor, invitee: Invitee): boolean {
  if (invitee.kind === 'staff') return rolesToGive(actor).includes(invitee.role)
  return actor.role !== 'consultant' && seesClient(actor, invitee.clientId)
}

/** Withdraws an invitation that was not accepted yet: of those the actor may make themselves. */
export async function withdrawInvitation(
  actor: StaffActor,
  id: string,
): Promise<{ withdrawn: true } | { refused: 'not-allowed' | 'gone' }> {
  if (actor.role === 'consultant') return { refused: 'not-allowed' }
  const invitee = await inviteeOf(theDb(), id)
  if (!invitee || (invitee.clientId && !seesClient(actor, invitee.clientId))) return { refused: 'gone' }
  if (invitee.kind === 'staff' && !rolesToGive(actor).some((role) => role === invitee.role)) return { refused: 'not-allowed' }
  if (!(await revokeInvitation(theDb(), id, now()))) return { refused: 'gone' }
  await noteLogin(theDb(), { action: 'invitation.withdrawn', userId: actor.userId, address: '', detail: { invitation: id } })
  return { withdrawn: true }
}

/** What the page behind an invitation shows; null when the link does not work (any more). */
export function invitationBehind(token: string): Promise<OpenInvitation | null> {
  return openInvitation(theDb(), tokenHashOf(token), now())
}

/**
 * Accepts an invitation: a new login with this password, for the address and in the role of the invitation. It never changes an existing login.
 */
export async function accept(
  request: Request,
  { token, name, password, language }: { token: string; name: string; password: string; language: Language },
): Promise<{ accepted: true } | { refused: 'gone' | 'has-account' } | { refused: 'too-many'; minutes: number }> {
  const address = addressOf(request)
  const tooMany = await mayTry({ kind: 'link', account: '', address })
  if (tooMany) return tooMany
  if (!(await invitationBehind(token))) return { refused: 'gone' }
  const done = await acceptInvitation(theDb(), {
    tokenHash: tokenHashOf(token),
    name,
    passwordHash: await hash(password),
    language,
    now: now(),
  })
  if ('refused' in done) return done
  await noteLogin(theDb(), { action: 'invitation.accepted', userId: done.userId, address })
  return { accepted: true }
}
