import { newToken } from '#app/auth/tokens.server'
import { i18nFor } from '#app/http/language.server'
import { settings } from '#app/http/settings.server'
import { addLinks, dropLinks, type Told, takeBackMails, toldOf } from '#db/appointment-links'
import type { Tx } from '#db/door'
import { postMail } from '#db/outbox'
import { dayOf, type Moment, wallClock } from '#domain/calendar/moment'
import { calendarFile } from '#domain/carry-out/calendar-file'
import { formatDay } from '#domain/language/format'
import { isMailAddress } from '#domain/relations/mail-address'

/** A confirmation waits so long, so that who undoes a call in time mails nobody. */
const undoSeconds = 30

/**
 * Writes the mail that confirms an appointment, with its calendar file and links to confirm, move or cancel it, in the transaction of its cause. Nothing is
 * written when no address is known. @returns to whom it goes
 */
export async function postConfirmation(tx: Tx, appointmentId: string, now: Moment): Promise<string | null> {
  const told = await toldOf(tx, appointmentId)
  const recipient = told?.email?.trim() ?? ''
  // A proposal of the planner was agreed with nobody yet.
  if (!told || told.state !== 'agreed' || !isMailAddress(recipient)) return null
  const { origin, hostname } = new URL(settings().origin)
  const links = (['confirm', 'move', 'cancel'] as const).map((purpose) => ({ purpose, ...newToken() }))
  await addLinks(tx, { clientId: told.clientId, appointmentId, expiresAt: told.startsAt }, links)
  const words = i18nFor(told.language).getFixedT(told.language, 'run')
  const facts = factsOf(told)
  const body = [
    words('mail.greeting', { name: told.contact ?? told.customer }),
    words('mail.agreed', facts),
    links.map(({ purpose, token }) => `${words(`mail.links.${purpose}`)}:\n${origin}/a/${token}`).join('\n\n'),
    words('mail.noLogin'),
    words('mail.closing', facts),
  ].join('\n\n')
  const calendar = calendarOf(told, hostname, words('mail.event', facts), now)
  const mail = {
    ...aboutAppointment(told, 'stands'),
    recipient,
    subject: words('mail.subject', facts),
    body: `${body}\n`,
    secret: true,
    attachments: [calendar],
    host: hostname,
  }
  await postMail(tx, mail, new Date(Date.parse(now) + undoSeconds * 1000).toISOString())
  return recipient
}

/** The appointment is off: a confirmation that waits is taken back; who had one already is told, with the calendar file that takes it out. */
export async function takeConfirmationBack(tx: Tx, appointmentId: string, now: Moment): Promise<void> {
  const told = await toldOf(tx, appointmentId)
  if (!told) return
  await dropLinks(tx, told.clientId, appointmentId)
  const sent = await takeBackMails(tx, told)
  const recipient = told.email?.trim() ?? ''
  if (!sent || !isMailAddress(recipient)) return
  const { hostname } = new URL(settings().origin)
  const words = i18nFor(told.language).getFixedT(told.language, 'run')
  const facts = factsOf(told)
  const body = [
    words('mail.greeting', { name: told.contact ?? told.customer }),
    words('mail.off', facts),
    words('mail.closing', facts),
  ].join('\n\n')
  const calendar = calendarOf(told, hostname, words('mail.event', facts), now)
  await postMail(
    tx,
    {
      ...aboutAppointment(told, 'off'),
      recipient,
      subject: words('mail.subjectOff', facts),
      body: `${body}\n`,
      attachments: [calendar],
      host: hostname,
    },
    now,
  )
}

// A cause has one mail: the same appointment, changed, is another cause.
function aboutAppointment({ clientId, appointmentId, sequence, staffEmail }: Told, what: string) {
  return { clientId, kind: 'appointment', cause: `appointment ${appointmentId} ${what} ${sequence}`, replyTo: staffEmail } as const
}

function factsOf(told: Told) {
  const { time } = wallClock(told.startsAt)
  return {
    ...{ customer: told.customer, client: told.client, staff: told.staff, firm: told.firm, phone: told.staffPhone ?? told.staffEmail },
    ...{ when: `${formatDay(dayOf(told.startsAt), told.language, 'long')}, ${time}`, minutes: told.minutes, address: told.address },
  }
}

function calendarOf(told: Told, host: string, summary: string, now: Moment) {
  const { appointmentId, sequence, startsAt, minutes, address, customer, contact, email, confirmedAt } = told
  const event = {
    ...{ uid: `${appointmentId}@${host}`, sequence, startsAt, minutes, summary, location: address || customer },
    organizer: { name: told.staff, email: told.staffEmail },
    attendee: email ? { name: contact ?? customer, email: email.trim(), accepted: confirmedAt !== null } : null,
    cancelled: told.state === 'cancelled',
  }
  return { name: 'afspraak.ics', type: 'text/calendar', bytes: Buffer.from(calendarFile(event, now)) } as const
}
