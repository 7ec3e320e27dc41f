import { now } from '#app/http/clock.server'
import { settings } from '#app/http/settings.server'
import { send } from '#app/mail/send.server'
import { theDb } from '#db/connection'
import type { Handler } from '#db/jobs/runner'
import { sendWaiting, sweepOutbox } from '#db/outbox'

/** Sends one mail. What goes wrong with it is noted down at the mail, which has attempts of its own; the job itself is done. */
export const sendMail: Handler<'mail'> = async ({ outboxId }) => {
  await sendWaiting(theDb(), outboxId, (mail) => send(mail, settings(), process.env.RONDO_DATA ?? 'data'), now())
}

/** Finds mails that wait without a job. */
export const sweepMail: Handler<'mail-sweep'> = async () => {
  await sweepOutbox(theDb(), now())
}
