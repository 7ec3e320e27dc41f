import { settings } from '#app/http/settings.server'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { mailOf, mailPage, resendMail } from '#db/outbox'
import type { Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'

/**
 * A page of the mail that went out or waits, and one mail to look into. The text of a mail with a link that opens a door is for an administrator only: who
 * has it could enter as somebody else.
 */
export async function mailScreen(actor: StaffActor, page: number, mailId: string | undefined) {
  return withActor(theDb(), actor, async (tx) => {
    const mails = await mailPage(tx, page)
    const found = mailId ? await mailOf(tx, mailId) : null
    const hidden = found?.secret === true && actor.role !== 'admin'
    const { mail } = settings()
    return {
      mails,
      opened: found ? { ...found, body: hidden ? '' : found.body, hidden } : null,
      server: mail ? { host: new URL(mail.url).host, from: mail.from } : null,
    }
  })
}

export type MailScreen = Awaited<ReturnType<typeof mailScreen>>

/** Sends a mail that was given up once more. Asked twice it is sent once: the second finds it waiting. */
export async function sendAgain(
  actor: StaffActor,
  id: string,
  now: Moment,
): Promise<{ waits: true } | { refused: 'mail-not-given-up' | 'not-yours' }> {
  if (actor.role === 'consultant') return { refused: 'not-yours' }
  return withActor(theDb(), actor, async (tx) => {
    const found = await resendMail(tx, id, now)
    if (!found) return { refused: 'mail-not-given-up' } as const
    await record(tx, { action: 'mail.retried', object: 'mail', objectId: id, clientId: found.clientId })
    return { waits: true } as const
  })
}
