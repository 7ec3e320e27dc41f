import { i18nFor } from '#app/http/language.server'
import { settings } from '#app/http/settings.server'
import { formatsIn } from '#app/messages/use-format'
import { firmName } from '#db/clients'
import type { Db } from '#db/connection'
import { SYSTEM, type Tx, withActor } from '#db/door'
import { type Reader, readerOf, readersOf } from '#db/marks'
import { postMail } from '#db/outbox'
import { type RequestRecord, requestOf } from '#db/requests'
import { dayOf, type Moment } from '#domain/calendar/moment'

/** Mails whoever answers a request that the client asked, added or reopened it; our managers when nobody does. Nobody once it is closed. */
export async function tellDesk(db: Db, { requestId, stepId }: { requestId: string; stepId?: string }, now: Moment): Promise<void> {
  await withActor(db, SYSTEM, async (tx) => {
    const found = await requestOf(tx, requestId)
    if (!found || found.solvedAt) return
    const step = found.steps.find(({ id }) => id === stepId)
    const owner = found.ownerId && (await readerOf(tx, found.ownerId, dayOf(now)))
    const readers = owner ? [owner] : (await readersOf(tx, found.clientId, dayOf(now))).filter(({ side }) => side === 'ours')
    for (const reader of readers) await toOurs(tx, found, reader, { cause: stepId ?? 'asked', what: step?.text ?? found.text ?? '' }, now)
  })
}

/** Mails the asker what the answer is, where we know where to; a customer's goes to the address that was written down. */
export async function tellAnswer(
  tx: Tx,
  found: RequestRecord,
  { stepId, text }: { stepId: string; text: string },
  now: Moment,
): Promise<void> {
  const { clientId, replyTo, replyName, readsPortal, kind, subject, language, id } = found
  if (!replyTo) return
  const t = i18nFor(language).getFixedT(language, 'desk')
  const link = readsPortal ? `\n\n${settings().origin}/portal/requests/${id}` : ''
  const words = { name: replyName ?? '', subject, answer: text, link, firm: await firmName(tx) }
  const about = kind === 'complaint' ? 'complaint' : 'answer'
  const mail = { subject: t(`mail.${about}.subject`, words), body: t(`mail.${about}.body`, words) }
  await postMail(tx, { clientId, kind: 'other', cause: `request-${stepId}`, recipient: replyTo, ...mail, host: host() }, now)
}

/** Mails a colleague that a request is theirs now. */
export async function tellHanded(
  tx: Tx,
  found: RequestRecord,
  { stepId, staffId }: { stepId: string; staffId: string },
  now: Moment,
): Promise<void> {
  const owner = await readerOf(tx, staffId, dayOf(now))
  if (owner) await toOurs(tx, found, owner, { cause: stepId, what: found.text ?? '' }, now)
}

async function toOurs(
  tx: Tx,
  { id, clientId, client, subject, answerBy, by }: RequestRecord,
  { name, email, language }: Reader,
  { cause, what }: { cause: string; what: string },
  now: Moment,
) {
  const t = i18nFor(language).getFixedT(language, 'desk')
  const link = `${settings().origin}/requests/${id}`
  const when = answerBy ? formatsIn(language).momentAt(answerBy) : ''
  const words = { name, client, by: by ?? client, subject, text: what, when, link }
  const mail = { subject: t('mail.ours.subject', words), body: t('mail.ours.body', words) }
  await postMail(tx, { clientId, kind: 'other', cause: `request-${id}-${cause}-${email}`, recipient: email, ...mail, host: host() }, now)
}

const host = () => new URL(settings().origin).hostname
