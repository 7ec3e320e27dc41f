import { now } from '#app/http/clock.server'
import { tellAsked } from '#app/units/call-off-mail.server'
import { tellRaised } from '#app/units/dispute-mail.server'
import { expireLapsed } from '#app/units/expire.server'
import { theDb } from '#db/connection'
import type { Handler } from '#db/jobs/runner'

/** Takes out what is left of units that lapsed. */
export const expireLapsedUnits: Handler<'units-expire'> = async () => {
  await expireLapsed(theDb(), now())
}

/** Tells our managers of one dispute. */
export const tellDispute: Handler<'dispute-tell'> = async (raised) => {
  await tellRaised(theDb(), raised, now())
}

/** Tells our managers of one call-off. */
export const tellCallOff: Handler<'call-off-tell'> = async (asked) => {
  await tellAsked(theDb(), asked, now())
}
