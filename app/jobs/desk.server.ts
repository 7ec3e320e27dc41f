import { tellDesk } from '#app/desk/mail.server'
import { now } from '#app/http/clock.server'
import { theDb } from '#db/connection'
import type { Handler } from '#db/jobs/runner'

/** Tells our people of one request of a client. */
export const tellRequest: Handler<'request-tell'> = async (asked) => {
  await tellDesk(theDb(), asked, now())
}
